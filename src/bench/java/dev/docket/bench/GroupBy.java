package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.opensearch.query.TermPattern;
import dev.docket.requests.WorkspaceId;

/// The 25 most frequent values of a key, with what they cost and the p95 of their latency, asked of
/// the engine alone in three ways.
enum GroupBy {
  /// As Docket stores and asks it: by a pattern where other keys share the column.
  COLUMN(ComparedIndices.FIELDS),
  /// A keyword field for the key alone.
  DEDICATED(ComparedIndices.FIELDS),
  /// Nested pairs of key and value.
  NESTED(ComparedIndices.NESTED);

  private static final int SHOWN = 25;

  private final String index;

  GroupBy(String index) {
    this.index = index;
  }

  /// A size of 0 would be answered from a cache.
  String path() {
    return "/" + index + "/_search?request_cache=false";
  }

  ObjectNode body(GroupKeys key, WorkspaceId workspace) {
    ObjectNode body = Json.object().put("size", 0).put("track_total_hits", true);
    body.putObject("query")
        .putObject("bool")
        .putArray("filter")
        .addObject()
        .putObject("term")
        .put("workspace", workspace.term());
    body.set("aggs", aggregations(key));
    return body;
  }

  private ObjectNode aggregations(GroupKeys key) {
    return switch (this) {
      case COLUMN -> {
        ObjectNode groups = groups(GroupKeys.column(key.key()), measures());
        if (key.equals(GroupKeys.SHARED)) {
          ((ObjectNode) groups.at("/groups/terms")).put("include", TermPattern.under(key.key()));
        }
        yield groups;
      }
      case DEDICATED -> groups("dedicated." + key.key(), measures());
      case NESTED -> {
        ObjectNode requests = Json.object();
        requests.putObject("requests").set("aggs", measures());
        ((ObjectNode) requests.path("requests")).putObject("reverse_nested");
        ObjectNode named = Json.object();
        ObjectNode pairs = named.putObject("named");
        pairs.putObject("filter").putObject("term").put("pairs.k", key.key());
        pairs.set("aggs", groups("pairs.v", requests));
        ObjectNode nested = Json.object();
        ObjectNode all = nested.putObject("pairs");
        all.putObject("nested").put("path", "pairs");
        all.set("aggs", named);
        yield nested;
      }
    };
  }

  private static ObjectNode groups(String field, ObjectNode measures) {
    ObjectNode groups = Json.object();
    ObjectNode terms = groups.putObject("groups");
    terms.putObject("terms").put("field", field).put("size", SHOWN);
    terms.set("aggs", measures);
    return groups;
  }

  private static ObjectNode measures() {
    ObjectNode measures = Json.object();
    measures.putObject("cost").putObject("sum").put("field", "price");
    measures
        .putObject("p95")
        .putObject("percentiles")
        .put("field", "latency_ms")
        .putArray("percents")
        .add(95);
    return measures;
  }
}
