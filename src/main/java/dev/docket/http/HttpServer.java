package dev.docket.http;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;

/// The HTTP server: every answer on every path is JSON with a message.
public final class HttpServer implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 64 << 10;

  /// SDKs keep connections for a minute.
  private static final long IDLE_MILLIS = 75_000;

  /// How long calls that have begun may take to end when the server stops.
  private static final long STOP_MILLIS = 10_000;

  private final Javalin javalin;
  private final Stopping stopping;

  private HttpServer(Javalin javalin, Stopping stopping) {
    this.javalin = javalin;
    this.stopping = stopping;
  }

  /// Starts serving.
  ///
  /// @throws PortTakenException when it cannot listen there
  public static HttpServer start(HttpSettings settings, HttpParts parts) {
    Stopping stopping = new Stopping();
    List<Routes> routes = parts.routes(settings, stopping);
    Javalin javalin =
        Javalin.create(config -> {
          jetty(config, settings);
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.http.prefer405over404 = true;
          config.http.compressionStrategy = CompressionStrategy.GZIP;
          config.router.treatMultipleSlashesAsSingleSlash = true;
          config.router.ignoreTrailingSlashes = true;
          problems(config);
          routes.forEach(subject -> subject.register(config.routes));
        });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new PortTakenException(settings, e);
    }
    return new HttpServer(javalin, stopping);
  }

  private static void jetty(JavalinConfig config, HttpSettings settings) {
    config.jetty.modifyHttpConfiguration(HttpServer::tolerant);
    config.jetty.addConnector((server, http) -> {
      ServerConnector connector = new ServerConnector(server, new TolerantConnections(http));
      connector.setHost(settings.host());
      connector.setPort(settings.port());
      connector.setIdleTimeout(IDLE_MILLIS);
      return connector;
    });
    config.jetty.modifyServer(server -> {
      server.setErrorHandler(new JsonErrorHandler());
      server.setStopTimeout(STOP_MILLIS);
    });
  }

  /// SDKs put template names into paths as they are, so odd paths must reach the routes.
  private static void tolerant(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
  }

  private static void problems(JavalinConfig config) {
    config.routes.exception(ProblemException.class, (e, ctx) -> Replies.problem(ctx, e.problem()));
    config.routes.exception(
        Bodies.UnsupportedEncoding.class,
        (e, ctx) -> Replies.json(ctx, 415, Replies.error(String.valueOf(e.getMessage()))));
    config.routes.exception(
        NotFoundResponse.class,
        (e, ctx) ->
            Replies.problem(ctx, new Problem.NotFound("There is no such route on this server.")));
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (e, ctx) ->
            Replies.json(
                ctx, 405, Replies.error("This route does not know " + ctx.method() + ".")));
    config.routes.exception(
        HttpResponseException.class,
        (e, ctx) ->
            Replies.json(ctx, e.getStatus(), Replies.error(String.valueOf(e.getMessage()))));
    config.routes.exception(Exception.class, (e, ctx) -> Replies.problem(ctx, Failures.problem(e)));
  }

  /// The port on which it listens.
  public int port() {
    return javalin.port();
  }

  /// Stops accepting, and lets calls that have begun end.
  @Override
  public void close() {
    stopping.begin();
    javalin.stop();
  }

  /// Whether the server is on its way down.
  static final class Stopping {

    private volatile boolean begun;

    void begin() {
      begun = true;
    }

    boolean begun() {
      return begun;
    }
  }
}
