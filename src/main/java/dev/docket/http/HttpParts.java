package dev.docket.http;

import dev.docket.filter.QueryInspector;
import dev.docket.ingest.Enriching;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LogReader;
import dev.docket.maintenance.HealthCheck;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestReader;
import dev.docket.requests.Visibility;
import dev.docket.search.Explaining;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.search.SuggestionSource;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// The features that the routes call.
public record HttpParts(
    AccessParts access,
    LogReader logs,
    Intake intake,
    Enriching enriching,
    Groups groups,
    RequestSearch search,
    SearchQueryReader queries,
    Explaining explaining,
    SuggestionSource suggestions,
    SuggestionQueryReader suggestionQueries,
    AnalyticsParts analytics,
    TraceParts traces,
    PromptParts prompts,
    RequestReader reader,
    Visibility visibility,
    HealthCheck health,
    PrometheusMeterRegistry metrics,
    InstantSource clock) {

  List<Routes> routes(HttpSettings settings, HttpServer.Stopping stopping) {
    Bodies bodies = new Bodies(settings.maxBodyBytes());
    Authentication authentication = access.authentication();
    Questions questions = new Questions(bodies, authentication);
    Writes writes = new Writes(visibility);
    List<Routes> others =
        List.of(
            new Metrics(metrics, health),
            new IngestRoutes(writes, bodies, authentication, intake, logs),
            new EnrichRoutes(writes, bodies, authentication, enriching, groups, logs),
            new TraceRoutes(writes, bodies, authentication, traces, clock),
            new SuggestionRoutes(questions, suggestionQueries, suggestions),
            new SearchRoutes(
                questions, authentication, queries, search, explaining, reader, visibility),
            new QueryRoutes(questions, new QueryInspector(clock)),
            new HealthRoutes(health, stopping::begun, settings.version()),
            new OpenApiRoutes(settings.version()));
    return Stream.of(
            others,
            analytics.routes(questions, authentication),
            prompts.routes(bodies, authentication),
            access.routes(bodies, authentication, clock))
        .flatMap(List::stream)
        .toList();
  }
}
