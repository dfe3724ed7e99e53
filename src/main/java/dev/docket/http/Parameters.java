package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The query parameters of a GET as the JSON body of the same call by POST, so that both are read
/// by the same reader and refused with the same words.
///
/// What is not of its type stays a text, for the reader to refuse. Parameters that the route does
/// not take are ignored.
final class Parameters {

  /// How a parameter is written.
  enum Type {
    /// As it is; an empty one is an empty text.
    TEXT,
    /// A whole number in digits.
    NUMBER,
    /// `true` or `false`.
    FLAG,
    /// Separated by commas, or given several times.
    LIST,
    /// A JSON text.
    JSON
  }

  /// Which requests: every call that reads takes these.
  static final Map<String, Type> SELECTION =
      Map.of(
          "filter_group", Type.JSON,
          "query", Type.TEXT,
          "q", Type.TEXT,
          "from", Type.TEXT,
          "to", Type.TEXT,
          "time_zone", Type.TEXT);

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private final Map<String, Type> types;

  private Parameters(Map<String, Type> types) {
    this.types = Map.copyOf(types);
  }

  /// The selection and some more.
  static Parameters ofSelectionAnd(Map<String, Type> more) {
    Map<String, Type> types = new HashMap<>(SELECTION);
    types.putAll(more);
    return new Parameters(types);
  }

  /// These alone.
  static Parameters of(Map<String, Type> types) {
    return new Parameters(types);
  }

  /// The body that the parameters stand for.
  ///
  /// @throws ProblemException with a pointer to the parameter
  JsonNode body(Context ctx) {
    return body(given(ctx));
  }

  JsonNode body(Map<String, List<String>> given) {
    ObjectNode body = Json.object();
    given.forEach((name, values) -> {
      Type type = types.get(name);
      if (type == Type.LIST) {
        body.set(name, list(values));
      } else if (type != null && (type == Type.TEXT || !values.getLast().isEmpty())) {
        body.set(name, single(type, name, values));
      }
    });
    return body;
  }

  private static Map<String, List<String>> given(Context ctx) {
    String query = ctx.queryString();
    return query == null ? Map.of() : QueryString.parse(query);
  }

  private static ArrayNode list(List<String> values) {
    ArrayNode list = Json.object().arrayNode();
    values.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .forEach(list::add);
    return list;
  }

  private static JsonNode single(Type type, String name, List<String> values) {
    if (values.size() > 1) {
      throw ProblemException.invalid("/" + name, "`%s` is given twice.".formatted(name));
    }
    String value = values.getFirst();
    return switch (type) {
      case TEXT, LIST -> TextNode.valueOf(value);
      case NUMBER ->
          WHOLE.matcher(value).matches()
              ? LongNode.valueOf(Long.parseLong(value))
              : TextNode.valueOf(value);
      case FLAG ->
          switch (value) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(value);
          };
      case JSON -> json(name, value);
    };
  }

  private static JsonNode json(String name, String value) {
    try {
      return Json.parse(value.getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      throw ProblemException.invalid(
          "/" + name, "`%s` is JSON, URL-encoded; this is no valid JSON.".formatted(name));
    }
  }
}
