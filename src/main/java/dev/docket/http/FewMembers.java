package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// Inflates gzip of not too many members. Java's reader calls itself for each that holds nothing,
/// and with 200,000 of them, four megabytes, is busy for minutes before its stack ends.
final class FewMembers extends GZIPInputStream {

  private static final int MOST = 1_000;

  /// @throws ProblemException [Problem.Malformed] from reads, when there are more
  FewMembers(InputStream in, int bufferBytes) throws IOException {
    super(in, bufferBytes);
    crc = new Counted();
  }

  /// Is reset twice by the head of each member.
  private static final class Counted extends CRC32 {

    private int resets;

    @Override
    public void reset() {
      super.reset();
      resets++;
      if (resets > 2 * MOST) {
        throw new ProblemException(
            new Problem.Malformed("The body is gzip of more than %,d members.".formatted(MOST)));
      }
    }
  }
}
