package dev.docket.http;

import dev.docket.maintenance.Health;
import dev.docket.maintenance.HealthCheck;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Counts and times every call by its route's template, never by its path, and serves what was
/// measured to Prometheus.
final class Metrics implements Routes {

  private static final String STARTED = "docket.started";
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  /// Few: each route and status has all of them.
  private static final Duration[] BUCKETS =
      Stream.of(5, 25, 100, 500, 2_000, 5_000).map(Duration::ofMillis).toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry;
  private final ConcurrentMap<Call, Timer> timers = new ConcurrentHashMap<>();

  Metrics(PrometheusMeterRegistry registry, HealthCheck health) {
    this.registry = registry;
    for (Health.State state : Health.State.values()) {
      Gauge.builder("docket.state", health, check -> check.check().state() == state ? 1 : 0)
          .description("1 for the state that the server and its engine are in")
          .tag("state", state.word())
          .register(registry);
    }
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.before(ctx -> ctx.attribute(STARTED, System.nanoTime()));
    routes.after(this::record);
    routes.get("/metrics", ctx -> ctx.contentType(TEXT).result(registry.scrape()));
  }

  private void record(Context ctx) {
    Long started = ctx.attribute(STARTED);
    Endpoint endpoint = ctx.endpoints().lastHttpEndpoint();
    Call call =
        endpoint == null
            ? new Call("other", "unknown", ctx.statusCode())
            : new Call(ctx.method().name(), endpoint.path, ctx.statusCode());
    timers
        .computeIfAbsent(call, this::timer)
        .record(System.nanoTime() - (started == null ? 0 : started), TimeUnit.NANOSECONDS);
  }

  private Timer timer(Call call) {
    return Timer.builder("docket.http.requests")
        .description("Calls by route and status")
        .tag("method", call.method())
        .tag("route", call.route())
        .tag("status", Integer.toString(call.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /// What calls are counted by. Few, since routes are templates; building their timers anew for
  /// every call costs more than taking the time.
  private record Call(String method, String route, int status) {}
}
