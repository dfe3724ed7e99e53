package dev.docket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Writers of every kind that write until they are stopped, or until the connection breaks, and put
/// down in a [Ledger] what they are told.
public final class Traffic {

  /// The metadata key that tells logs apart.
  public static final String NAME = "name";

  private static final int BATCH = 25;

  /// After a refusal; SDKs wait longer.
  private static final long BACK_OFF = Duration.ofMillis(200).toNanos();

  private static final int TARGETS = 5;

  /// Of calls that are refused, every so many-th is never sent again.
  private static final int GIVEN_UP = 5;

  /// Of acknowledged calls, every so many-th.
  private static final int PRETENDED = 50;

  private static final int MOST_RESENDS = 200;
  private static final long RESEND_PAUSE = Duration.ofMillis(100).toNanos();

  private final Ledger ledger;
  private final Api api;
  private final Mix mix;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger refusals = new AtomicInteger();
  private final List<Thread> writers = new ArrayList<>();

  /// Calls whose fate is in doubt: refused, or broken off.
  private final Queue<Call> inDoubt = new ConcurrentLinkedQueue<>();

  /// Acknowledged calls whose answers we pretend never to have seen.
  private final Queue<Call> pretended = new ConcurrentLinkedQueue<>();

  /// A call that logs, as it was sent.
  ///
  /// @param divisible whether a part of it may be sent again by itself: its items carry keys
  private record Call(String path, List<String> names, JsonNode body, boolean divisible) {}

  /// Who writes.
  ///
  /// @param singles log one request at a time
  /// @param batches log some at a time
  /// @param updaters change the metadata of requests of their own
  /// @param pause of each writer between two calls
  public record Mix(int singles, int batches, int updaters, Duration pause) {}

  private Traffic(Ledger ledger, Api api, Mix mix) {
    this.ledger = ledger;
    this.api = api;
    this.mix = mix;
  }

  /// Begins to write.
  ///
  /// @param name begins the names of all that is logged; differs within a ledger
  public static Traffic start(Ledger ledger, Api api, String name, Mix mix) {
    Traffic traffic = new Traffic(ledger, api, mix);
    for (int i = 0; i < mix.singles(); i++) {
      String who = name + " single " + i + " no. ";
      traffic.begin(() -> traffic.logs(n -> traffic.single(who + n)));
    }
    for (int i = 0; i < mix.batches(); i++) {
      String who = name + " batch " + i + " no. ";
      boolean keyed = i % 2 == 0;
      traffic.begin(() -> traffic.logs(n -> traffic.batch(who + n, keyed)));
    }
    for (int i = 0; i < mix.updaters(); i++) {
      String who = name + " target " + i + " no. ";
      traffic.begin(() -> traffic.updates(who));
    }
    return traffic;
  }

  private void begin(Runnable writer) {
    writers.add(Thread.ofPlatform().start(writer));
  }

  /// Waits until the writers have ended by themselves, since the server is gone.
  public void awaitEnd() throws InterruptedException {
    for (Thread writer : writers) {
      writer.join();
    }
  }

  /// Ends the writers.
  public void stop() throws InterruptedException {
    stopped.set(true);
    awaitEnd();
  }

  /// What every SDK does when it has no answer: the same bytes once more, until there is one.
  public void sendAgain(Api now) throws IOException {
    sendAgain(now, inDoubt);
  }

  /// As [#sendAgain], and some whose answers are taken for lost. Only a server that has been
  /// started since then can tell those from new requests.
  public void sendAgainAfterRestart(Api now) throws IOException {
    sendAgain(now, inDoubt);
    sendAgain(now, pretended);
  }

  private void sendAgain(Api now, Queue<Call> calls) throws IOException {
    int tries = 0;
    for (Call call = calls.poll(); call != null; call = calls.poll()) {
      Optional<Call> rest = log(now, call);
      if (rest.isPresent()) {
        assertThat(++tries).as("resends that are refused").isLessThan(MOST_RESENDS);
        calls.add(rest.get());
        LockSupport.parkNanos(RESEND_PAUSE);
      }
    }
  }

  private interface Calls {
    Call number(int n);
  }

  private void logs(Calls calls) {
    for (int n = 0; !stopped.get(); n++) {
      Call call = calls.number(n);
      try {
        Optional<Call> rest = log(api, call);
        rest.ifPresent(this::refused);
        if (rest.isEmpty() && n % PRETENDED == 7) {
          pretended.add(call);
        }
      } catch (IOException e) {
        ledger.breaksOff();
        inDoubt.add(call);
        return;
      }
      LockSupport.parkNanos(mix.pause().toNanos());
    }
  }

