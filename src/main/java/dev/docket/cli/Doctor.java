package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.LocalDiagnosis;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Says what is wrong with a server, and what to do about it; of one that does not answer, what can
/// be seen from outside.
@Command(
    name = "doctor",
    description =
        "Check a running server, or find out why it does not run. Exits with 1 on a failure.",
    mixinStandardHelpOptions = true)
final class Doctor implements Callable<Integer> {

  private static final String FAIL = "fail";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  @Mixin private ServerClient server = new ServerClient();
  @Spec private CommandSpec spec;

  private boolean failed;

  @Override
  public Integer call() {
    ServerClient.Answer answer;
    try {
      answer = server.ask("GET", "/api/admin/diagnosis", null);
    } catch (ServerClient.CallFailed e) {
      print(
          "server",
          FAIL,
          String.valueOf(e.getMessage()),
          "--url, or DOCKET_URL, says where it is; --key, or DOCKET_API_KEY, as whom.");
      for (LocalDiagnosis.Seen seen : LocalDiagnosis.of(System.getenv())) {
        print(seen.name(), seen.state(), seen.seen(), seen.advice());
      }
      return 1;
    }
    judge(answer);
    return failed ? 1 : 0;
  }

  private void judge(ServerClient.Answer answer) {
    if (answer.succeeded()) {
      for (JsonNode check : answer.json().path("checks")) {
        print(
            check.path("name").asText(),
            check.path("state").asText(),
            check.path("seen").asText(),
            check.path("advice").asText());
      }
    } else {
      boolean key = answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN;
      print(
          "server",
          FAIL,
          "%s answers: %s".formatted(server.address(), answer.failure().getMessage()),
          key
              ? "It runs, but wants an admin key: --key, or DOCKET_API_KEY. Lost? Start it once with DOCKET_API_KEY set."
              : "See what the server logs.");
    }
  }

  private void print(String name, String state, String seen, String advice) {
    failed |= state.equals(FAIL);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%-5s %-14s %s%n", state.equals("ok") ? "ok" : state.toUpperCase(Locale.ROOT), name, seen);
    if (!advice.isEmpty()) {
      out.printf("%-20s → %s%n", "", advice);
    }
    out.flush();
  }
}
