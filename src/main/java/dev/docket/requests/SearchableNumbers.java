package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which of a request's numbers can be searched as numbers: the first [#MAX], scores and metadata
/// before output before input variables. Each is a document of its own in the engine, and forty of
/// them make logging three times as slow.
public final class SearchableNumbers {

  /// Numbers per request, scores included.
  public static final int MAX = 256;

  private SearchableNumbers() {}

  /// The keys whose numbers are stored but not searched as numbers, as `metadata.KEY`,
  /// `output.KEY`, `variable.KEY`.
  public static List<String> leftOut(RequestLog log) {
    List<String> numeric = new ArrayList<>();
    addMetadata(numeric, log.annotations().metadata().values());
    add(numeric, "output.", log.exchange().output());
    add(numeric, "variable.", log.exchange().inputVariables());
    int room = Math.max(0, MAX - log.annotations().scores().size());
    return numeric.size() <= room ? List.of() : numeric.subList(room, numeric.size());
  }

  /// The same of a change to metadata alone. What was stored before it is not known here, so a
  /// request can come to its limit without a change that is beyond it.
  public static List<String> leftOut(Map<String, JsonNode> metadata) {
    List<String> numeric = new ArrayList<>();
    addMetadata(numeric, metadata);
    return numeric.size() <= MAX ? List.of() : numeric.subList(MAX, numeric.size());
  }

  private static void addMetadata(List<String> numeric, Map<String, JsonNode> metadata) {
    for (Map.Entry<String, JsonNode> entry : metadata.entrySet()) {
      add(numeric, "metadata.", Flattening.of(entry.getKey(), entry.getValue()).leaves());
    }
  }

  private static void add(List<String> numeric, String prefix, List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      if (leaf.number() != null) {
        numeric.add(prefix + leaf.key());
      }
    }
  }
}
