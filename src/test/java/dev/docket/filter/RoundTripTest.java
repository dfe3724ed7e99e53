package dev.docket.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is printed is read again as the same filter.
final class RoundTripTest {

  private static final int TREES = 5_000;
  private static final long SEED = 20261125;

  private final RandomFilters filters = new RandomFilters(new Random(SEED));

  @Test
  void lines_are_read_as_the_filters_that_they_were_printed_from() {
    for (int i = 0; i < TREES; i++) {
      Filter filter = Simplify.of(filters.tree(4));
      String line = QueryPrinter.print(filter);
      assertThat(QueryReader.readPrinted(line).filter())
          .describedAs("seed %d, tree %d: %s", SEED, i, line)
          .isEqualTo(filter);
      assertThat(line).doesNotContainPattern("[\\x00-\\x1f\\x7f\\u2028\\u2029\\ud800-\\udfff]");
    }
  }

  @Test
  void json_is_read_as_the_filter_that_it_was_printed_from() {
    for (int i = 0; i < TREES; i++) {
      Filter filter = Simplify.of(filters.tree(3));
      JsonNode json = Json.parse(Json.bytes(FilterPrinter.print(filter)));
      assertThat(FilterReader.read(json, "/filter_group"))
          .describedAs("seed %d, tree %d: %s", SEED, i, json)
          .isEqualTo(filter);
    }
  }

  @Test
  void the_canonical_line_of_a_canonical_line_is_itself() {
    for (int i = 0; i < TREES / 10; i++) {
      String line = QueryPrinter.print(filters.tree(4));
      assertThat(QueryPrinter.print(QueryReader.readPrinted(line).filter()))
          .describedAs("seed %d, tree %d", SEED, i)
          .isEqualTo(line);
    }
  }

  @Test
  void whatever_json_may_be_is_a_line_and_whatever_a_line_may_be_is_json() {
    Random random = new Random(SEED);
    int lines = 0;
    for (int i = 0; i < TREES / 10; i++) {
      JsonNode json = FilterPrinter.print(new RandomFilters(random).tree(10));
      if (isReadable(json)) {
        String line = QueryPrinter.print(FilterReader.read(json, ""));
        JsonNode again = FilterPrinter.print(QueryReader.readPrinted(line).filter());
        assertThat(FilterReader.read(again, ""))
            .describedAs("seed %d, tree %d: %s", SEED, i, line)
            .isEqualTo(FilterReader.read(json, ""));
        lines++;
      }
    }
    assertThat(lines).isGreaterThan(TREES / 40);
  }

  private static boolean isReadable(JsonNode json) {
    try {
      FilterReader.read(json, "");
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