  /// And backs off: whoever goes on at full speed has thousands to send again in the end, the first
  /// of them when they are no longer known as resends.
  private void refused(Call rest) {
    if (refusals.incrementAndGet() % GIVEN_UP == 0) {
      rest.names().forEach(ledger::giveUp);
    } else {
      inDoubt.add(rest);
    }
    LockSupport.parkNanos(BACK_OFF);
  }

  private void updates(String who) {
    List<Long> targets = new ArrayList<>();
    for (int n = 0; !stopped.get(); n++) {
      try {
        if (targets.size() < TARGETS) {
          Call call = single(who + n);
          Optional<Call> rest = log(api, call);
          rest.ifPresent(this::refused);
          if (rest.isEmpty()) {
            targets.add(ledger.id(call.names().getFirst()));
          }
        } else {
          change(targets.get(n % TARGETS), n);
        }
      } catch (IOException e) {
        ledger.breaksOff();
        return;
      }
      LockSupport.parkNanos(mix.pause().toNanos());
    }
  }

  private void change(long id, int revision) throws IOException {
    ObjectNode body = Json.object().put("request_id", id);
    body.putObject("metadata").put(Ledger.REVISION, revision);
    ledger.sending(id, revision);
    Api.Answer answer = post(api, "/rest/track-metadata", body);
    if (answer.status() == 200) {
      ledger.changed(id, revision);
    } else {
      ledger.refused(answer.status(), answer.json(), answer.retryAfter().isPresent());
      LockSupport.parkNanos(BACK_OFF);
    }
  }

  private Api.Answer post(Api to, String path, JsonNode body) throws IOException {
    long start = System.nanoTime();
    Api.Answer answer = to.post(path, body);
    ledger.took(System.nanoTime() - start);
    return answer;
  }

  /// Sends a call that logs.
  ///
  /// @return what of it was refused; empty when all is stored
  private Optional<Call> log(Api to, Call call) throws IOException {
    Api.Answer answer = post(to, call.path(), call.body());
    JsonNode results = answer.json().path("results");
    if (answer.status() / 100 != 2) {
      ledger.refused(answer.status(), answer.json(), answer.retryAfter().isPresent());
      return Optional.of(call);
    }
    if (results.isMissingNode()) {
      ledger.stored(call.names().getFirst(), answer.json().path("id").longValue());
      return Optional.empty();
    }
    return logged(call, results);
  }

  private Optional<Call> logged(Call batch, JsonNode results) {
    List<String> names = new ArrayList<>();
    ObjectNode body = Json.object();
    ArrayNode requests = body.putArray("requests");
    for (int i = 0; i < batch.names().size(); i++) {
      JsonNode result = results.path(i);
      if (result.path("status").intValue() == 201) {
        ledger.stored(batch.names().get(i), result.path("id").longValue());
      } else {
        ledger.refused(result.path("status").intValue(), result, true);
        names.add(batch.names().get(i));
        requests.add(batch.body().get("requests").get(i));
      }
    }
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (batch.divisible()) {
      return Optional.of(new Call(batch.path(), names, body, true));
    }
    if (names.size() == batch.names().size()) {
      return Optional.of(batch);
    }
    // Without keys the same bytes would store again what is stored.
    names.forEach(ledger::giveUp);
    return Optional.empty();
  }

  private Call single(String name) {
    return new Call("/log-request", List.of(name), log(ledger.run(), name), false);
  }

  private Call batch(String name, boolean keyed) {
    ObjectNode body = Json.object();
    ArrayNode requests = body.putArray("requests");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      String item = name + "/" + i;
      names.add(item);
      ObjectNode log = log(ledger.run(), item);
      requests.add(keyed ? log.put("idempotency_key", ledger.run() + " " + item) : log);
    }
    return new Call("/api/public/v2/requests/batch", names, body, keyed);
  }

  /// A small log.
  public static ObjectNode log(String run, String name) {
    ObjectNode body =
        (ObjectNode)
            Json.parse(
                """
                {"provider":"openai","model":"gpt-4o",
                 "input":{"type":"chat","messages":[]},"output":{"type":"chat","messages":[]},
                 "request_start_time":1767225600,"request_end_time":1767225601}
                """);
    body.putObject("metadata").put(Ledger.RUN, run).put(NAME, name);
    return body;
  }
}
