package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LikenessTest {

  @ParameterizedTest
  @CsvSource({
    "userid, user_id, 0",
    "user_id, userId, 0",
    "USER-ID, user.id, 0",
    "'user id', user_id, 0",
    "gpt-4o, GPT-4O, 0",
    "usrid, user_id, 1",
    "usre_id, user_id, 1",
    "customre, customer, 1",
    "sesion, session_id, -1",
    "enviroment, environment, 1",
    "producton_eu, production-EU, 1",
    "prod, prob, 1",
    "pro, por, 1",
    "ab, ac, -1",
    "ab, AB, 0",
    "abc, abcde, -1",
    "abcdef, abcdefgh, 2",
    "ЖУК, жук, 0",
    "straße, STRASSE, 2",
    "user_id, user_id, -1",
    "_, -, -1",
  })
  void separators_and_case_are_no_steps_and_short_words_forgive_few(
      String text, String candidate, int steps) {
    assertThat(Likeness.steps(text, candidate).orElse(-1)).isEqualTo(steps);
  }

  @Test
  void the_fewest_steps_win_then_the_most_requests_then_the_first() {
    assertThat(
            Likeness.nearest(
                List.of("userid"), Map.of("userids", 900L, "user_id", 3L, "other", 1_000L)))
        .contains(Map.entry("user_id", 3L));
    assertThat(Likeness.nearest(List.of("userid"), Map.of("userId", 2L, "user_id", 3L)))
        .contains(Map.entry("user_id", 3L));
    assertThat(Likeness.nearest(List.of("userid"), Map.of("userId", 3L, "user_id", 3L)))
        .contains(Map.entry("userId", 3L));
    assertThat(Likeness.nearest(List.of("none", "useri"), Map.of("userid", 1L)))
        .contains(Map.entry("userid", 1L));
    assertThat(Likeness.nearest(List.of("userid"), Map.of("session", 1L))).isEmpty();
  }
}
