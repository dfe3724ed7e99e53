package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Masks the keys that SDKs leave in the arguments of a call, before anything is stored or derived.
///
/// Looks at the arguments and at objects inside them, never into arrays: messages and tools are
/// content. A masked tree is a copy; a tree without secrets is returned as it is.
public final class Secrets {

  /// Stands in a secret's place.
  public static final String MASK = "[masked]";

  private static final int MAX_DEPTH = 3;

  private static final Set<String> NAMES =
      Set.of(
          "apikey",
          "xapikey",
          "xgoogapikey",
          "ocpapimsubscriptionkey",
          "authorization",
          "proxyauthorization",
          "cookie",
          "accesstoken",
          "authtoken",
          "bearertoken",
          "refreshtoken",
          "idtoken",
          "azureadtoken",
          "secretkey",
          "clientsecret",
          "password",
          "privatekey",
          "xamzsecuritytoken");

  private Secrets() {}

  /// The arguments without secrets.
  public static JsonNode mask(JsonNode arguments) {
    return holdsSecret(arguments, 0) ? masked(arguments, 0) : arguments;
  }

  private static boolean holdsSecret(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    if (node.isArray()) {
      return depth == 0
          && node.valueStream().anyMatch(arg -> arg.isObject() && holdsSecret(arg, 1));
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      JsonNode value = property.getValue();
      if (value.isObject() ? holdsSecret(value, depth + 1) : isSecret(property)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode masked(JsonNode node, int depth) {
    if (node.isArray()) {
      ArrayNode array = Json.object().arrayNode(node.size());
      node.forEach(arg -> array.add(arg.isObject() ? masked(arg, 1) : arg));
      return array;
    }
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      JsonNode value = property.getValue();
      if (value.isObject() && depth < MAX_DEPTH) {
        value = masked(value, depth + 1);
      } else if (isSecret(property)) {
        value = TextNode.valueOf(MASK);
      }
      object.set(property.getKey(), value);
    }
    return object;
  }

  private static boolean isSecret(Map.Entry<String, JsonNode> property) {
    JsonNode value = property.getValue();
    return (value.isTextual() || value.isNumber()) && isSecret(property.getKey());
  }

  private static boolean isSecret(String name) {
    if (name.length() > 64) {
      return false;
    }
    String bare = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(bare)
        || (bare.startsWith("aws") && (bare.contains("key") || bare.contains("token")));
  }
}
