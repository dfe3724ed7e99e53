package dev.docket.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder that holds the embedded engine's data: private to its owner, and locked, so that two
/// servers never write to one folder.
final class DataFolder implements Closeable {

  private static final String LOCK = "docket.lock";

  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /// Makes and locks the folder.
  ///
  /// @throws UnusableFolderException saying who uses it or what is wrong with it
  static DataFolder open(Path dir) {
    Path root = dir.toAbsolutePath().normalize();
    try {
      makePrivate(Files.createDirectories(root));
      FileChannel channel =
          FileChannel.open(
              root.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String owner = owner(channel);
        channel.close();
        throw new UnusableFolderException(
            "another Docket%s uses the data folder %s".formatted(owner, root));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(root, channel);
    } catch (FileAlreadyExistsException e) {
      throw new UnusableFolderException("the data folder %s is a file".formatted(root));
    } catch (AccessDeniedException e) {
      throw new UnusableFolderException("the data folder %s is not writable".formatted(root));
    } catch (FileSystemException e) {
      throw new UnusableFolderException(
          "the data folder %s cannot be used: %s".formatted(root, e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Who has the folder locked, as [#open] says it; empty when nobody has. Changes nothing.
  ///
  /// @throws UnusableFolderException when that cannot be found out
  static Optional<String> usedBy(Path dir) {
    Path lock = dir.toAbsolutePath().normalize().resolve(LOCK);
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return tryLock(channel) == null
          ? Optional.of("another Docket" + owner(channel))
          : Optional.empty();
    } catch (IOException e) {
      throw new UnusableFolderException("the lock %s cannot be looked at: %s".formatted(lock, e));
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    String text = new String(pid.array(), 0, pid.position(), StandardCharsets.UTF_8);
    return text.isBlank() ? "" : " (process %s)".formatted(text);
  }

  Path root() {
    return root;
  }

  Path engine() {
    return root.resolve("engine");
  }

  Path config() {
    return root.resolve("config");
  }

  /// A folder for copies of the data: made, and as private as the data are, when it is missing.
  ///
  /// @throws UnusableFolderException saying what is wrong with it
  static Path backups(Path dir) {
    Path folder = dir.toAbsolutePath().normalize();
    try {
      if (!Files.exists(folder)) {
        makePrivate(Files.createDirectories(folder));
      }
      return folder;
    } catch (IOException e) {
      throw new UnusableFolderException(
          "the folder for backups %s cannot be made: %s".formatted(folder, e));
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
