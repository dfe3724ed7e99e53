package dev.docket.analytics.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.analytics.PagingReader;
import dev.docket.json.Json;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysReaderTest {

  private static KeysQuestion read(String body) {
    return new KeysReader(
            new PagingReader(
                InstantSource.fixed(Instant.parse("2026-11-25T12:00:00Z")),
                () -> new RequestId(5_000)))
        .read(Json.parse(body));
  }

  @Test
  void keys_with_most_requests_come_first_unless_something_else_is_asked_for() {
    assertThat(read("{}").sort()).isEqualTo(KeySort.REQUESTS);
    assertThat(read("{}").paging().perPage()).isEqualTo(20);
    assertThat(read("{\"sort_by\":\"last_seen\",\"prefix\":\"u\"}").sort())
        .isEqualTo(KeySort.LAST_SEEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | ''",
        "{'prefix': 7} | /prefix",
        "{'per_page': 101} | /per_page",
        "{'page': 1} | /page",
        "{'cursor': 'x'} | /cursor",
        "{'sort_by': 'coverage'} | /sort_by",
        "{'from': 'yesterday'} | /from",
      })
  void what_is_wrong_is_pointed_to(String body, String pointer) {
    assertThatThrownBy(() -> read(body.replace('\'', '"')))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused ->
                assertThat(
                        switch (refused.problem()) {
                          case Problem.Invalid invalid -> invalid.pointer();
                          case Problem.Refused told -> told.pointer();
                          default -> "none";
                        })
                    .isEqualTo(pointer));
    assertThatThrownBy(() -> read("{\"prefix\":\"" + "a".repeat(101) + "\"}"))
        .hasMessageContaining("100 characters");
  }

  @Test
  void a_cursor_belongs_to_its_question() {
    ObjectNode body = Json.object();
    body.put("cursor", read("{}").paging().next(20, List.of(TextNode.valueOf(""))).cursor().text());
    assertThat(read(Json.text(body)).paging().before()).isEqualTo(20);
    body.put("sort_by", "key");
    assertThatThrownBy(() -> read(Json.text(body))).hasMessageContaining("another search");
  }
}
