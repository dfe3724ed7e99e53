package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.search.ExportStream;
import dev.docket.search.FoundRequest;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends an export line by line. The end of a line is sent before the next one, or at the end of
/// all: so whoever has a last line without its end knows that the export is not whole, also when
/// nothing else told him.
final class ExportSending {

  private static final Logger LOG = LoggerFactory.getLogger(ExportSending.class);

  private static final int BUFFER = 16 << 10;

  private final ExportStream stream;
  private final ExportLines lines;
  private final BooleanSupplier stopping;

  /// An export to be sent.
  ///
  /// @param stopping whether the server is on its way down
  ExportSending(ExportStream stream, ExportLines lines, BooleanSupplier stopping) {
    this.stream = stream;
    this.lines = lines;
    this.stopping = stopping;
  }

  /// Sends everything, and returns when the client has taken it, or is gone. By now the status is
  /// said, and the message of a failure would be taken for data: the connection is cut instead.
  void to(Context ctx, List<FoundRequest> first) {
    ctx.disableCompression();
    try {
      OutputStream out = body(ctx);
      send(first, out);
      // Only here: closing what is not whole would end it like something that is.
      out.close();
    } catch (IOException e) {
      LOG.debug("an export was not taken error={}", e.toString());
      cut(ctx, e);
    } catch (RuntimeException | Error e) {
      Problem problem = Failures.problem(e);
      LOG.warn("an export was cut reason={}", problem.message());
      cut(ctx, e);
    }
  }

  private static OutputStream body(Context ctx) throws IOException {
    OutputStream out = ctx.res().getOutputStream();
    if (!takesGzip(ctx)) {
      return out;
    }
    ctx.header("Content-Encoding", "gzip");
    return new GZIPOutputStream(out, BUFFER);
  }

  private static boolean takesGzip(Context ctx) {
    QuotedQualityCSV accepted = new QuotedQualityCSV();
    accepted.addValue(ctx.header("Accept-Encoding"));
    return accepted.getValues().contains("gzip");
  }

  private void send(List<FoundRequest> first, OutputStream out) throws IOException {
    byte[] head = lines.head();
    out.write(head);
    boolean open = head.length > 0;
    for (List<FoundRequest> page = first; !page.isEmpty(); page = stream.next()) {
      if (stopping.getAsBoolean()) {
        throw new IOException("the server is stopping");
      }
      long bytes = 0;
      for (FoundRequest request : page) {
        if (open) {
          out.write(lines.end());
        }
        byte[] line = lines.line(request);
        out.write(line);
        open = true;
        bytes += line.length;
      }
      out.flush();
      stream.took(bytes);
    }
    if (open) {
      out.write(lines.end());
    }
  }

  /// The connection itself is closed: an aborted answer is an error of its own to Javalin, which
  /// still looks at it afterwards.
  private static void cut(Context ctx, Throwable cause) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close(cause);
  }
}
