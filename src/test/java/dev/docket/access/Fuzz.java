package dev.docket.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Valid calls to every route, spoilt at random: whatever comes, the answer has a status that the
/// API's description has, tells nothing of the server's inside, and nothing of anybody else
/// changes.
abstract class Fuzz {

  /// Small, so that calls beyond it are cheap to make.
  private static final int MAX_BODY_BYTES = 1 << 20;

  private static final int MOST_FAULTS = 10;

  /// Comes before the answer.
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  private static final long MEMORY_BYTES = 200 << 20;

  /// Without a repetition before what is looked for: an answer may hold a value that is one long
  /// word.
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\b(dev\\.docket|org\\.opensearch|org\\.apache|org\\.eclipse|io\\.javalin|jakarta\\.|com\\.fasterxml|com\\.hubspot|java\\.(lang|util|io|net|nio|time|math))\\.|\\bat"
              + " [a-z.]+\\.[A-Z]\\w+\\.|(?<=\\w)(Exception|StackTrace)\\b");

  private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: ([0-9]{1,9})");

  private static final List<Row> ROWS = Row.all();

  /// What a spoilt path, method or protocol may get anywhere: there is no such route or method
  /// (404, 405), the body came too slowly (408), or it is not HTTP as this server speaks it.
  private static final Set<Integer> ANYWHERE = Set.of(404, 405, 408, 411, 417, 426, 501, 505);

  @TempDir Path data;

  private final long seed;
  private final int calls;
  private final Random random;
  private final Map<Thing, String> named = new EnumMap<>(Thing.class);

  Fuzz(long seed, int calls) {
    this.seed = seed;
    this.calls = calls;
    this.random = new Random(seed);
  }

  @Test
  void whatever_is_sent_the_answer_is_a_described_one() throws IOException {
    try (Server server =
        Server.on(data, Map.of("DOCKET_MAX_BODY_BYTES", Integer.toString(MAX_BODY_BYTES)))) {
      Tenant fuzzed = Tenant.on(server, "fuzzed");
      ValidCalls valid = ValidCalls.of(server, fuzzed);
      Neighbour others =
          new Neighbour(Tenant.on(server, "others"), List.copyOf(EnumSet.allOf(Thing.class)));
      Neighbour unnamed =
          new Neighbour(
              fuzzed, List.of(Thing.REQUEST, Thing.PROMPT, Thing.VIEW, Thing.TRACE, Thing.KEY));
      long memory = usedMemory();
      List<String> faults = new ArrayList<>();
      for (int i = 0; i < calls && faults.size() < MOST_FAULTS; i++) {
        Row row = ROWS.get(i % ROWS.size());
        Draft draft = draft(row, valid, fuzzed);
        fault(server, valid.statuses(row, draft.method), draft)
            .ifPresent(fault -> faults.add("%s%nafter the call %s%n".formatted(fault, draft)));
      }
      assertThat(faults).as("seed %d", seed).isEmpty();
      assertThat(others.now()).isEqualTo(others.before());
      assertThat(unnamed.now()).isEqualTo(unnamed.before());
      assertThat(usedMemory() - memory).isLessThan(MEMORY_BYTES);
    }
  }

  private Draft draft(Row row, ValidCalls valid, Tenant fuzzed) {
    String id = row.naming() == null ? "" : named(row, fuzzed);
    JsonNode body = row.hasBody() ? valid.body(row, id) : null;
    Draft draft = new Draft(row.method(), valid.path(row, id), fuzzed.key(), body);
    int times = 1 + random.nextInt(3);
    for (int n = 0; n < times; n++) {
      Spoiler spoiler =
          row.hasBody() && random.nextBoolean()
              ? Spoiler.VALUE
              : Spoiler.pick(random, List.of(Spoiler.values()));
      draft.spoilt.add(spoiler.name());
      spoiler.spoil(draft, random);
    }
    return draft;
  }

  /// One thing of each kind will do, but where a call may have deleted it.
  private String named(Row row, Tenant fuzzed) {
    Thing thing = row.named().thing();
    return row.deletes()
        ? thing.make(fuzzed)
        : named.computeIfAbsent(thing, kind -> kind.make(fuzzed));
  }

  private static Optional<String> fault(Server server, Set<Integer> described, Draft draft) {
    String answer;
    try {
      answer = RawCall.send(server.base().getPort(), draft.bytes());
    } catch (IOException e) {
      return Optional.of("no answer: " + e);
    }
    // Nobody is there to answer before a request line has come.
    return draft.raw != null && answer.isEmpty()
        ? Optional.empty()
        : fault(described, draft, answer);
  }

  private static Optional<String> fault(Set<Integer> described, Draft draft, String whole) {
    String answer = whole.startsWith(CONTINUE) ? whole.substring(CONTINUE.length()) : whole;
    String head = answer.substring(0, Math.max(answer.indexOf("\r\n\r\n"), 0));
    if (!head.startsWith("HTTP/1.1 ")) {
      return Optional.of("no head in " + answer);
    }
    int status = Integer.parseInt(head.substring(9, 12));
    String body = first(answer.substring(head.length() + 4), head);
    if (status >= 500 && !isBusy(status, head) && !isVersionRefused(draft, status)) {
      return Optional.of(answer);
    }
    if (!ANYWHERE.contains(status) && !described.contains(status)) {
      return Optional.of("%d is not in the description: %s".formatted(status, answer));
    }
    if (INSIDE.matcher(body).find()) {
      return Optional.of("the inside is shown: " + answer);
    }
    boolean json = head.contains("application/json") && !draft.method.equals("HEAD");
    return status >= 400 && json && !isError(body)
        ? Optional.of("no error in JSON: " + answer)
        : Optional.empty();
  }

  /// One call may be spoilt into two, and gets two answers then.
  private static String first(String bodies, String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find()
        ? bodies.substring(0, Math.min(bodies.length(), Integer.parseInt(length.group(1))))
        : bodies;
  }

  private static boolean isBusy(int status, String head) {
    return status == 503 && head.contains("\r\nRetry-After: ");
  }

  /// The one 5xx that is about the caller.
  private static boolean isVersionRefused(Draft draft, int status) {
    return status == 505 && (draft.raw != null || !draft.version.matches("HTTP/1\\.[01]"));
  }

  private static boolean isError(String body) {
    try {
      return Json.parse(body.getBytes(StandardCharsets.ISO_8859_1)).path("success").isBoolean();
    } catch (ProblemException e) {
      return false;
    }
  }

  private static long usedMemory() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
