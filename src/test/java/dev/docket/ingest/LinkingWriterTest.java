package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Call;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkingWriterTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final String SPAN = "00f067aa0ba902b7";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final List<Write> written = new CopyOnWriteArrayList<>();
  private final List<Set<String>> asked = new CopyOnWriteArrayList<>();
  private boolean away;
  private boolean patchesFail;

  private final RequestWriter engine = writes -> writes.stream().map(this::write).toList();

  private final LinkingWriter writer =
      new LinkingWriter(
          engine, this::traces, InstantSource.fixed(Instant.parse("2026-11-01T12:00:00Z")));

  private CompletableFuture<WriteResult> write(Write write) {
    written.add(write);
    return switch (write) {
      case Write.Create create when create.id().value() == 13 ->
          CompletableFuture.failedFuture(ProblemException.invalid("", "never"));
      case Write.Patch _ when patchesFail ->
          CompletableFuture.failedFuture(ProblemException.unavailable("not confirmed", 2));
      case Write.Create _, Write.Patch _, Write.Erase _ ->
          CompletableFuture.completedFuture(new WriteResult.Stored(write.id(), List.of()));
    };
  }

  private Map<String, String> traces(WorkspaceId workspace, Set<String> spanIds) {
    asked.add(spanIds);
    if (away) {
      throw ProblemException.unavailable("away", 2);
    }
    return spanIds.contains(SPAN) ? Map.of(SPAN, TRACE) : Map.of();
  }

  private static Write.Create create(long id, @Nullable String spanId) {
    RequestLog log = Logs.with("a", "b");
    return new Write.Create(
        WORKSPACE,
        new RequestId(id),
        "token",
        null,
        new RequestLog(
            new Call("openai", "gpt-4o", "f", null, spanId),
            log.timing(),
            log.usage(),
            log.cost(),
            log.outcome(),
            log.exchange(),
            log.annotations()),
        Instant.EPOCH);
  }

  private List<Write> patches() {
    return written.stream().filter(Write.Patch.class::isInstance).toList();
  }

  @Test
  void a_request_without_a_span_is_passed_on_and_nobody_is_asked() {
    List<CompletableFuture<WriteResult>> answers = new ArrayList<>();
    RequestWriter plain =
        new LinkingWriter(
            writes -> {
              answers.addAll(engine.writeAll(writes));
              return answers;
            },
            this::traces,
            InstantSource.system());
    assertThat(plain.writeAll(List.of(create(1, null), create(2, "no span's id"))))
        .isSameAs(answers);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_request_whose_span_is_there_is_linked_before_its_caller_hears_of_it() {
    assertThat(writer.write(create(1, SPAN)).join())
        .isEqualTo(new WriteResult.Stored(new RequestId(1), List.of()));
    assertThat(patches())
        .singleElement()
        .isInstanceOfSatisfying(
            Write.Patch.class,
            patch -> assertThat(patch.patch()).isEqualTo(new RequestPatch.LinkTrace(TRACE)));
  }

  @Test
  void those_that_came_together_are_asked_for_together_and_each_has_its_own_fate() {
    var answers =
        writer.writeAll(
            List.of(
                create(1, SPAN), create(2, null), create(13, SPAN), create(4, "1111111111111111")));
    assertThat(answers.get(0).join()).isInstanceOf(WriteResult.Stored.class);
    assertThat(answers.get(1).join()).isInstanceOf(WriteResult.Stored.class);
    assertThat(answers.get(2)).isCompletedExceptionally();
    assertThat(answers.get(3).join()).isInstanceOf(WriteResult.Stored.class);
    assertThat(asked).containsExactly(Set.of(SPAN, "1111111111111111"));
    assertThat(patches()).extracting(Write::id).containsExactly(new RequestId(1));
  }

  @Test
  void a_link_that_fails_leaves_the_write_in_doubt() {
    away = true;
    assertThat(problem(writer.write(create(1, SPAN)))).isInstanceOf(Problem.Unavailable.class);
    away = false;
    patchesFail = true;
    assertThat(problem(writer.write(create(2, SPAN)))).isInstanceOf(Problem.Unavailable.class);
  }

  private static Problem problem(CompletableFuture<WriteResult> answer) {
    CompletionException thrown =
        Assertions.catchThrowableOfType(CompletionException.class, answer::join);
    if (thrown.getCause() instanceof ProblemException cause) {
      return cause.problem();
    }
    throw new AssertionError("no problem", thrown);
  }
}
