package dev.docket.analytics.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyWarningsTest {

  private static Catalogue.Name name(String key, long requests) {
    return new Catalogue.Name(key, requests, true);
  }

  private static List<KeyWarning> warnings(Catalogue.Name name, Catalogue.Name... others) {
    return new KeyWarnings(Stream.concat(Stream.of(name), Stream.of(others)).toList()).of(name);
  }

  @ParameterizedTest
  @CsvSource({
    "userId, user_id",
    "USER-ID, user.id",
    "user id, userid",
    "customer_id, custmer_id",
    "customer_id, customer_di",
    "Straße, straße",
    "conversation_thread_id, convrsation_thread_ids",
  })
  void keys_that_are_spelled_nearly_the_same_name_each_other(String key, String other) {
    assertThat(warnings(name(key, 1), name(other, 7)))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.code()).isEqualTo(KeyWarning.Code.NEAR_DUPLICATE);
          assertThat(warning.other()).isEqualTo(other);
          assertThat(warning.message()).contains("7 requests");
        });
    assertThat(warnings(name(other, 7), name(key, 1)))
        .extracting(KeyWarning::other)
        .containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource({
    "tier, time",
    "user, users",
    "input_1, input_2",
    "experiment_10, experiment_11",
    "customer_id, consumer_id",
    "_, -",
  })
  void other_words_and_numbered_keys_are_other_keys(String key, String other) {
    assertThat(warnings(name(key, 5), name(other, 7))).isEmpty();
  }

  @Test
  void the_same_letters_are_nearer_than_a_misspelling_and_of_these_the_most_frequent_is() {
    assertThat(
            warnings(
                name("customerId", 1),
                name("customer_ids", 90),
                name("customer_id", 8),
                name("customer-id", 7)))
        .extracting(KeyWarning::other)
        .containsExactly("customer_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_48213", "2f1c9d5e-7c1b-4c55-9d1e-0a6f6f0f2c11", "session.9f3ab21c"})
  void a_key_of_one_request_that_has_an_id_in_it_looks_like_a_value(String key) {
    assertThat(warnings(name(key, 1)))
        .extracting(KeyWarning::code)
        .containsExactly(KeyWarning.Code.LOOKS_LIKE_VALUES);
    assertThat(warnings(name(key, 2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user_id", "deadbeef", "v2", "top_100", "feedback"})
  void a_key_of_one_request_that_is_a_word_does_not(String key) {
    assertThat(warnings(name(key, 1))).isEmpty();
  }

  @Test
  void thousands_of_keys_of_one_request_look_like_values_whatever_they_are() {
    List<Catalogue.Name> all = new ArrayList<>();
    for (int i = 0; i < 999; i++) {
      all.add(name(Integer.toString(i, 36).replaceAll("[0-9]", "x") + "q".repeat(i), 1));
    }
    Catalogue.Name word = name("word", 1);
    assertThat(new KeyWarnings(all).of(word)).isEmpty();
    all.add(word);
    assertThat(new KeyWarnings(all).of(word))
        .extracting(KeyWarning::message)
        .singleElement()
        .asString()
        .contains("1,000 keys");
  }

  @Test
  void of_a_key_that_is_not_known_whole_nothing_is_said() {
    assertThat(
            warnings(
                new Catalogue.Name("customer… 12345678", 3, false),
                new Catalogue.Name("customer… 12345679", 3, false)))
        .isEmpty();
  }
}
