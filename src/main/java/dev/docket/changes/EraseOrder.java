package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Flattening;
import java.util.List;

/// Whose requests are to be erased: all that carry a value under a key of their metadata.
///
/// @param key as a search takes it: dotted for what stands within an object
/// @param value as a search takes it, in exactly this case, however long
public record EraseOrder(String key, String value) {

  private static final String KEY = "metadata_key";
  private static final String VALUE = "value";
  private static final String DRY_RUN = "dry_run";
  private static final List<String> KEYS = List.of(KEY, VALUE, DRY_RUN);

  private static final int MAX_KEY = 4_096;
  private static final int MAX_VALUE = 100_000;

  /// Reads the body of a call.
  ///
  /// @throws ProblemException [dev.docket.problem.Problem.Invalid]
  public static EraseOrder read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body must be a JSON object.");
    }
    KnownKeys.check(body, KEYS);
    String key = Property.text(body, KEY, MAX_KEY);
    if (key.isEmpty() && !body.path(KEY).isTextual()) {
      throw ProblemException.invalid("/" + KEY, "`metadata_key` is required, a text.");
    }
    JsonNode value = body.path(VALUE);
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      throw ProblemException.invalid(
          "/" + VALUE, "`value` is required: a text, a number, true or false.");
    }
    String text = Flattening.textOf(value);
    if (text.length() > MAX_VALUE) {
      throw ProblemException.invalid(
          "/" + VALUE, "`value` may have %,d characters.".formatted(MAX_VALUE));
    }
    return new EraseOrder(key, text);
  }

  /// Whether only to say what would be erased.
  public static boolean isDryRun(JsonNode body) {
    return Property.flag(body, DRY_RUN);
  }

  /// Which requests.
  public Selection selection() {
    return new Selection(filter(), null, null);
  }

  Filter filter() {
    return new Filter.KeyOneOf(Field.METADATA, key, List.of(value));
  }

  /// As it stands in a job.
  public ObjectNode json() {
    return Json.object().put(KEY, key).put(VALUE, value);
  }

  /// What is left of it when all is erased.
  JsonNode withoutValue() {
    return Json.object().put(KEY, key);
  }
}
