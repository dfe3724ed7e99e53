package dev.docket.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.demo.DemoTemplates;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.json.Json;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Fills a running server, through its public API, with something to look at.
@Command(
    name = "demo",
    description = "Log made-up requests of the last 14 days, to have something to look at.",
    mixinStandardHelpOptions = true)
final class Demo implements Runnable {

  private static final String BATCH = "/api/public/v2/requests/batch";
  private static final int PER_CALL = 100;

  /// How long a server may say "not now" without taking anything before the demo gives up.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin private ServerClient server = new ServerClient();
  @Spec private CommandSpec spec;

  @Option(
      names = "--count",
      description = "How many requests (default: ${DEFAULT-VALUE}).",
      defaultValue = "3000")
  private int count;

  @Option(
      names = "--seed",
      description = "The same seed makes the same requests (default: ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private long seed;

  /// Makes a second try of a batch the same requests as the first, and a second demo others.
  private final String run = UUID.randomUUID().toString();

  private final Map<String, Integer> users = new HashMap<>();
  private long errors;
  private long lastId;

  @Override
  public void run() {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 1");
    }
    DemoTemplates.all().forEach(this::publish);
    DemoTraffic traffic = new DemoTraffic(seed, Clock.systemUTC().instant());
    Instant begin = Clock.systemUTC().instant();
    try (ProgressBar bar = bar()) {
      for (int done = 0; done < count; done += PER_CALL) {
        List<ObjectNode> bodies = new ArrayList<>();
        for (int i = done; i < Math.min(count, done + PER_CALL); i++) {
          bodies.add(counted(traffic.next()).put("idempotency_key", run + "-" + i));
        }
        log(bodies, bar);
      }
    }
    report(Duration.between(begin, Clock.systemUTC().instant()));
  }

  /// Publishes the versions that are not there yet: a second demo adds none.
  private void publish(DemoTemplates.Template template) {
    ServerClient.Answer known = server.ask("GET", "/prompt-templates/" + template.name(), null);
    if (!known.succeeded() && known.status() != 404) {
      throw known.failure();
    }
    int there = known.json().path("version").asInt(0);
    template.versions().stream()
        .skip(there)
        .forEach(version -> server.call("POST", "/rest/prompt-templates", version));
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName("logging")
        .setInitialMax(count)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .build();
  }

  private ObjectNode counted(ObjectNode body) {
    users.merge(body.path("metadata").path("user_id").asText(), 1, Integer::sum);
    errors += body.path("status").asText().equals("ERROR") ? 1 : 0;
    return body;
  }

  /// Sends until every body is stored. What was not taken is sent again under the same keys, so
  /// that nothing is stored twice, whatever became of the first try.
  private void log(List<ObjectNode> bodies, ProgressBar bar) {
    List<ObjectNode> left = bodies;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!left.isEmpty()) {
      ObjectNode call = Json.object();
      call.putArray("requests").addAll(left);
      ServerClient.Answer answer = server.ask("POST", BATCH, call);
      if (!answer.succeeded() && answer.status() != 503) {
        throw answer.failure();
      }
      List<ObjectNode> again = answer.succeeded() ? notStored(left, answer.json()) : left;
      bar.stepBy(left.size() - again.size());
      if (!again.isEmpty()) {
        if (System.nanoTime() > deadline) {
          throw new ServerClient.CallFailed("the server takes no requests any more; try later");
        }
        sleep(answer.retryAfter());
      }
      left = again;
    }
  }

  private List<ObjectNode> notStored(List<ObjectNode> bodies, JsonNode reply) {
    List<ObjectNode> again = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      JsonNode result = reply.path("results").path(i);
      switch (result.path("status").asInt()) {
        case 201 -> lastId = result.path("id").asLong();
        case 503 -> again.add(bodies.get(i));
        default -> throw new ServerClient.CallFailed(result.path("message").asText());
      }
    }
    return again;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerClient.CallFailed("interrupted");
    }
  }

  private void report(Duration took) {
    PrintWriter out = spec.commandLine().getOut();
    String user =
        users.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    out.printf(
        "Logged %,d requests of %,d users in the last 14 days, %,d of them errors, in %.1f s.%n",
        count, users.size(), errors, took.toMillis() / 1000.0);
    out.printf("%nThe requests of one user:%n%s%n", search(key("user_id", user)));
    out.printf("%nWhat went wrong in production:%n%s%n", search(errorsIn("production")));
    out.printf(
        "%nMore metadata for the newest one:%n%s%n",
        post(
            "/rest/track-metadata",
            "{\"request_id\":%d,\"metadata\":{\"reviewed_by\":\"me\"}}".formatted(lastId)));
    out.flush();
  }

  private static String key(String key, String value) {
    return "{\"field\":\"metadata\",\"operator\":\"key_equals\",\"nested_key\":\"%s\",\"value\":\"%s\"}"
        .formatted(key, value);
  }

  private static String errorsIn(String env) {
    return "{\"field\":\"status\",\"operator\":\"is\",\"value\":\"ERROR\"}," + key("env", env);
  }

  private String search(String conditions) {
    return post(
        "/api/public/v2/requests/search",
        "{\"filter_group\":{\"logic\":\"AND\",\"filters\":[%s]}}".formatted(conditions));
  }

  private String post(String path, String body) {
    return "curl -s -X POST %s%s -H \"X-API-KEY: %s\" -H 'Content-Type: application/json' -d '%s'"
        .formatted(server.address(), path, server.keyForShell(), body);
  }
}
