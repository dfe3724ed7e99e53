package dev.docket.opensearch.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.filter.Selection;
import dev.docket.filter.Walk;
import dev.docket.opensearch.Turns;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import dev.docket.search.Include;
import dev.docket.search.Page;
import dev.docket.search.Place;
import dev.docket.search.SearchQuery;
import dev.docket.search.Sort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TextsInTurnTest {

  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final Page EMPTY = new Page(List.of(), 1, 10, 0, null, null);

  private static SearchQuery including(Include include) {
    return new SearchQuery(
        Selection.EVERYTHING,
        Sort.DEFAULT,
        new Place.Numbered(1),
        10,
        Walk.ENDLESS,
        Set.of(include),
        false,
        false);
  }

  @Test
  void while_one_is_read_others_with_whole_texts_wait_and_short_ones_do_not() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    TextsInTurn texts =
        new TextsInTurn(
            (_, _) -> EMPTY,
            (_, _) -> {
              reading.countDown();
              await(read);
              return Optional.empty();
            },
            Turns.ofTexts(1, Duration.ofMillis(20)));
    try (ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = reader.submit(() -> texts.find(WORKSPACE, new RequestId(1)));
      await(reading);
      assertHasToWait(() -> texts.find(WORKSPACE, new RequestId(2)));
      for (Include whole :
          List.of(
              Include.INPUT_TEXT, Include.OUTPUT_TEXT, Include.OUTPUT, Include.INPUT_VARIABLES)) {
        assertHasToWait(() -> texts.search(WORKSPACE, including(whole)));
      }
      assertThat(texts.search(WORKSPACE, including(Include.PREVIEWS))).isSameAs(EMPTY);
      read.countDown();
      first.get();
    }
    assertThat(texts.search(WORKSPACE, including(Include.OUTPUT))).isSameAs(EMPTY);
  }

  private static void assertHasToWait(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem()).isInstanceOf(Problem.Unavailable.class));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
