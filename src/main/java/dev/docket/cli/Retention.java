package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows what is past its time, or gives it up.
@Command(
    name = "retention",
    description = "Drop the partitions that are past DOCKET_RETENTION now, or show which they are.",
    mixinStandardHelpOptions = true)
final class Retention implements Runnable {

  private static final String ROW = "%-34s %-21s %-21s %14s %18s  %s%n";

  @Mixin private ServerClient server = new ServerClient();
  @Spec private CommandSpec spec;

  @Option(names = "--dry-run", description = "Drop nothing; show what would be dropped.")
  private boolean dryRun;

  @Override
  public void run() {
    JsonNode plan =
        server.call("POST", "/api/admin/retention", Json.object().put("dry_run", dryRun));
    PrintWriter out = spec.commandLine().getOut();
    out.println("retention: " + plan.path("retention").asText("none"));
    out.printf(ROW, "PARTITION", "FROM", "TO", "REQUESTS", "BYTES", "");
    for (JsonNode partition : plan.path("partitions")) {
      out.printf(
          ROW,
          partition.path("index").asText(),
          partition.path("from").asText(),
          partition.path("to").asText(""),
          partition.path("requests").asText(),
          partition.path("bytes").asText(),
          verdict(partition.path("drop").asBoolean()));
    }
    out.flush();
  }

  private String verdict(boolean drop) {
    return !drop ? "kept" : dryRun ? "would be dropped" : "dropped";
  }
}
