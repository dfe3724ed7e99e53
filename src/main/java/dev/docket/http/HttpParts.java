package dev.docket.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.filter.QueryInspector;
import dev.docket.maintenance.HealthCheck;
import dev.docket.requests.Visibility;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The features that the routes call.
public record HttpParts(
    AccessParts access,
    WriteParts writing,
    SearchParts searching,
    AnalyticsParts analytics,
    TraceParts traces,
    PromptParts prompts,
    MaintenanceParts maintenance,
    ChangeParts changes,
    Visibility visibility,
    HealthCheck health,
    PrometheusMeterRegistry metrics,
    InstantSource clock) {

  List<Routes> routes(HttpSettings settings, HttpServer.Stopping stopping) {
    Bodies bodies = new Bodies(settings.maxBodyBytes());
    TrustedProxies proxies = settings.trustedProxies();
    Authentication authentication =
        access.authentication(proxies, new Guesses(Ticker.systemTicker(), metrics));
    Questions questions = new Questions(bodies, authentication);
    Writes writes = new Writes(bodies, visibility);
    List<Routes> others =
        List.of(
            new Metrics(metrics, health),
            new TraceRoutes(writes, bodies, authentication, traces, clock),
            new QueryRoutes(questions, new QueryInspector(clock)),
            new HealthRoutes(health, stopping::begun, settings.version()),
            new OpenApiRoutes(settings.version()));
    return Stream.of(
            others,
            writing.routes(writes, bodies, authentication),
            searching.routes(questions, bodies, authentication, visibility, stopping::begun),
            analytics.routes(questions, authentication),
            prompts.routes(bodies, authentication),
            maintenance.routes(bodies, authentication, access.workspaces()),
            changes.routes(bodies, authentication, clock),
            access.routes(bodies, authentication, proxies, clock))
        .flatMap(List::stream)
        .toList();
  }
}
