package dev.docket.requests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a request's input variables are searched: all of a request that is not linked, and
/// those that the template uses of one that is. All of them are stored.
public final class UsedVariables {

  private UsedVariables() {}

  /// The variables that are searched.
  ///
  /// @param given an object
  /// @param used names that the linked template uses, null when there is none
  public static JsonNode of(JsonNode given, @Nullable Set<String> used) {
    if (used == null) {
      return given;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> variable : given.properties()) {
      if (used.contains(variable.getKey())) {
        kept.set(variable.getKey(), variable.getValue());
      }
    }
    return kept;
  }
}
