package dev.docket.http;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.analytics.PagingReader;
import dev.docket.analytics.breakdown.Breakdowns;
import dev.docket.analytics.charts.Charts;
import dev.docket.analytics.contrast.Contrast;
import dev.docket.analytics.keys.KeyCatalogue;
import dev.docket.analytics.overview.Overviews;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.filter.SelectionReader;
import dev.docket.ingest.Enriching;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LogReader;
import dev.docket.ingest.PromptLinks;
import dev.docket.ingest.Resends;
import dev.docket.jobs.JobStore;
import dev.docket.jobs.Jobs;
import dev.docket.maintenance.Health;
import dev.docket.maintenance.PartitionStore;
import dev.docket.maintenance.backups.BackupRepository;
import dev.docket.maintenance.backups.Backups;
import dev.docket.maintenance.diagnosis.Diagnosis;
import dev.docket.maintenance.retention.AgedRequests;
import dev.docket.maintenance.retention.KeptTimes;
import dev.docket.maintenance.retention.Retention;
import dev.docket.maintenance.retention.WorkspaceRetention;
import dev.docket.pricing.PriceFile;
import dev.docket.pricing.PriceTable;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.Fetching;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.Prompts;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.ReleaseLabels;
import dev.docket.requests.Freshness;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestReader;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Visibility;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Explaining;
import dev.docket.search.ExportQueryReader;
import dev.docket.search.ExportSource;
import dev.docket.search.Exports;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.traces.SpanIntake;
import dev.docket.traces.SpanLinks;
import dev.docket.traces.SpanLogs;
import dev.docket.traces.SpanRequests;
import dev.docket.traces.SpanStore;
import dev.docket.traces.Traces;
import dev.docket.views.SavedView;
import dev.docket.views.SavedViews;
import dev.docket.views.ViewStore;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.AccessStore;
import dev.docket.workspaces.Secret;
import dev.docket.workspaces.Session;
import dev.docket.workspaces.SessionStore;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.Workspaces;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/// Everything behind the routes, without an engine: one key, and whatever the test wants to happen.
final class StubParts {

  static final String KEY = "a-key-without-an-engine";

  RequestWriter writer =
      _ -> {
        throw away();
      };
  RequestSearch search =
      (_, _) -> {
        throw away();
      };
  Visibility visibility = new Unseen();
  ExportSource exports = away(ExportSource.class);
  RequestReader reader =
      (_, _) -> {
        throw away();
      };
  PromptStore prompts = away(PromptStore.class);
  Health health = new Health(Health.State.DOWN, Map.of("engine", "away"));

  static ProblemException away() {
    return ProblemException.unavailable("The engine is away.", 2);
  }

  private static AnalyticsParts analytics(PriceTable prices, InstantSource clock) {
    return new AnalyticsParts(
        prices,
        new MissingPrices(
            (_, _, _) -> {
              throw away();
            },
            prices,
            clock),
        new Breakdowns(
            (_, _) -> {
              throw away();
            },
            new PagingReader(clock, () -> new RequestId(1))),
        new KeyCatalogue(
            (_, _) -> {
              throw away();
            },
            new PagingReader(clock, () -> new RequestId(1))),
        new Overviews(
            (_, _) -> {
              throw away();
            },
            clock),
        new Contrast(
            (_, _) -> {
              throw away();
            },
            clock),
        new Charts(
            (_, _) -> {
              throw away();
            },
            clock));
  }

  private static AccessParts accessParts(RequestIdSource ids, InstantSource clock) {
    Access access = new Access(away(AccessStore.class), ids, clock, new Secret(KEY));
    return new AccessParts(
        access,
        new Sessions(noSessions(), access, Duration.ofHours(1), clock),
        new Workspaces(
            away(AccessStore.class),
            _ -> {
              throw away();
            }),
        new SavedViews(noViews(), ids, clock));
  }

  private static PromptParts promptParts(
      PromptStore store, RequestIdSource ids, InstantSource clock) {
    Prompts prompts = new Prompts(store);
    ReleaseLabels labels = new ReleaseLabels(store, prompts, ids);
    return new PromptParts(
        prompts, new Fetching(prompts), new Publishing(store, labels, ids, clock), labels);
  }

