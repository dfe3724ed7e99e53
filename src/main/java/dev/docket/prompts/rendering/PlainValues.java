package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON as the lists, maps, texts and numbers that are all a jinja2 template gets to see.
final class PlainValues {

  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private PlainValues() {}

  static Object of(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> None.NONE;
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> number(value);
      case ARRAY -> list(value);
      case OBJECT, POJO -> map(value);
      case STRING, BINARY -> value.asText();
    };
  }

  private static Object number(JsonNode value) {
    return value.isIntegralNumber() ? whole(value.bigIntegerValue()) : value.doubleValue();
  }

  /// As small a type as holds it: Jinjava counts in Long.
  static Number whole(BigInteger value) {
    return value.abs().compareTo(LONGEST) <= 0 ? (Number) value.longValue() : value;
  }

  /// The whole number towards zero.
  static BigInteger truncated(@Nullable Object number) {
    return number instanceof Double real && Double.isFinite(real)
        ? new BigDecimal(real).toBigInteger()
        : Py.whole(number);
  }

  private static List<Object> list(JsonNode value) {
    List<Object> list = new ArrayList<>(value.size());
    value.forEach(element -> list.add(of(element)));
    return list;
  }

  private static Map<String, Object> map(JsonNode value) {
    Map<String, Object> map = new LinkedHashMap<>();
    value.properties().forEach(property -> map.put(property.getKey(), of(property.getValue())));
    return map;
  }
}
