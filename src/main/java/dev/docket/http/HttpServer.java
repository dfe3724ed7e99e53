package dev.docket.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.router.ParsedEndpoint;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;

/// The HTTP server: every answer on every path is JSON with a message.
public final class HttpServer implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 64 << 10;

  /// Connections that are not accepted yet. Java's own 50 are gone when a fleet of workers starts
  /// at once, and whoever finds no place is silently kept waiting for a second by TCP.
  private static final int ACCEPT_QUEUE = 1_024;

  /// As slow as the slowest body.
  private static final Duration READER_GRACE = Duration.ofSeconds(10);

  private static final int READER_BYTES_PER_SECOND = 4 << 10;

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
    Javalin javalin = javalin(settings, parts.routes(settings, stopping));
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new PortTakenException(settings, e);
    }
    return new HttpServer(javalin, stopping);
  }

  /// The server with its routes, not listening yet.
  static Javalin javalin(HttpSettings settings, List<Routes> routes) {
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
          config.router.javaLangErrorHandler(HttpServer::error);
          WebPages pages = new WebPages();
          pages.register(config);
          problems(config, pages);
          routes.forEach(subject -> subject.register(config.routes));
        });
    answerHead(javalin.unsafe.internalRouter);
    return javalin;
  }

  /// Left to itself Javalin answers HEAD with 200 wherever there is a GET, whatever that would say
  /// and to whomever.
  private static void answerHead(InternalRouter router) {
    for (ParsedEndpoint known : List.copyOf(router.allHttpHandlers())) {
      Endpoint endpoint = known.endpoint;
      if (endpoint.method.equals(HandlerType.GET)) {
        router.addHttpEndpoint(new Endpoint(HandlerType.HEAD, endpoint.path, endpoint.handler));
      }
    }
  }

  private static void jetty(JavalinConfig config, HttpSettings settings) {
    config.jetty.modifyHttpConfiguration(HttpServer::tolerant);
    config.jetty.addConnector((server, http) -> {
      ServerConnector connector = new ServerConnector(server, new TolerantConnections(http));
      connector.setHost(settings.host());
      connector.setPort(settings.port());
      connector.setIdleTimeout(IDLE_MILLIS);
      connector.setAcceptQueueSize(ACCEPT_QUEUE);
      return connector;
    });
    config.jetty.modifyServer(server -> {
      server.setErrorHandler(new JsonErrorHandler());
      server.setStopTimeout(STOP_MILLIS);
      server.setHandler(new PacedAnswers(READER_GRACE, READER_BYTES_PER_SECOND));
    });
  }

  /// SDKs put template names into paths as they are, so odd paths must reach the routes.
  private static void tolerant(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setSendServerVersion(false);
    http.addCustomizer(new PlainCalls());
  }

  private static void problems(JavalinConfig config, WebPages pages) {
    config.routes.exception(ProblemException.class, (e, ctx) -> Replies.problem(ctx, e.problem()));
    config.routes.exception(
        Bodies.UnsupportedEncoding.class,
        (e, ctx) -> {
          ObjectNode reply = Replies.error(String.valueOf(e.getMessage()));
          Replies.addAllowed(reply, Bodies.ENCODINGS);
          Replies.json(ctx, 415, reply);
        });
    config.routes.exception(
        NotFoundResponse.class,
        (e, ctx) -> {
          if (WebPages.isWanted(ctx)) {
            pages.show(ctx.status(404));
          } else {
            Replies.problem(ctx, new Problem.NotFound("There is no such route on this server."));
          }
        });
    config.routes.exception(
        MethodNotAllowedResponse.class, (e, ctx) -> methodNotAllowed(ctx, e.getDetails()));
    config.routes.exception(
        HttpResponseException.class,
        (e, ctx) ->
            Replies.json(ctx, e.getStatus(), Replies.error(String.valueOf(e.getMessage()))));
    config.routes.exception(Exception.class, (e, ctx) -> Replies.problem(ctx, Failures.problem(e)));
  }

  private static void methodNotAllowed(Context ctx, Map<String, String> details) {
    String known = details.getOrDefault("availableMethods", "");
    ObjectNode reply = Replies.error("This route does not know " + ctx.method() + ".");
    if (!known.isEmpty()) {
      ctx.header("Allow", known);
      Replies.addAllowed(reply, List.of(known.split(", ", -1)));
    }
    Replies.json(ctx, 405, reply);
  }

  /// What no handler for exceptions sees: an overflown stack, a class that is missing.
  private static void error(HttpServletResponse response, Error error) {
    Problem problem = Failures.problem(error);
    response.setStatus(Replies.status(problem));
    response.setContentType(Replies.JSON);
    try {
      response.getOutputStream().write(Json.bytes(Replies.body(problem)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
