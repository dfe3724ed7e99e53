package dev.docket.http;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/// HTTP/1.1 connections that take paths with stray percent signs.
///
/// The JavaScript SDK puts template names into paths as they are, `50% off` becomes `50%%20off`,
/// and Jetty refuses such a path while it reads the request line, before any of its compliance
/// settings are asked.
final class TolerantConnections extends HttpConnectionFactory {

  TolerantConnections(HttpConfiguration configuration) {
    super(configuration);
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    HttpConnection connection = new TolerantConnection(getHttpConfiguration(), connector, endPoint);
    return configure(connection, connector, endPoint);
  }

  private static final class TolerantConnection extends HttpConnection {

    TolerantConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
      super(configuration, connector, endPoint);
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
      return super.newHttpStream(method, repaired(uri), version);
    }
  }

  /// The target with every percent sign that begins no escape escaped itself.
  static String repaired(String target) {
    int percent = target.indexOf('%');
    if (percent < 0) {
      return target;
    }
    StringBuilder repaired = new StringBuilder(target.length() + 8).append(target, 0, percent);
    for (int i = percent; i < target.length(); i++) {
      char c = target.charAt(i);
      repaired.append(c);
      if (c == '%' && !(isHex(target, i + 1) && isHex(target, i + 2))) {
        repaired.append("25");
      }
    }
    return repaired.toString();
  }

  private static boolean isHex(String target, int index) {
    return index < target.length() && Character.digit(target.charAt(index), 16) >= 0;
  }
}
