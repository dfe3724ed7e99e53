package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes, lists and revokes API keys.
@Command(
    name = "keys",
    description = "Make, list and revoke API keys of a running server.",
    mixinStandardHelpOptions = true,
    subcommands = {Keys.Create.class, Keys.ListKeys.class, Keys.Revoke.class})
final class Keys {

  @Command(
      name = "create",
      description = "Make a key; its workspace is made too when it is new.",
      mixinStandardHelpOptions = true)
  static final class Create implements Runnable {

    @Mixin private ServerClient server = new ServerClient();
    @Spec private CommandSpec spec;

    @Option(names = "--workspace", required = true, description = "Name of the workspace.")
    private String workspace = "";

    @Option(names = "--role", required = true, description = "read, write or admin.")
    private String role = "";

    @Option(
        names = "--name",
        description = "What the key is for (default: ${DEFAULT-VALUE}).",
        defaultValue = "key")
    private String name = "";

    @Override
    public void run() {
      JsonNode made =
          server.call(
              "POST",
              "/api/admin/keys",
              Json.object().put("workspace", workspace).put("role", role).put("name", name));
      PrintWriter out = spec.commandLine().getOut();
      out.println(made.path("key").asText());
      spec.commandLine()
          .getErr()
          .println("The key is shown only now. Its id is " + made.path("id").asText() + ".");
    }
  }

  @Command(name = "list", description = "List all keys.", mixinStandardHelpOptions = true)
  static final class ListKeys implements Runnable {

    private static final String ROW = "%-18s %-12s %-6s %-20s %-20s %-11s %s%n";

    @Mixin private ServerClient server = new ServerClient();
    @Spec private CommandSpec spec;

    @Override
    public void run() {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(ROW, "ID", "PREFIX", "ROLE", "WORKSPACE", "NAME", "LAST USED", "STATE");
      for (JsonNode key : server.call("GET", "/api/admin/keys", null).path("items")) {
        out.printf(
            ROW,
            key.path("id").asText(),
            key.path("prefix").asText(),
            key.path("role").asText(),
            key.path("workspace").asText(),
            key.path("name").asText(),
            key.path("last_used_on").asText("never"),
            key.path("revoked_at").isNull()
                ? "active"
                : "revoked " + key.path("revoked_at").asText());
      }
      out.flush();
    }
  }

  @Command(
      name = "revoke",
      description = "End a key for good; every server refuses it within 5 seconds.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Runnable {

    @Mixin private ServerClient server = new ServerClient();
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The key's id, from `docket keys list`.")
    private long id;

    @Override
    public void run() {
      JsonNode revoked = server.call("DELETE", "/api/admin/keys/" + id, null);
      spec.commandLine()
          .getOut()
          .println("revoked %s (%s)".formatted(id, revoked.path("name").asText()));
    }
  }
}
