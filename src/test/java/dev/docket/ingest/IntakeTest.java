package dev.docket.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.pricing.PriceFile;
import dev.docket.pricing.PriceTable;
import dev.docket.problem.ProblemException;
import dev.docket.problem.Warning;
import dev.docket.requests.Annotations;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestWriter;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import dev.docket.requests.WriteResult;
import dev.docket.testkit.Logs;
import dev.docket.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IntakeTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final ResendKey KEY = key("the same bytes");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-02T12:00:00Z"));
  private final ScriptedWriter writer = new ScriptedWriter();
  private final Intake intake =
      new Intake(
          writer,
          new NoGroups(),
          new RequestIdSource(clock, new Random(1)),
          new Resends(() -> clock.millis() * 1_000_000),
          PriceTable.of(PriceFile.bundled()),
          clock);

  private static ResendKey key(String body) {
    return ResendKey.ofBody(WORKSPACE, "log-request", body.getBytes(StandardCharsets.UTF_8));
  }

  private CompletableFuture<Receipt> store(ResendKey key) {
    return intake.store(WORKSPACE, new Incoming(Logs.with("user_id", "u1"), List.of(), false), key);
  }

  private static WriteResult stored(Sent sent) {
    return new WriteResult.Stored(sent.create().id(), List.of());
  }

  private static ProblemException inDoubt() {
    return ProblemException.unavailable("not confirmed", 2);
  }

  @Test
  void a_request_whose_id_is_taken_is_stored_under_another() {
    CompletableFuture<Receipt> receipt = store(KEY);
    Sent first = writer.next();
    first.answer().complete(new WriteResult.IdTaken());
    Sent second = writer.next();
    assertThat(second.create().id()).isNotEqualTo(first.create().id());
    second.answer().complete(stored(second));
    assertThat(receipt.join().id()).isEqualTo(second.create().id());
  }

  @Test
  void another_id_is_never_drawn_on_the_writers_own_thread() {
    var _ = store(KEY);
    Sent first = writer.next();
    first.answer().complete(new WriteResult.IdTaken());
    assertThat(writer.next().thread()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void a_resend_after_doubt_under_a_second_id_comes_back_to_that_id() {
    CompletableFuture<Receipt> receipt = store(KEY);
    writer.next().answer().complete(new WriteResult.IdTaken());
    Sent second = writer.next();
    second.answer().completeExceptionally(inDoubt());
    assertThat(receipt).failsWithin(5, TimeUnit.SECONDS);

    var _ = store(KEY);
    Sent resent = writer.next();
    assertThat(resent.create().id()).isEqualTo(second.create().id());
    assertThat(resent.create().writeToken()).isEqualTo(second.create().writeToken());
  }

  @Test
  void a_log_of_an_unknown_group_is_stored_without_it_and_says_so() {
    ResendKey key = key("grouped");
    var incoming = new Incoming(withGroup(5), List.of(new Warning("/x", "earlier")), false);
    CompletableFuture<Receipt> receipt = intake.store(WORKSPACE, incoming, key);
    Sent sent = writer.next();
    assertThat(sent.create().log().annotations().groupId()).isNull();
    sent.answer().complete(stored(sent));
    assertThat(receipt.join().warnings()).hasSize(2);
  }

  private static RequestLog withGroup(long group) {
    var log = Logs.with("a", "b");
    return new RequestLog(
        log.call(),
        log.timing(),
        log.usage(),
        log.cost(),
        log.outcome(),
        log.exchange(),
        new Annotations(log.annotations().metadata(), List.of(), List.of(), null, group));
  }

  private record Sent(Write.Create create, CompletableFuture<WriteResult> answer, Thread thread) {}

  /// Holds each write until the test answers it.
  private static final class ScriptedWriter implements RequestWriter {

    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();

    @Override
    public List<CompletableFuture<WriteResult>> writeAll(List<? extends Write> writes) {
      return writes.stream().map(this::hold).toList();
    }

    private CompletableFuture<WriteResult> hold(Write write) {
      CompletableFuture<WriteResult> answer = new CompletableFuture<>();
      sent.add(new Sent((Write.Create) write, answer, Thread.currentThread()));
      return answer;
    }

    Sent next() {
      try {
        Sent next = sent.poll(10, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("nothing was written");
        }
        return next;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static final class NoGroups implements Groups {

    @Override
    public long create(WorkspaceId workspace) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(WorkspaceId workspace, long group) {
      return false;
    }
  }
}
