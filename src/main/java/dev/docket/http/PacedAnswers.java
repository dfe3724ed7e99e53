package dev.docket.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/// Cuts the connection of a caller who takes an answer too slowly. One who takes a little now and
/// then would hold it, and whatever makes it, for as long as it likes: no idle time-out ever ends
/// it.
///
/// Each write has its own time, by its length: an answer that takes long to be made is nobody's
/// fault.
final class PacedAnswers extends Handler.Wrapper {

  /// Shorter writes fit into the system's own buffers, or are all there is to be taken.
  private static final int SHORT = 8 << 10;

  private final Duration grace;
  private final int bytesPerSecond;

  /// Answers are written at this pace at least.
  ///
  /// @param grace what each write may take besides
  PacedAnswers(Duration grace, int bytesPerSecond) {
    this.grace = grace;
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new Paced(request, response), callback);
  }

  private final class Paced extends Response.Wrapper {

    Paced(Request request, Response response) {
      super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (content == null || content.remaining() < SHORT) {
        super.write(last, content, callback);
        return;
      }
      long millis = grace.toMillis() + content.remaining() * 1_000L / bytesPerSecond;
      EndPoint connection = getRequest().getConnectionMetaData().getConnection().getEndPoint();
      Scheduler.Task cut =
          getRequest()
              .getComponents()
              .getScheduler()
              .schedule(
                  () -> connection.close(new TimeoutException("an answer was taken too slowly")),
                  millis,
                  TimeUnit.MILLISECONDS);
      super.write(last, content, Callback.from(cut::cancel, callback));
    }
  }
}
