package dev.docket.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;
import org.opensearch.transport.Netty4ModulePlugin;

/// An OpenSearch node as somebody else runs it: a process of its own, without Docket's guards.
public final class EngineMain {

  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          Netty4ModulePlugin.class,
          PainlessModulePlugin.class,
          CommonAnalysisModulePlugin.class,
          ReindexModulePlugin.class);

  private EngineMain() {}

  /// Runs until it is killed, or whoever has started it is gone.
  ///
  /// @param args its folder, then settings as `name=value`
  public static void main(String[] args) throws Exception {
    Settings.Builder settings = Settings.builder();
    for (String arg : List.of(args).subList(1, args.length)) {
      int equals = arg.indexOf('=');
      settings.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
    // Ended by its process: nothing here closes it in good order.
    Node node = new PlainNode(settings.build(), Path.of(args[0], "config"));
    node.start();
    awaitEndOfInput();
    Runtime.getRuntime().halt(0);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nobody writes here; the end comes when the other process does.
    }
  }

  private static final class PlainNode extends Node {

    PlainNode(Settings settings, Path config) {
      super(
          new Environment(settings, config),
          PLUGINS.stream().map(PlainNode::describe).toList(),
          true);
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
