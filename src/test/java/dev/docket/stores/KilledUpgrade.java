package dev.docket.stores;

import dev.docket.node.EmbeddedEngine;
import dev.docket.testkit.EngineProxy;
import dev.docket.testkit.RunningApp;
import java.nio.file.Path;
import java.util.Map;

/// A start on an older store whose process ends in the middle of it, without a word to anybody: the
/// templates are new, a partition has the new settings, and not yet the new mapping.
final class KilledUpgrade {

  /// What the system says of a process that was killed.
  static final int KILLED = 137;

  private KilledUpgrade() {}

  public static void main(String[] arguments) {
    EmbeddedEngine node = EmbeddedEngine.start(Path.of(arguments[0]));
    EngineProxy proxy = EngineProxy.to(node);
    proxy.cutAnswers(KilledUpgrade::end);
    RunningApp.with(Map.of("DOCKET_OPENSEARCH_URL", proxy.address().toString()));
    System.exit(0);
  }

  /// After the engine has carried the call out.
  private static boolean end(String path) {
    if (path.endsWith("/_settings") && !path.contains("*")) {
      Runtime.getRuntime().halt(KILLED);
    }
    return false;
  }
}
