package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads request bodies: bounded before and after inflation.
final class Bodies {

  static final List<String> ENCODINGS = List.of("gzip", "identity");

  private static final int INFLATE_BUFFER = 8_192;

  private final int maxBytes;

  Bodies(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// The body, inflated.
  ///
  /// @throws ProblemException [Problem.TooLarge], [Problem.Malformed] or, for an encoding that is
  ///   not known, [Problem.Invalid]
  byte[] read(Context ctx) {
    if (ctx.req().getContentLengthLong() > maxBytes) {
      throw tooLarge();
    }
    try (InputStream in = inflated(ctx.header("Content-Encoding"), ctx.req().getInputStream())) {
      byte[] body = in.readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        throw tooLarge();
      }
      return body;
    } catch (ZipException | EOFException e) {
      throw new ProblemException(new Problem.Malformed("The body is not valid gzip."), e);
    } catch (IOException e) {
      throw new ProblemException(
          new Problem.Malformed("The body ended before it was complete."), e);
    }
  }

  private static InputStream inflated(@Nullable String encoding, InputStream in)
      throws IOException {
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return in;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return new GZIPInputStream(in, INFLATE_BUFFER);
    }
    throw new UnsupportedEncoding();
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        new Problem.TooLarge(
            "The body is larger than %,d bytes (DOCKET_MAX_BODY_BYTES).".formatted(maxBytes)));
  }

  /// 415 is about HTTP alone, so it is no [Problem].
  static final class UnsupportedEncoding extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedEncoding() {
      super("Content-Encoding must be gzip, or be absent.");
    }
  }
}
