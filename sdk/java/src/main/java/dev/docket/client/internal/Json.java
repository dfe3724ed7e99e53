package dev.docket.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** JSON in and out; the only holder of a mapper. */
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** A new object with the same members; these are not copied. */
  public static ObjectNode copy(ObjectNode object) {
    ObjectNode copy = NODES.objectNode();
    copy.setAll(object);
    return copy;
  }

  /** The object in these bytes; empty when they are anything else. */
  public static Optional<ObjectNode> parseObject(byte[] bytes) {
    try {
      return MAPPER.readTree(bytes) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As text, in UTF-8. */
  public static byte[] bytes(JsonNode json) {
    try {
      return MAPPER.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * A value of Java as JSON, as it is at this moment: maps, collections, arrays, texts, numbers,
   * booleans, enums, times (in ISO form), ids, and what Jackson can write otherwise.
   *
   * @param value may be null
   */
  // A switch over types is newer than the Java of this client.
  @SuppressWarnings("IfChainToSwitch")
  public static JsonNode tree(Object value) {
    if (value instanceof JsonNode json) {
      return json.deepCopy();
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, member) -> object.set(String.valueOf(key), tree(member)));
      return object;
    } else if (value instanceof Iterable<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(item -> array.add(tree(item)));
      return array;
    } else if (value instanceof TemporalAccessor || value instanceof UUID) {
      return NODES.textNode(value.toString());
    } else if (value instanceof Enum<?> constant) {
      return NODES.textNode(constant.name());
    } else if (value instanceof Optional<?> optional) {
      return tree(optional.orElse(null));
    }
    return MAPPER.valueToTree(value);
  }

  /** A map as an object. */
  public static ObjectNode object(Map<String, ?> map) {
    return (ObjectNode) tree(map);
  }
}
