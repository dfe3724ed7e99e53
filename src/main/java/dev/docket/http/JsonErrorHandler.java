package dev.docket.http;

import dev.docket.json.Json;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers in JSON what never reaches a route: request lines and headers that are too long, bytes
/// that are not HTTP.
final class JsonErrorHandler extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(JsonErrorHandler.class);

  /// Without this only what begins with GET or POST hears why.
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    LOG.debug("a call never reached a route status={}", code, cause);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Replies.JSON);
    Content.Sink.write(response, true, new String(body(code), StandardCharsets.UTF_8), callback);
  }

  private static byte[] body(int status) {
    String message =
        switch (status) {
          case HttpStatus.URI_TOO_LONG_414 -> "The request line is longer than 64 KiB.";
          case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
              "The headers are larger than 64 KiB.";
          default -> "The request cannot be read: " + HttpStatus.getMessage(status) + ".";
        };
    return Json.bytes(Replies.error(message));
  }
}
