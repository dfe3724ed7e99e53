package dev.docket.app;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.analytics.PagingReader;
import dev.docket.analytics.breakdown.Breakdowns;
import dev.docket.analytics.charts.Charts;
import dev.docket.analytics.contrast.Contrast;
import dev.docket.analytics.keys.KeyCatalogue;
import dev.docket.analytics.overview.Overviews;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.filter.SelectionReader;
import dev.docket.http.AccessParts;
import dev.docket.http.AnalyticsParts;
import dev.docket.http.HttpParts;
import dev.docket.http.HttpServer;
import dev.docket.http.HttpSettings;
import dev.docket.http.PortTakenException;
import dev.docket.http.PromptParts;
import dev.docket.http.TraceParts;
import dev.docket.ingest.Enriching;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LinkingWriter;
import dev.docket.ingest.LogReader;
import dev.docket.ingest.Resends;
import dev.docket.node.EmbeddedEngine;
import dev.docket.node.UnusableFolderException;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.UnreadableCertificatesException;
import dev.docket.opensearch.analytics.Asking;
import dev.docket.opensearch.analytics.HeavyQuestions;
import dev.docket.opensearch.analytics.OpenSearchBreakdown;
import dev.docket.opensearch.analytics.OpenSearchCharts;
import dev.docket.opensearch.analytics.OpenSearchContrast;
import dev.docket.opensearch.analytics.OpenSearchKeyCatalogue;
import dev.docket.opensearch.analytics.OpenSearchOverview;
import dev.docket.opensearch.analytics.OpenSearchUnpricedModels;
import dev.docket.opensearch.maintenance.EngineHealth;
import dev.docket.opensearch.maintenance.FreeDisk;
import dev.docket.opensearch.maintenance.StoredRequestCounts;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.objects.StoredAccess;
import dev.docket.opensearch.objects.StoredGroups;
import dev.docket.opensearch.objects.StoredSessions;
import dev.docket.opensearch.objects.StoredViews;
import dev.docket.opensearch.prompts.StoredPrompts;
import dev.docket.opensearch.query.Counting;
import dev.docket.opensearch.query.OpenSearchExplanations;
import dev.docket.opensearch.query.OpenSearchRequestReader;
import dev.docket.opensearch.query.OpenSearchRequestSearch;
import dev.docket.opensearch.query.OpenSearchSuggestions;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.NewerStoreException;
import dev.docket.opensearch.schema.PartitionList;
import dev.docket.opensearch.traces.OpenSearchSpanRequests;
import dev.docket.opensearch.traces.OpenSearchSpanTraces;
import dev.docket.opensearch.traces.OpenSearchSpans;
import dev.docket.opensearch.write.AnnouncingWriter;
import dev.docket.opensearch.write.OpenSearchRequestWriter;
import dev.docket.opensearch.write.PartitionRefresh;
import dev.docket.opensearch.write.Refreshing;
import dev.docket.opensearch.write.WriteSettings;
import dev.docket.pricing.PriceFile;
import dev.docket.pricing.PriceFileException;
import dev.docket.pricing.PriceList;
import dev.docket.pricing.PriceTable;
import dev.docket.problem.ProblemException;
import dev.docket.prompts.Fetching;
import dev.docket.prompts.PromptCache;
import dev.docket.prompts.PromptLinking;
import dev.docket.prompts.PromptStore;
import dev.docket.prompts.Prompts;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.ReleaseLabels;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestReader;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.Visibility;
import dev.docket.search.Explaining;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.traces.SpanIntake;
import dev.docket.traces.SpanLinks;
import dev.docket.traces.SpanLogs;
import dev.docket.traces.SpanRequests;
import dev.docket.traces.SpanStore;
import dev.docket.traces.Traces;
import dev.docket.views.SavedViews;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.Workspaces;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service: the object graph, built once and in one place.
public final class App implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /// Bulks in flight to an engine on other machines, whose cores are not ours to count.
  private static final int SLOTS_BESIDE = 2;

  private static final int MOST_SLOTS = 4;

  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  /// Questions that look at many requests.
  private static final int HEAVY_AT_ONCE = 2;

  private static final Duration HEAVY_PATIENCE = Duration.ofSeconds(10);

  /// How long a start waits for an external engine that is not there yet.
  private static final Duration ENGINE_PATIENCE = Duration.ofMinutes(2);

  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final Optional<Access.NewKey> firstKey;
  private final HttpServer server;

  private App(Config config, InstantSource clock) {
    try {
      // First: a wrong file is found out before an engine is started.
      PriceTable prices = prices(config);
      Supplier<Optional<String>> obstacle = obstacle(config);
      Engine engine = opened(Engine.at(address(config), config.queryTimeout().plusSeconds(10)));
      RequestIdSource ids = new RequestIdSource(clock, new SecureRandom());
      PartitionList partitions = new PartitionList(engine, config.layout(), clock);
      EngineHealth health = new EngineHealth(engine, config.layout(), partitions, obstacle);
      prepare(new IndexTemplates(engine, config.layout()), partitions, health);
      keepPartitions(partitions);
      PrometheusMeterRegistry metrics = metrics();
      OpenSearchRequestWriter writer =
          opened(
              new OpenSearchRequestWriter(
                  engine, partitions, writeSettings(config, clock), obstacle, metrics));
      Refreshing refreshing =
          opened(
              new Refreshing(
                  new PartitionRefresh(
                      engine,
                      config.layout().requestsPattern() + "," + config.layout().spansPattern()),
                  clock,
                  config.external().isPresent()
                      ? Refreshing.Scope.MANY_SERVERS
                      : Refreshing.Scope.THIS_SERVER,
                  metrics));
      RequestWriter announcing = new AnnouncingWriter(writer, partitions, refreshing);
      ObjectStore objects = new ObjectStore(engine, config.layout().objectsIndex());
      Groups groups = new StoredGroups(objects, ids);
      PromptCache prompts =
          new PromptCache(
              new StoredPrompts(engine, config.layout().promptsIndex()), Ticker.systemTicker());
      StoredAccess stored = new StoredAccess(objects);
      Access access = new Access(stored, ids, clock, config.apiKey().orElse(null));
      this.firstKey = access.createFirst();
      PromptLinking linking = new PromptLinking(prompts, Ticker.systemTicker());
      LogReader logs = new LogReader(workspace -> new LinkedPrompts(linking, workspace), clock);
      RequestReader reader = new OpenSearchRequestReader(engine, partitions);
      Resends resends = new Resends(Ticker.systemTicker());
      Intake intake =
          new Intake(
              new LinkingWriter(announcing, new OpenSearchSpanTraces(engine, partitions), clock),
              groups,
              ids,
              resends,
              prices,
              clock);
      HttpParts parts =
          new HttpParts(
              new AccessParts(
                  access,
                  new Sessions(new StoredSessions(objects), access, config.session(), clock),
                  new Workspaces(stored, new StoredRequestCounts(engine, config.layout())),
                  new SavedViews(new StoredViews(objects), ids, clock)),
              logs,
              intake,
              new Enriching(announcing, reader, groups, clock),
              groups,
              new OpenSearchRequestSearch(
                  engine.client(), config.layout().requestsPattern(), config.queryTimeout()),
              new SearchQueryReader(clock, () -> ids.beyond(clocksApart(config))),
              new Explaining(
                  new OpenSearchExplanations(
                      engine.client(), config.layout().requestsPattern(), config.queryTimeout())),
              new OpenSearchSuggestions(
                  engine.client(), config.layout().requestsPattern(), config.queryTimeout()),
              new SuggestionQueryReader(new SelectionReader(clock)),
              analytics(
                  asking(engine, config),
                  prices,
                  new PagingReader(clock, () -> ids.beyond(clocksApart(config))),
                  clock),
              traces(
                  new OpenSearchSpans(
                      engine,
                      partitions,
                      config.layout().spansPattern(),
                      obstacle,
                      refreshing::acknowledged),
                  new OpenSearchSpanRequests(engine, config.layout().requestsPattern()),
                  intake,
                  refreshing,
                  announcing,
                  logs,
                  clock),
              prompts(prompts, ids, clock),
              reader,
              refreshing,
              health,
              metrics,
              clock);
      this.server = opened(HttpServer.start(httpSettings(config), parts));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /// Starts everything; returns when calls are answered.
  ///
  /// @throws StartException when the operator can do something about it
  public static App start(Config config, InstantSource clock) {
    try {
      return new App(config, clock);
    } catch (UnusableFolderException
        | NewerStoreException
        | UnreadableCertificatesException
        | PriceFileException
        | PortTakenException e) {
      throw new StartException(e);
    }
  }

  /// Where it listens.
  public int port() {
    return server.port();
  }

  /// The admin key that this start has made, on an empty store. It is known only now.
  public Optional<String> firstKey() {
    return firstKey.map(key -> key.secret().text());
  }

  private EngineAddress address(Config config) {
    return config
        .external()
        .orElseGet(() -> {
          EmbeddedEngine node = opened(EmbeddedEngine.start(config.dataDir()));
          return EngineAddress.embedded(node.address(), node.token());
        });
  }

  private static PriceTable prices(Config config) {
    PriceList bundled = PriceFile.bundled();
    return config
        .pricesFile()
        .map(file -> PriceTable.of(bundled, PriceFile.read(file)))
        .orElseGet(() -> PriceTable.of(bundled));
  }

  private static Supplier<Optional<String>> obstacle(Config config) {
    return config.external().isPresent()
        ? Optional::empty
        : new FreeDisk(config.dataDir(), config.minFreeDisk());
  }

  private static void prepare(
      IndexTemplates templates, PartitionList partitions, EngineHealth health) {
    long deadline = System.nanoTime() + ENGINE_PATIENCE.toNanos();
    while (true) {
      try {
        templates.install(partitions::refresh);
        health.awaitPrimaries();
        return;
      } catch (ProblemException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  private void keepPartitions(PartitionList partitions) {
    ScheduledExecutorService scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("docket-partitions").daemon().factory());
    closing.push(scheduler::shutdownNow);
    long seconds = PartitionList.REREAD.toSeconds();
    var _ =
        scheduler.scheduleWithFixedDelay(
            () -> refresh(partitions), seconds, seconds, TimeUnit.SECONDS);
  }

  private static void refresh(PartitionList partitions) {
    try {
      partitions.refresh();
    } catch (RuntimeException e) {
      // The next round tries again; an exception here would end all rounds.
      LOG.warn("the partitions could not be read error={}", e.toString());
    }
  }

  private PrometheusMeterRegistry metrics() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    closing.push(registry::close);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    opened(new JvmGcMetrics()).bindTo(registry);
    return registry;
  }

  private static WriteSettings writeSettings(Config config, InstantSource clock) {
    return new WriteSettings(
        config.layout().prefix(),
        config.queueBytes(),
        slots(config),
        OpenSearchRequestWriter.PATIENCE,
        clock);
  }

  /// How far the clocks of servers beside the same engine may differ.
  private static Duration clocksApart(Config config) {
    return config.external().isPresent() ? CLOCKS_APART : Duration.ZERO;
  }

  /// A bulk keeps about one core of the embedded engine busy, and whoever writes needs another. A
  /// second one in flight makes both smaller and each write dearer.
  private static int slots(Config config) {
    return config.external().isPresent()
        ? SLOTS_BESIDE
        : Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_SLOTS);
  }

  private static Asking asking(Engine engine, Config config) {
    return new Asking(
        new Counting(engine.client(), config.layout().requestsPattern(), config.queryTimeout()),
        new HeavyQuestions(HEAVY_AT_ONCE, HEAVY_PATIENCE),
        config.queryTimeout());
  }

  private static AnalyticsParts analytics(
      Asking asking, PriceTable prices, PagingReader pages, InstantSource clock) {
    return new AnalyticsParts(
        prices,
        new MissingPrices(new OpenSearchUnpricedModels(asking), prices, clock),
        new Breakdowns(new OpenSearchBreakdown(asking), pages),
        new KeyCatalogue(new OpenSearchKeyCatalogue(asking), pages),
        new Overviews(new OpenSearchOverview(asking, OpenSearchOverview.SAMPLE), clock),
        new Contrast(new OpenSearchContrast(asking), clock),
        new Charts(new OpenSearchCharts(asking), clock));
  }

  private static TraceParts traces(
      SpanStore spans,
      SpanRequests requests,
      Intake intake,
      Visibility visibility,
      RequestWriter writer,
      LogReader logs,
      InstantSource clock) {
    return new TraceParts(
        logs,
        new SpanIntake(
            spans,
            new SpanLogs(intake, requests),
            new SpanLinks(requests, writer, clock),
            visibility),
        new Traces(spans, requests, visibility));
  }

  private static PromptParts prompts(PromptStore store, RequestIdSource ids, InstantSource clock) {
    Prompts prompts = new Prompts(store);
    ReleaseLabels labels = new ReleaseLabels(store, prompts, ids);
    return new PromptParts(
        prompts, new Fetching(prompts), new Publishing(store, labels, ids, clock), labels);
  }

  private static HttpSettings httpSettings(Config config) {
    return new HttpSettings(config.host(), config.port(), config.maxBodyBytes(), Version.current());
  }

  private <T extends AutoCloseable> T opened(T part) {
    closing.push(part);
    return part;
  }

  /// Stops accepting, answers everybody, closes the engine: the reverse of the start.
  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        LOG.error("a part did not close", e);
      }
    }
  }
}
