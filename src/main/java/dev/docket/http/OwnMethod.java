package dev.docket.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/// Has a call be what its method says. Javalin would let a header say otherwise, past a gateway
/// that lets calls through by their method.
final class OwnMethod implements HttpConfiguration.Customizer {

  private static final String OTHER = "X-HTTP-Method-Override";

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    if (!request.getHeaders().contains(OTHER)) {
      return request;
    }
    HttpFields headers = HttpFields.build(request.getHeaders()).remove(OTHER).asImmutable();
    return new Request.Wrapper(request) {
      @Override
      public HttpFields getHeaders() {
        return headers;
      }
    };
  }
}
