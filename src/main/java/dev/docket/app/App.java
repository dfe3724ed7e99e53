package dev.docket.app;

import dev.docket.http.HttpParts;
import dev.docket.http.HttpServer;
import dev.docket.http.HttpSettings;
import dev.docket.http.PortTakenException;
import dev.docket.jobs.JobRunner;
import dev.docket.node.EmbeddedEngine;
import dev.docket.node.UnusableFolderException;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.FirstContact;
import dev.docket.opensearch.RefusedEngineException;
import dev.docket.opensearch.UnreadableCertificatesException;
import dev.docket.opensearch.maintenance.EngineHealth;
import dev.docket.opensearch.maintenance.FreeDisk;
import dev.docket.opensearch.maintenance.NewestRequest;
import dev.docket.opensearch.objects.ObjectStore;
import dev.docket.opensearch.schema.IndexTemplates;
import dev.docket.opensearch.schema.NewerStoreException;
import dev.docket.opensearch.schema.PartitionList;
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
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.workspaces.Access;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
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
      PartitionList partitions = new PartitionList(engine, config.layout(), clock);
      EngineHealth health = new EngineHealth(engine, config.layout(), partitions, obstacle);
      prepare(engine, new IndexTemplates(engine, config.layout()), partitions, health);
      RequestId newest = new NewestRequest(engine, config.layout()).find().orElse(new RequestId(0));
      opened(new Rounds("partitions"))
          .every("partitions", PartitionList.REREAD, PartitionList.REREAD, partitions::refresh);
      PrometheusMeterRegistry metrics = metrics(config);
      OpenSearchRequestWriter writer =
          opened(
              new OpenSearchRequestWriter(
                  engine, partitions, writeSettings(config, clock, newest), obstacle, metrics));
      Refreshing refreshing = opened(refreshing(config, engine, clock, metrics));
      Store store =
          new Store(
              engine,
              partitions,
              new AnnouncingWriter(writer, partitions, refreshing),
              new AnnouncingWriter(writer.inBackground(), partitions, refreshing),
              refreshing,
              new ObjectStore(engine, config.layout().objectsIndex()),
              obstacle);
      RequestIdSource ids = new RequestIdSource(clock, new SecureRandom(), newest);
      Features features = new Features(config, store, prices, ids, clock);
      // Closed before all that its works stand on: a stop hands its jobs back.
      JobRunner jobs = opened(features.jobRunner());
      HttpParts parts = parts(features, jobs, refreshing, health, metrics, clock);
      this.firstKey = parts.access().access().createFirst();
      this.server = opened(HttpServer.start(httpSettings(config), parts));
      features.begin(opened(new Rounds("maintenance")), jobs);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private static Refreshing refreshing(
      Config config, Engine engine, InstantSource clock, PrometheusMeterRegistry metrics) {
    return new Refreshing(
        new PartitionRefresh(
            engine, config.layout().requestsPattern() + "," + config.layout().spansPattern()),
        clock,
        config.external().isPresent()
            ? Refreshing.Scope.MANY_SERVERS
            : Refreshing.Scope.THIS_SERVER,
        metrics);
  }

  private static HttpParts parts(
      Features features,
      JobRunner jobs,
      Refreshing refreshing,
      EngineHealth health,
      PrometheusMeterRegistry metrics,
      InstantSource clock) {
    return new HttpParts(
        features.access(),
        features.writing(),
        features.searching(),
        features.analytics(),
        features.traces(),
        features.prompts(),
        features.maintenance(jobs),
        features.changes(jobs),
        refreshing,
        health,
        metrics,
        clock);
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
        | RefusedEngineException
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
          EmbeddedEngine node =
              opened(EmbeddedEngine.start(config.dataDir(), config.upkeep().backupDir()));
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
      Engine engine, IndexTemplates templates, PartitionList partitions, EngineHealth health) {
    long deadline = System.nanoTime() + ENGINE_PATIENCE.toNanos();
    while (true) {
      try {
        FirstContact.with(engine);
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

  private PrometheusMeterRegistry metrics(Config config) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    closing.push(registry::close);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    opened(new JvmGcMetrics()).bindTo(registry);
    if (config.external().isEmpty()) {
      new DiskSpaceMetrics(config.dataDir().toFile()).bindTo(registry);
    }
    return registry;
  }

  private static WriteSettings writeSettings(Config config, InstantSource clock, RequestId newest) {
    return new WriteSettings(
        config.layout().prefix(),
        config.queueBytes(),
        slots(config),
        OpenSearchRequestWriter.PATIENCE,
        clock,
        newest);
  }

  /// A bulk keeps about one core of the embedded engine busy, and whoever writes needs another. A
  /// second one in flight makes both smaller and each write dearer.
  private static int slots(Config config) {
    return config.external().isPresent()
        ? SLOTS_BESIDE
        : Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_SLOTS);
  }

  private static HttpSettings httpSettings(Config config) {
    return new HttpSettings(
        config.host(),
        config.port(),
        config.maxBodyBytes(),
        Version.current(),
        config.trustedProxies());
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
