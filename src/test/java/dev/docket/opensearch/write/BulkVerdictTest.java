package dev.docket.opensearch.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Items as the engine was seen to answer them.
class BulkVerdictTest {

  private static BulkVerdict of(String item) {
    return BulkVerdict.of(Json.parse(item));
  }

  @Test
  void a_create_that_is_in_the_translog_is_stored() {
    assertThat(of("{\"create\":{\"status\":201,\"result\":\"created\"}}"))
        .isInstanceOf(BulkVerdict.Stored.class);
  }

  @Test
  void an_update_gives_back_what_it_was_asked_for() {
    BulkVerdict verdict =
        of(
            "{\"update\":{\"status\":200,\"result\":\"updated\",\"get\":{\"_source\":{\"tags\":[\"a\"]}}}}");
    JsonNode source = ((BulkVerdict.Stored) verdict).source();
    assertThat(source.at("/tags/0").textValue()).isEqualTo("a");
  }

  @Test
  void a_script_that_did_nothing_has_found_another_workspaces_request() {
    assertThat(of("{\"update\":{\"status\":200,\"result\":\"noop\"}}"))
        .isInstanceOf(BulkVerdict.Missing.class);
  }

  /// The types decide: the same status means different things, and the same thing comes with
  /// different statuses.
  @ParameterizedTest(name = "{0} {1} {2} is {3}")
  @CsvSource({
    "create, 409, version_conflict_engine_exception, Exists",
    "update, 409, version_conflict_engine_exception, TryAgain",
    "update, 404, document_missing_exception, Missing",
    "update, 404, index_not_found_exception, Missing",
    "create, 404, index_not_found_exception, TryAgain",
    "create, 404, shard_not_found_exception, NobodyHolds",
    "update, 404, shard_not_found_exception, NobodyHolds",
    "create, 429, cluster_block_exception, TryAgain",
    "create, 403, cluster_block_exception, TryAgain",
    "create, 500, i_o_exception, TryAgain",
    "create, 503, unavailable_shards_exception, NobodyHolds",
    "create, 429, rejected_execution_exception, TryAgain",
    "create, 429, circuit_breaking_exception, TryAgain",
    "create, 503, primary_missing_action_exception, NobodyHolds",
    "create, 400, node_closed_exception, TryAgain",
    "create, 429, one_that_nobody_has_seen_exception, TryAgain",
    "create, 502, one_that_nobody_has_seen_exception, TryAgain",
    "create, 400, one_that_nobody_has_seen_exception, Rejected",
    "create, 400, mapper_parsing_exception, Rejected",
    "update, 400, illegal_argument_exception, Rejected",
    "create, 413, one_that_nobody_has_seen_exception, Rejected",
  })
  void an_error_is_told_by_its_type(String operation, int status, String type, String verdict) {
    BulkVerdict found =
        of(
            "{\"%s\":{\"status\":%d,\"error\":{\"type\":\"%s\",\"reason\":\"because\"}}}"
                .formatted(operation, status, type));
    assertThat(found.getClass().getSimpleName()).isEqualTo(verdict);
    if (found instanceof BulkVerdict.Rejected rejected) {
      assertThat(rejected.type()).isEqualTo(type);
    }
  }

  @Test
  void a_script_that_could_not_be_compiled_now_is_tried_again() {
    assertThat(
            of(
                "{\"update\":{\"status\":400,\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"failed"
                    + " to execute"
                    + " script\",\"caused_by\":{\"type\":\"general_script_exception\",\"caused_by\":{\"type\":\"circuit_breaking_exception\"}}}}}"))
        .isInstanceOf(BulkVerdict.TryAgain.class);
  }
}
