package dev.docket.prompts.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/// The name of a field, `items[0][title]`: a variable and the way into it.
///
/// @param variable the part before the first bracket
/// @param indexes what stands in brackets, as written
/// @param attribute whether there is a `.name`, which JSON values do not have
record FieldName(String variable, List<String> indexes, boolean attribute) {

  static FieldName parse(String name) {
    int end = 0;
    while (end < name.length() && name.charAt(end) != '[' && name.charAt(end) != '.') {
      end++;
    }
    if (isNumber(name.substring(0, end)) || end == 0) {
      throw new NotRenderable("a field without name");
    }
    List<String> indexes = new ArrayList<>();
    boolean attribute = false;
    int at = end;
    while (at < name.length() && !attribute) {
      attribute = name.charAt(at) == '.';
      int bracket = name.indexOf(']', at);
      if (!attribute && (name.charAt(at) != '[' || bracket <= at + 1)) {
        throw new NotRenderable("brackets that do not fit");
      }
      if (!attribute) {
        indexes.add(name.substring(at + 1, bracket));
        at = bracket + 1;
      }
    }
    return new FieldName(name.substring(0, end), indexes, attribute);
  }

  /// Follows the indexes.
  ///
  /// @throws NotRenderable where there is nothing
  JsonNode in(JsonNode variable) {
    if (attribute) {
      throw new NotRenderable("an attribute");
    }
    JsonNode value = variable;
    for (String index : indexes) {
      value = element(value, index);
    }
    return value;
  }

  private static JsonNode element(JsonNode value, String index) {
    JsonNode element = null;
    if (isNumber(index)) {
      // A number is never the key of an object: Python looks for the int 0, JSON has texts.
      element = value.isTextual() ? character(value, index) : value.get(position(index));
    } else if (value.isObject()) {
      element = value.get(index);
    }
    if (element == null) {
      throw new NotRenderable("nothing at an index");
    }
    return element;
  }

  private static JsonNode character(JsonNode text, String index) {
    String value = text.textValue();
    int position = position(index);
    if (position >= value.length() || position >= value.codePointCount(0, value.length())) {
      throw new NotRenderable("nothing at an index");
    }
    int c = value.codePointAt(value.offsetByCodePoints(0, position));
    return TextNode.valueOf(Character.toString(c));
  }

  private static int position(String index) {
    long position = 0;
    for (int i = 0; i < index.length(); i++) {
      position = position * 10 + Character.digit(index.charAt(i), 10);
      if (position > Integer.MAX_VALUE) {
        throw new NotRenderable("too large an index");
      }
    }
    return (int) position;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> Character.digit((char) c, 10) >= 0);
  }
}