  private static SessionStore noSessions() {
    return new SessionStore() {
      @Override
      public void add(Session session) {
        throw away();
      }

      @Override
      public Optional<Session> find(String digest) {
        throw away();
      }

      @Override
      public void remove(String digest) {
        throw away();
      }

      @Override
      public void removeExpired(Instant now) {
        throw away();
      }
    };
  }

  private static ViewStore noViews() {
    return new ViewStore() {
      @Override
      public List<SavedView> list(WorkspaceId workspace) {
        throw away();
      }

      @Override
      public List<SavedView> change(WorkspaceId workspace, UnaryOperator<List<SavedView>> change) {
        throw away();
      }
    };
  }

  private static TraceParts traces(Intake intake, RequestWriter writer, InstantSource clock) {
    SpanStore spans = away(SpanStore.class);
    SpanRequests requests = away(SpanRequests.class);
    return new TraceParts(
        new LogReader(_ -> PromptLinks.UNLINKED, clock),
        new SpanIntake(
            spans,
            new SpanLogs(intake, requests),
            new SpanLinks(requests, writer, clock),
            new Unseen()),
        new Traces(spans, requests, new Unseen()));
  }

  private static <T> T away(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            StubParts.class.getClassLoader(),
            new Class<?>[] {port},
            (_, _, _) -> {
              throw away();
            }));
  }

  HttpParts parts() {
    PriceTable prices = PriceTable.of(PriceFile.bundled());
    InstantSource clock = InstantSource.system();
    RequestIdSource ids = new RequestIdSource(clock, new Random(1));
    Intake intake =
        new Intake(
            writes -> writer.writeAll(writes),
            new NoGroups(),
            ids,
            new Resends(Ticker.systemTicker()),
            prices,
            clock);
    return new HttpParts(
        accessParts(ids, clock),
        new WriteParts(
            new LogReader(_ -> PromptLinks.UNLINKED, clock),
            intake,
            new Enriching(
                writes -> writer.writeAll(writes),
                (workspace, id) -> reader.find(workspace, id),
                new NoGroups(),
                clock),
            new NoGroups()),
        searchParts(ids, clock),
        analytics(prices, clock),
        traces(intake, writes -> writer.writeAll(writes), clock),
        promptParts(prompts, ids, clock),
        new MaintenanceParts(
            new Retention(away(PartitionStore.class), Optional.empty(), clock),
            new WorkspaceRetention(
                away(KeptTimes.class), Optional.empty(), away(AgedRequests.class), clock),
            new Backups(away(BackupRepository.class), "docket"),
            new Jobs(away(JobStore.class), ids, clock, () -> {}),
            new Diagnosis(List.of())),
        new ChangeParts(
            new Jobs(away(JobStore.class), ids, clock, () -> {}), away(RequestSearch.class)),
        new Unseen(),
        () -> health,
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
        clock);
  }

  private SearchParts searchParts(RequestIdSource ids, InstantSource clock) {
    return new SearchParts(
        (workspace, query) -> search.search(workspace, query),
        new SearchQueryReader(clock, ids::next),
        new Explaining((_, _) -> {
          throw away();
        }),
        (_, _) -> {
          throw away();
        },
        new SuggestionQueryReader(new SelectionReader(clock)),
        new Exports(exports, visibility, _ -> CompletableFuture.completedFuture(true), ids::next),
        new ExportQueryReader(clock),
        (workspace, id) -> reader.find(workspace, id));
  }

  /// Nothing that was written is ever seen.
  private record Unseen() implements Visibility {

    @Override
    public CompletableFuture<Boolean> searchable(Duration patience) {
      return CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletableFuture<Boolean> everythingSearchable(Duration patience) {
      return CompletableFuture.completedFuture(false);
    }

    @Override
    public Freshness freshness() {
      return new Freshness(Instant.EPOCH, 1);
    }
  }

  private record NoGroups() implements Groups {

    @Override
    public long create(WorkspaceId workspace) {
      throw away();
    }

    @Override
    public boolean exists(WorkspaceId workspace, long groupId) {
      throw away();
    }
  }
}
