package dev.docket.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.Flattening;
import dev.docket.requests.Leaf;
import dev.docket.requests.OutputShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer as it is searched.
///
/// * An answer with tool calls: its text and the calls' values; the leaves are those of
///   `{"tool_calls": […]}`.
/// * An answer that is a JSON object: a line `key: value` for each leaf.
/// * Anything else, JSON arrays and scalars included: plain text without leaves.
///
/// @param complete whether the leaves are all there are
public record Output(
    OutputShape shape,
    String text,
    List<Leaf> leaves,
    boolean complete,
    List<String> toolNames,
    int toolCallCount) {

  private static final Output NONE = plain("");

  /// Looks at the model's last message.
  public static Output of(@Nullable Message answer) {
    if (answer == null) {
      return NONE;
    }
    if (!answer.toolCalls().isEmpty()) {
      return toolCalls(answer);
    }
    String text = answer.text();
    JsonNode json = looksLikeObject(text) ? Json.parseIfJson(text) : null;
    return json != null && json.isObject() ? object(text, json) : plain(text);
  }

  private static Output plain(String text) {
    return new Output(OutputShape.PLAIN_TEXT, text, List.of(), true, List.of(), 0);
  }

  private static Output object(String text, JsonNode json) {
    Flattening.Result flat = Flattening.of(json);
    boolean lines = flat.complete() && !flat.leaves().isEmpty();
    String searched = lines ? lines(new StringBuilder(text.length()), flat.leaves()) : text;
    return new Output(OutputShape.JSON, searched, flat.leaves(), flat.complete(), List.of(), 0);
  }

  private static Output toolCalls(Message answer) {
    ArrayNode calls = Json.object().arrayNode();
    Set<String> names = new LinkedHashSet<>();
    for (ToolCall call : answer.toolCalls()) {
      calls.add(call.searchable());
      if (!call.name().isEmpty()) {
        names.add(asTerm(call.name()));
      }
    }
    ObjectNode wrapped = Json.object();
    wrapped.set("tool_calls", calls);
    Flattening.Result flat = Flattening.of(wrapped);
    StringBuilder text = new StringBuilder();
    answer.appendText(text);
    return new Output(
        OutputShape.TOOL_CALL,
        lines(text, flat.leaves()),
        flat.leaves(),
        flat.complete(),
        new ArrayList<>(names),
        answer.toolCalls().size());
  }

  /// Models make names up. One that is too long to be a term must not cost the request.
  private static String asTerm(String name) {
    return CodePoints.exceed(name, Limits.KEYWORD) ? CodePoints.head(name, Limits.KEYWORD) : name;
  }

  private static String lines(StringBuilder text, List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      Message.appendLine(text, 0, leaf.key() + ": " + leaf.text());
    }
    return text.toString();
  }

  private static boolean looksLikeObject(String text) {
    int start = 0;
    int end = text.length() - 1;
    while (start < end && text.charAt(start) <= ' ') {
      start++;
    }
    while (end > start && text.charAt(end) <= ' ') {
      end--;
    }
    return start < end && text.charAt(start) == '{' && text.charAt(end) == '}';
  }
}
