package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads request bodies: bounded before and after inflation.
final class Bodies {

  private static final Logger LOG = LoggerFactory.getLogger(Bodies.class);

  static final List<String> ENCODINGS = List.of("gzip", "identity");

  private static final int INFLATE_BUFFER = 8_192;

  private static final int CHUNK = 16 << 10;

  /// Comes on top of what a write waits for the engine.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /// What is read of a body that nobody wants: whoever is answered and cut off while still sending
  /// sees a broken connection in place of the answer. Beyond it that is cheaper.
  private static final int MOST_DISCARDED = 1 << 20;

  private static final String WRITE = "docket.write";

  private final int maxBytes;
  private final BodyMemory memory;
  private final Admission admission;

  Bodies(int maxBytes) {
    this.maxBytes = maxBytes;
    this.memory = new BodyMemory(Runtime.getRuntime().maxMemory(), maxBytes, PATIENCE);
    this.admission = new Admission(memory.bytes(), System::nanoTime);
  }

  /// A call that writes, from before its body is here until it is answered.
  private final class Write {

    private int size = -1;

    /// @throws ProblemException when others have come in while the body did
    void begin(int bytes) {
      if (!admission.begins(bytes)) {
        throw later();
      }
      size = bytes;
    }

    void end(boolean stored) {
      if (size >= 0) {
        admission.ended(size, stored);
      }
    }
  }

  /// Answers a call that writes, or refuses it before anything of its body is looked at.
  ///
  /// @throws ProblemException [Problem.Unavailable] when it would have to wait for too long; or
  ///   what the route throws
  Writes.Answer admit(Context ctx, Writes.Route route) {
    if (!admission.hasRoom(ctx.req().getContentLengthLong())) {
      discard(ctx);
      throw later();
    }
    Write write = new Write();
    ctx.attribute(WRITE, write);
    boolean stored = false;
    try {
      Writes.Answer answer = route.write(ctx);
      stored = true;
      return answer;
    } finally {
      write.end(stored);
    }
  }

  private static ProblemException later() {
    return ProblemException.unavailable("More comes in than can be stored; this has to wait.", 2);
  }

  private PacedInput sent(Context ctx) throws IOException {
    return new PacedInput(ctx.req().getInputStream(), System::nanoTime, maxBytes, this::tooLarge);
  }

  private void discard(Context ctx) {
    if (ctx.header("Expect") != null) {
      return;
    }
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = sent(ctx)) {
      int discarded = 0;
      for (int n = in.read(chunk); n >= 0 && discarded < MOST_DISCARDED; n = in.read(chunk)) {
        discarded += n;
      }
    } catch (IOException gone) {
      LOG.debug("a caller left who was to be refused", gone);
    }
  }

  /// The body, inflated.
  ///
  /// @throws ProblemException [Problem.TooLarge], [Problem.Malformed], or [Problem.Unavailable]
  ///   when the bodies of other calls take all the memory that there is for them
  byte[] read(Context ctx) {
    if (ctx.req().getContentLengthLong() > maxBytes) {
      throw tooLarge();
    }
    try (InputStream raw = sent(ctx);
        InputStream in = inflated(ctx.header("Content-Encoding"), raw)) {
      byte[] body = read(in, loan(ctx));
      if (ctx.attribute(WRITE) instanceof Write write) {
        write.begin(body.length);
      }
      return body;
    } catch (EofException e) {
      throw cutOff(e);
    } catch (ZipException | EOFException e) {
      throw new ProblemException(new Problem.Malformed("The body is not valid gzip."), e);
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  /// The body as JSON; one of no bytes is an empty object.
  JsonNode readJson(Context ctx) {
    byte[] raw = read(ctx);
    return raw.length == 0 ? Json.object() : Json.parse(raw);
  }

  private BodyMemory.Loan loan(Context ctx) {
    BodyMemory.Loan loan = memory.loan();
    Request.addCompletionListener(
        ServletContextRequest.getServletContextRequest(ctx.req()), _ -> loan.giveBack());
    return loan;
  }

  private byte[] read(InputStream in, BodyMemory.Loan loan) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      if (body.size() + n > maxBytes) {
        throw tooLarge();
      }
      loan.cover(body.size() + n);
      body.write(chunk, 0, n);
    }
    return body.toByteArray();
  }

  private static InputStream inflated(@Nullable String encoding, InputStream in)
      throws IOException {
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return in;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return new FewMembers(in, INFLATE_BUFFER);
    }
    throw new UnsupportedEncoding();
  }

  private static ProblemException cutOff(IOException e) {
    return new ProblemException(new Problem.Malformed("The body ended before it was complete."), e);
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
