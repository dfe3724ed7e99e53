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
import org.jspecify.annotations.Nullable;

/// The folder that holds the embedded engine's data: private to its owner, and locked, so that two
/// servers never write to one folder.
final class DataFolder implements Closeable {

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
      Files.createDirectories(root);
      if (Files.getFileStore(root).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      FileChannel channel =
          FileChannel.open(
              root.resolve("docket.lock"),
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

  Path backups() {
    return root.resolve("backups");
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
