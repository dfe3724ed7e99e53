package dev.docket.pricing;

import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Reads price files. One that is wrong anywhere is refused whole: a price that silently does not
/// count is found out months later.
public final class PriceFile {

  /// Largest file.
  static final int MAX_BYTES = 8 << 20;

  private static final String BUNDLED = "prices.json";

  private PriceFile() {}

  /// The prices that Docket comes with.
  public static PriceList bundled() {
    try (InputStream in =
        Objects.requireNonNull(PriceFile.class.getResourceAsStream("/" + BUNDLED))) {
      return read(BUNDLED, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The prices of a user's file.
  ///
  /// @throws PriceFileException when it cannot be read, or anything in it is wrong
  public static PriceList read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new PriceFileException("%s cannot be read".formatted(file));
    }
    return read(file.toString(), bytes);
  }

  static PriceList read(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new PriceFileException(
          "%s: a price file may have %d MiB".formatted(name, MAX_BYTES >> 20));
    }
    try {
      return PriceListReader.read(Json.parse(bytes));
    } catch (PriceListReader.Wrong e) {
      throw new PriceFileException("%s: %s".formatted(name, e.getMessage()));
    } catch (ProblemException e) {
      // The parser speaks of bodies.
      String problem = e.problem().message().replaceFirst("^The body is", "is");
      throw new PriceFileException("%s %s".formatted(name, problem));
    }
  }
}
