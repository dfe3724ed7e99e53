package dev.docket.cli;

import dev.docket.app.Config;
import dev.docket.app.Restoration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Brings a backup back into a new store. No server may run on it: this is the one command beside
/// `serve` that starts the engine itself.
@Command(
    name = "restore",
    description =
        "Bring a backup back into an empty DOCKET_DATA_DIR, or an empty DOCKET_INDEX_PREFIX of an external cluster.",
    mixinStandardHelpOptions = true)
final class Restore implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "The backup's name, from `docket backup --list`; or latest.")
  private String name = "";

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description =
          "The folder with the backups (default: DOCKET_BACKUP_DIR, or backups in the data folder).")
  private @Nullable Path from;

  @Override
  public Integer call() throws InterruptedException {
    Config config = Config.from(System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    Restoration.Restored restored =
        Restoration.run(
            from == null ? config : config.withBackupsIn(from),
            name,
            (done, parts) ->
                spec.commandLine()
                    .getErr()
                    .println("restored %d of %d parts".formatted(done, parts)));
    out.printf(
        "%s is back: %d partitions with at least %d requests, written by Docket %s.%n",
        restored.backup(), restored.partitions(), restored.requests(), restored.version());
    out.println("What was erased after it was made is back, too: see docs/maintenance.md.");
    out.println("Start with the same settings: docket serve");
    out.flush();
    return 0;
  }
}
