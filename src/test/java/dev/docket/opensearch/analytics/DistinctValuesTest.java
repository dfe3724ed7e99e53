package dev.docket.opensearch.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.analytics.Dimension;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.schema.SourceExample;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Keys whose values stand in one column, over two partitions.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DistinctValuesTest {

  private static final WorkspaceId OURS = new WorkspaceId(1);
  private static final WorkspaceId EMPTY = new WorkspaceId(9);
  private static final Filter ALL = new Filter.Everything();
  private static final int REQUESTS = 6_000;
  private static final int USERS = 2_000;
  private static final int SESSIONS = 5_000;
  private static final int PLANS = 7;

  private final List<String> colliding = colliding();
  private final Dimension users = new Dimension.OfKey(colliding.getFirst());
  private final Dimension sessions = new Dimension.OfKey(colliding.getLast());
  private final Dimension plans = new Dimension.OfKey("plan.*");
  private ExamplesEngine engine;
  private Asking asking;

  private static List<String> colliding() {
    Map<String, String> seen = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      String key = "user." + i;
      String other = seen.put(Terms.column(key, Terms.METADATA_COLUMNS), key);
      if (other != null) {
        return List.of(other, key);
      }
    }
    throw new AssertionError();
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    List<SourceExample> examples = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      examples.add(
          new SourceExample(i, OURS.term())
              .with("engine", "gpt-" + i % 3)
              .metadata(colliding.getFirst(), "u" + i % USERS)
              .metadata(colliding.getLast(), "s" + i % SESSIONS)
              .metadata("plan.*", "p" + i % PLANS));
    }
    engine = ExamplesEngine.with(folder, 2, examples);
    asking = engine.asking();
  }

  @AfterAll
  void stop() {
    engine.close();
  }

  private DistinctValues.Found count(Dimension dimension, int exactUpTo) {
    return asking.ask(OURS, ALL, DistinctValues.count(dimension, exactUpTo), () -> null);
  }

  @Test
  void values_are_counted_one_by_one_whoever_shares_their_column() {
    assertThat(count(users, 10_000)).isEqualTo(new DistinctValues.Found(USERS, true));
    assertThat(count(users, USERS)).isEqualTo(new DistinctValues.Found(USERS, true));
    assertThat(count(sessions, 10_000)).isEqualTo(new DistinctValues.Found(SESSIONS, true));
    assertThat(count(plans, PLANS)).isEqualTo(new DistinctValues.Found(PLANS, true));
    assertThat(count(new Dimension.OfField(Field.ENGINE), 10))
        .isEqualTo(new DistinctValues.Found(3, true));
  }

  @Test
  void more_are_estimated_and_said_to_be_and_none_is_another_keys() {
    isAbout(USERS, count(users, USERS - 1));
    isAbout(SESSIONS, count(sessions, 100));
    isAbout(PLANS, count(plans, PLANS - 1));
    isAbout(3, count(new Dimension.OfField(Field.ENGINE), 2));
  }

  private static void isAbout(long values, DistinctValues.Found number) {
    assertThat(number.exact()).isFalse();
    assertThat(number.values()).isCloseTo(values, Percentage.withPercentage(0.5));
  }

  @Test
  void estimates_within_groups_leave_other_keys_out_too() {
    for (var dimension : Map.of(users, USERS, sessions, SESSIONS, plans, PLANS).entrySet()) {
      Double estimate =
          asking.ask(
              OURS,
              ALL,
              DistinctValues.estimating(dimension.getKey())
                  .then(
                      number -> Step.once(Map.of("n", number), counts -> counts.valueOrZero("n"))),
              () -> null);
      assertThat(estimate).isCloseTo(dimension.getValue(), Percentage.withPercentage(5));
    }
  }

  @Test
  void a_key_that_nobody_has_has_no_value() {
    assertThat(count(new Dimension.OfKey("user"), 5)).isEqualTo(new DistinctValues.Found(0, true));
    assertThat(
            asking.ask(
                EMPTY,
                ALL,
                DistinctValues.count(users, 5),
                () -> new DistinctValues.Found(0, true)))
        .isEqualTo(new DistinctValues.Found(0, true));
  }

  @Test
  void two_questions_of_different_sorts_share_their_searches() {
    Step<String> both =
        Step.both(
            DistinctValues.count(users, 5),
            Step.once(Map.of("n", Numbers.count("seq")), Counts::requests),
            (distinct, requests) -> distinct.exact() + " " + requests);
    assertThat(asking.ask(OURS, ALL, both, () -> "")).isEqualTo("false " + REQUESTS);
  }
}
