package dev.docket.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What the first start prints: four lines to copy.
final class FirstSteps {

  /// Set by `bin/docket` to its own path, so that the demo command fits how the server was started.
  private static final String SCRIPT = "docket.script";

  private FirstSteps() {}

  static void print(PrintWriter out, String address, String key) {
    out.println();
    out.println("This is a new store. Its admin key is shown only now; keep it.");
    out.println();
    out.println("export DOCKET_URL=" + address);
    out.println("export DOCKET_API_KEY=" + key);
    out.println(
        "curl -X POST %s/log-request -H 'X-API-KEY: %s' -H 'Content-Type: application/json' -d '%s'"
            .formatted(address, key, example()));
    out.println(demo());
    out.println();
  }

  private static String example() {
    Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return ("{\"provider\":\"openai\",\"model\":\"gpt-4o\","
            + "\"input\":{\"type\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}]},"
            + "\"output\":{\"type\":\"chat\",\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Hi!\"}]}]},"
            + "\"request_start_time\":\"%s\",\"request_end_time\":\"%s\","
            + "\"metadata\":{\"user_id\":\"u1\"}}")
        .formatted(end.minusSeconds(1), end);
  }

  private static String demo() {
    String script = System.getProperty(SCRIPT);
    return script == null ? "./mvnw -q compile exec:exec -Ddocket.command=demo" : script + " demo";
  }
}
