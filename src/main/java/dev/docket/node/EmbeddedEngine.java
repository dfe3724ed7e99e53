package dev.docket.node;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// An OpenSearch node inside this JVM, for everybody who needs no cluster. It is spoken to like any
/// other: HTTP, on a loopback port of its own choice, with a token that nobody else knows.
public final class EmbeddedEngine implements Closeable {

  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          Netty4ModulePlugin.class,
          PainlessModulePlugin.class,
          CommonAnalysisModulePlugin.class,
          ReindexModulePlugin.class,
          LoopbackGuard.class);

  private static final int CLOSE_SECONDS = 30;

  /// More would make each part's groups less complete, and other searches wait.
  private static final int MOST_SLICES = 4;

  private final DataFolder folder;
  private final Node node;
  private final String token;

  /// Held, or it would be collected together with its level.
  private static final Logger LUCENE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private EmbeddedEngine(DataFolder folder, Node node, String token) {
    this.folder = folder;
    this.node = node;
    this.token = token;
  }

  /// Starts the node on a data folder, with backups in it.
  ///
  /// @throws UnusableFolderException when the folder cannot be used, saying why
  public static EmbeddedEngine start(Path dataDir) {
    return start(dataDir, dataDir.resolve("backups"));
  }

  /// Starts the node on a data folder. Both folders are made when they are missing.
  ///
  /// @param backups the only folder outside of its data that the engine may read and write
  /// @throws UnusableFolderException when a folder cannot be used, saying why
  public static EmbeddedEngine start(Path dataDir, Path backups) {
    DataFolder folder = DataFolder.open(dataDir);
    // Advises a JVM flag that does not go together with the AOT cache.
    LUCENE.setLevel(Level.SEVERE);
    try {
      String token = newToken();
      Node node =
          new DocketNode(settings(folder, DataFolder.backups(backups), token), folder.config());
      node.start();
      return new EmbeddedEngine(folder, node, token);
    } catch (NodeValidationException e) {
      folder.close();
      throw new IllegalStateException("the embedded engine refused to start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Who uses a data folder right now; empty when nobody does.
  ///
  /// @throws UnusableFolderException when that cannot be found out
  public static Optional<String> usedBy(Path dataDir) {
    return DataFolder.usedBy(dataDir);
  }

  /// Where it listens.
  public URI address() {
    int port =
        node.injector()
            .getInstance(HttpServerTransport.class)
            .boundAddress()
            .publishAddress()
            .getPort();
    return URI.create("http://127.0.0.1:" + port);
  }

  /// What every call must carry in [LoopbackGuard#HEADER].
  public String token() {
    return token;
  }

  @Override
  public void close() {
    try {
      node.close();
      node.awaitClose(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      folder.close();
    }
  }

  private static Settings settings(DataFolder folder, Path backups, String token) {
    return Settings.builder()
        .put("cluster.name", "docket")
        .put("node.name", "docket")
        .put("discovery.type", "single-node")
        .put("path.home", folder.root())
        .put("path.data", folder.engine())
        .put("path.repo", backups)
        .put("http.type", "netty4")
        .put("transport.type", "netty4")
        .put("http.host", "127.0.0.1")
        .put("transport.host", "127.0.0.1")
        .put("http.port", "0")
        .put("transport.port", "0")
        .put("http.max_content_length", "100mb")
        .put("action.auto_create_index", false)
        // Of two cores the engine would leave one idle while it counts a million requests.
        .put("search.concurrent.max_slice_count", slices())
        // In percent, the engine's own default, these block every write on a disk that is 96 % full
        // however large it is. Docket itself refuses writes before the last of them is reached.
        .put("cluster.routing.allocation.disk.watermark.low", "600mb")
        .put("cluster.routing.allocation.disk.watermark.high", "400mb")
        .put("cluster.routing.allocation.disk.watermark.flood_stage", "200mb")
        .put("cluster.info.update.interval", "10s")
        // A check that fails, on a disk that is full, takes the cluster manager away until the next
        // one, a minute later; there is no other node to be it.
        .put("monitor.fs.health.enabled", false)
        .put(LoopbackGuard.TOKEN.getKey(), token)
        .build();
  }

  /// Into how many parts a search for numbers is cut, each with a core of its own.
  private static int slices() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_SLICES);
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static final class DocketNode extends Node {

    DocketNode(Settings settings, Path config) {
      super(new Environment(settings, config), plugins().map(DocketNode::describe).toList(), true);
    }

    private static Stream<Class<? extends Plugin>> plugins() {
      return PLUGINS.stream();
    }

    private static PluginInfo describe(Class<? extends Plugin> plugin) {
      return new PluginInfo(
          plugin.getName(),
          plugin.getSimpleName(),
          Version.CURRENT.toString(),
          Version.CURRENT,
          "25",
          plugin.getName(),
          null,
          List.of(),
          false);
    }
  }
}
