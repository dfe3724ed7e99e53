package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Has the server make a backup, and waits for it; or lists those that there are, or deletes one.
@Command(
    name = "backup",
    description = "Back up the whole store of a running server; list its backups, delete one.",
    mixinStandardHelpOptions = true)
final class Backup implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String ROW = "%-32s %-8s %-21s %-21s %10s %12s %16s%n";

  @Mixin private ServerClient server = new ServerClient();
  @Spec private CommandSpec spec;

  @ArgGroup private @Nullable What what;

  private static final class What {

    @Option(names = "--list", description = "Make none; list those that there are.")
    private boolean list;

    @Option(names = "--delete", paramLabel = "NAME", description = "Make none; delete this one.")
    private @Nullable String delete;

    @Option(
        names = "--keep",
        paramLabel = "N",
        description = "When it is made, delete all but the newest N, this one included.")
    private @Nullable Integer keep;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (what != null && what.list) {
      list();
      return 0;
    }
    if (what != null && what.delete != null) {
      delete(what.delete);
      return 0;
    }
    ObjectNode order = Json.object();
    if (what != null && what.keep != null) {
      order.put("keep", what.keep);
    }
    JsonNode job = server.call("POST", "/api/admin/backups", order).path("job");
    String path = "/api/public/v2/jobs/" + job.path("id").asText();
    while (job.path("finished_at").isNull()) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      job = server.call("GET", path, null).path("job");
      spec.commandLine()
          .getErr()
          .println(
              "%s: %s of %s parts"
                  .formatted(
                      job.path("state").asText(),
                      job.path("done").asText(),
                      job.path("matched").asText()));
    }
    return ended(job);
  }

  private int ended(JsonNode job) {
    if (!job.path("state").asText().equals("done")) {
      spec.commandLine()
          .getErr()
          .println("docket: no backup was made: " + job.path("message").asText());
      return 1;
    }
    PrintWriter out = spec.commandLine().getOut();
    JsonNode receipt = job.path("receipt");
    out.printf(
        "%s: %s partitions with at least %s requests%n",
        receipt.path("name").asText(),
        receipt.path("partitions").asText(),
        receipt.path("requests").asText());
    receipt.path("deleted").forEach(name -> out.println("deleted " + name.asText()));
    out.flush();
    return 0;
  }

  private void delete(String name) {
    var _ =
        server.call(
            "DELETE",
            "/api/admin/backups/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
            null);
    spec.commandLine().getOut().println("deleted " + name);
    spec.commandLine().getOut().flush();
  }

  private void list() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(ROW, "NAME", "STATE", "STARTED", "FINISHED", "PARTITIONS", "REQUESTS", "BYTES");
    for (JsonNode backup : server.call("GET", "/api/admin/backups", null).path("items")) {
      out.printf(
          ROW,
          backup.path("name").asText(),
          backup.path("state").asText(),
          seconds(backup.path("started_at").asText()),
          seconds(backup.path("finished_at").asText("")),
          backup.path("partitions").asText(),
          backup.path("requests").asText(),
          backup.path("bytes").asText());
    }
    out.flush();
  }

  /// A time without its fraction.
  private static String seconds(String time) {
    return time.replaceFirst("\\.[0-9]+Z$", "Z");
  }
}
