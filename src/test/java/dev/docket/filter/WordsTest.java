package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "refund policy, 2",
    "order_id: 7², 3",
    "naïve café, 2",
    "我在北京, 4",
    "東京タワーへ, 6",
    "ok😀😀, 3",
    "?!, 1",
  })
  void are_counted_as_the_engine_splits_them(String text, int words) {
    assertThat(Words.count(text)).isEqualTo(words);
  }
}
