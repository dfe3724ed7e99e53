package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Port: removes the spans of requests that are erased. Spans hold the same texts.
public interface ErasedSpans {

  /// Spans that go with requests. Written down before the first of them goes: some requests are led
  /// to their traces by spans alone, and where these have been nobody could tell afterwards.
  ///
  /// @param spanIds by which the requests were logged
  /// @param traces that the requests belong to; they go as far as no request is left of them
  /// @param places the parts of the store that hold any of them, in the store's own words
  /// @param count how many there are
  record Going(Set<String> spanIds, Set<String> traces, Set<String> places, long count) {

    public static final Going NOTHING = new Going(Set.of(), Set.of(), Set.of(), 0);

    private static final String SPAN_IDS = "span_ids";
    private static final String TRACES = "traces";
    private static final String PLACES = "places";
    private static final String COUNT = "count";

    public Going {
      spanIds = Set.copyOf(spanIds);
      traces = Set.copyOf(traces);
      places = Set.copyOf(places);
    }

    ObjectNode json() {
      ObjectNode json = Json.object().put(COUNT, count);
      put(json.putArray(SPAN_IDS), spanIds);
      put(json.putArray(TRACES), traces);
      put(json.putArray(PLACES), places);
      return json;
    }

    private static void put(ArrayNode array, Set<String> texts) {
      texts.stream().sorted().forEach(array::add);
    }

    static Going of(JsonNode json) {
      return new Going(
          texts(json, SPAN_IDS),
          texts(json, TRACES),
          texts(json, PLACES),
          json.path(COUNT).longValue());
    }

    private static Set<String> texts(JsonNode json, String name) {
      Set<String> texts = new HashSet<>();
      json.path(name).forEach(text -> texts.add(text.asText()));
      return texts;
    }
  }

  /// The spans by which these requests were logged, and those of their traces that no request is
  /// left of. No search may see these requests any more.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer as a whole
  Going of(WorkspaceId workspace, List<Match> erased);

  /// Removes them; done twice, it removes what is left.
  ///
  /// @throws dev.docket.problem.ProblemException when the store does not answer as a whole; some
  ///   may be removed then
  void remove(WorkspaceId workspace, Going going);
}
