package dev.docket.app;

import dev.docket.node.EmbeddedEngine;
import dev.docket.node.UnusableFolderException;
import dev.docket.opensearch.maintenance.FreeDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be seen of a server on its own machine while it does not answer.
public final class LocalDiagnosis {

  private LocalDiagnosis() {}

  /// One thing that was looked at.
  ///
  /// @param state `ok` or `fail`
  /// @param advice empty when there is nothing to do
  public record Seen(String name, String state, String seen, String advice) {

    static Seen ok(String name, String seen) {
      return new Seen(name, "ok", seen, "");
    }

    static Seen fail(String name, String seen, String advice) {
      return new Seen(name, "fail", seen, advice);
    }
  }

  /// Looks at the settings in the environment, and at what they name.
  public static List<Seen> of(Map<String, String> variables) {
    Config config;
    try {
      config = Config.from(variables);
    } catch (ConfigException e) {
      return List.of(
          Seen.fail(
              "configuration",
              String.valueOf(e.getMessage()),
              "Correct it; a server with it does not start."));
    }
    List<Seen> seen = new ArrayList<>();
    seen.add(Seen.ok("configuration", "valid, as this shell has it"));
    if (config.external().isEmpty()) {
      seen.add(folder(config.dataDir()));
      seen.add(disk(config));
    }
    return seen;
  }

  private static Seen folder(Path dataDir) {
    String name = "data folder";
    Path folder = dataDir.toAbsolutePath().normalize();
    if (!Files.exists(folder)) {
      return Seen.fail(
          name,
          folder + " does not exist",
          "No server has run with this DOCKET_DATA_DIR; start one: docket serve");
    }
    try {
      Optional<String> user = EmbeddedEngine.usedBy(folder);
      return user.isPresent()
          ? Seen.ok(
              name,
              "%s uses %s: it runs, or is starting, at another address or port"
                  .formatted(user.get(), folder))
          : Seen.fail(
              name, "nobody uses " + folder, "The server does not run; start it: docket serve");
    } catch (UnusableFolderException e) {
      return Seen.fail(
          name, String.valueOf(e.getMessage()), "Run this as the user that the server runs as.");
    }
  }

  private static Seen disk(Config config) {
    String name = "disk";
    Path there = config.dataDir().toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return new FreeDisk(there, config.minFreeDisk())
        .get()
        .map(obstacle -> Seen.fail(name, obstacle, "Make room: writes are refused until then."))
        .orElseGet(() -> Seen.ok(name, "there is room"));
  }
}
