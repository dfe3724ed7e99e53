package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter;
import dev.docket.json.Json;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;

/// Where a walk is: what is to be dealt with next.
///
/// A page is written down before it is touched. A step that is done twice deals with the same
/// requests twice, and counts them once.
///
/// @param until the walk's end
/// @param matches empty at the end
record Page(RequestId until, List<Match> matches) {

  /// Requests that one step deals with.
  static final int SIZE = 500;

  private static final RequestId START = new RequestId(0);

  static Page first(MatchingIds ids, WorkspaceId workspace, Filter filter, RequestId until) {
    return new Page(until, ids.next(workspace, filter, START, until, SIZE));
  }

  /// The page after this one, which must have matches.
  Page next(MatchingIds ids, WorkspaceId workspace, Filter filter) {
    return new Page(until, ids.next(workspace, filter, matches.getLast().id(), until, SIZE));
  }

  boolean isEnd() {
    return matches.isEmpty();
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("until", until.value());
    ArrayNode array = json.putArray("matches");
    matches.forEach(match -> array.add(match.json()));
    return json;
  }

  static Page of(JsonNode json) {
    List<Match> matches = new ArrayList<>();
    json.path("matches").forEach(match -> matches.add(Match.of(match)));
    return new Page(new RequestId(json.path("until").longValue()), matches);
  }
}
