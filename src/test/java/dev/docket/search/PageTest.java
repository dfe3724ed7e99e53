package dev.docket.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, -1, -1",
    "1, 10, 1, -1, -1",
    "1, 11, 2, 2, -1",
    "2, 11, 2, -1, 1",
    "5, 11, 2, -1, 4",
  })
  void says_where_it_is_in_the_whole(int page, long total, long pages, long next, long previous) {
    var sut = new Page<>(List.<String>of(), page, 10, total);
    assertThat(sut.pages()).isEqualTo(pages);
    assertThat(sut.next().orElse(-1)).isEqualTo(next);
    assertThat(sut.previous().orElse(-1)).isEqualTo(previous);
  }
}
