package dev.docket.http;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Has a call be what its method and path say, before Javalin makes more of it.
///
/// * A header may name another method, past a gateway that lets calls through by their method, and
///   one that is about WebSockets keeps a call from every route.
/// * `BEFORE` and `AFTER`, methods of nobody else, are answered by what runs before and after
///   routes.
/// * Its patterns of paths allow any number of slashes wherever there is one, and take time by the
///   third power of how many follow each other: 60,000 would be days.
final class PlainCalls implements HttpConfiguration.Customizer {

  private static final List<String> MEANT_FOR_JAVALIN =
      List.of("X-HTTP-Method-Override", "Sec-WebSocket-Version");

  private static final int MOST_SLASHES = 16;

  private static final Pattern TOO_MANY = Pattern.compile("/{%d}".formatted(MOST_SLASHES + 1));

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    if (!HandlerType.findOrDefault(request.getMethod()).isHttpMethod()) {
      throw new HttpException.RuntimeException(HttpStatus.NOT_IMPLEMENTED_501);
    }
    if (TOO_MANY.matcher(request.getHttpURI().toString()).find()) {
      throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400);
    }
    return MEANT_FOR_JAVALIN.stream().anyMatch(request.getHeaders()::contains)
        ? new Plain(request)
        : request;
  }

  private static final class Plain extends Request.Wrapper {

    private final HttpFields headers;

    Plain(Request request) {
      super(request);
      HttpFields.Mutable plain = HttpFields.build(request.getHeaders());
      MEANT_FOR_JAVALIN.forEach(plain::remove);
      this.headers = plain.asImmutable();
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
