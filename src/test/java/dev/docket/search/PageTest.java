package dev.docket.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.Cursor;
import dev.docket.filter.Selection;
import dev.docket.filter.Walk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  private static final Cursor MORE = new Cursor(Walk.ENDLESS, 10, List.of());

  @ParameterizedTest
  @CsvSource({
    "1, 0, false, 0, -1, -1",
    "1, 10, false, 1, -1, -1",
    "1, 11, true, 2, 2, -1",
    "2, 11, false, 2, -1, 1",
    "5, 11, false, 2, -1, 4",
  })
  void says_where_it_is_in_the_whole(
      int page, long total, boolean more, long pages, long next, long previous) {
    var sut = new Page(List.of(), page, 10, total, more ? MORE : null, null);
    assertThat(sut.pages()).isEqualTo(pages);
    assertThat(sut.next().orElse(-1)).isEqualTo(next);
    assertThat(sut.previous().orElse(-1)).isEqualTo(previous);
  }

  @Test
  void along_a_cursor_pages_are_counted_by_what_was_gone_through() {
    assertThat(after(20, 10).page()).isEqualTo(3);
    assertThat(after(25, 10).page()).isEqualTo(4);
    assertThat(after(10, 500).page()).isEqualTo(2);
  }

  private static SearchQuery after(long before, int perPage) {
    SearchQuery first = new SearchQuery(Selection.EVERYTHING, Sort.DEFAULT, 1, perPage, false);
    return new SearchQuery(
        first.selection(),
        first.sort(),
        new Place.After(new Cursor(first.walk(), before, List.of())),
        perPage,
        first.walk(),
        first.include(),
        false,
        false);
  }
}
