package dev.docket.changes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Filter;
import dev.docket.filter.Selection;
import dev.docket.filter.SelectionReader;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.json.Pointer;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Annotations;
import dev.docket.requests.Metadata;
import dev.docket.requests.RequestPatch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What is to be changed on which requests.
///
/// @param patches for each of them, in order; at least one
public record EditOrder(Selection selection, List<RequestPatch> patches, Given given) {

  private static final String SET = "set_metadata";
  private static final String ADD = "add_tags";
  private static final String REMOVE = "remove_tags";
  private static final String ALL = "all";
  private static final String DRY_RUN = "dry_run";

  /// Every changed request carries all of it, so it is less than one request may be given.
  private static final int MAX_BYTES = 64 << 10;

  private static final List<String> KEYS =
      Stream.concat(SelectionReader.KEYS.stream(), Stream.of(SET, ADD, REMOVE, ALL, DRY_RUN))
          .toList();

  /// The order as it was given.
  ///
  /// @param body of the call
  /// @param at when it was: times told from now are told from then, however often it is read
  public record Given(JsonNode body, Instant at) {

    /// As it stands in a job.
    public ObjectNode json() {
      ObjectNode json = Json.object().put("at", at.toString());
      json.set("body", body);
      return json;
    }

    static Given of(JsonNode json) {
      return new Given(json.path("body"), Instant.parse(json.path("at").textValue()));
    }
  }

  /// Reads an order.
  ///
  /// @throws ProblemException when it cannot be understood, selects nothing and does not say `all`,
  ///   or changes nothing
  public static EditOrder read(Given given) {
    JsonNode body = given.body();
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body must be a JSON object.");
    }
    KnownKeys.check(body, KEYS);
    Selection selection = new SelectionReader(InstantSource.fixed(given.at())).read(body);
    boolean everything = selection.whole() instanceof Filter.Everything;
    if (everything && !Property.flag(body, ALL)) {
      throw ProblemException.invalid(
          "", "No request is selected: give a filter, a query or times, or `all: true`.");
    }
    if (!everything && Property.flag(body, ALL)) {
      throw ProblemException.invalid("/all", "`all` and a selection exclude each other.");
    }
    return new EditOrder(selection, patches(body), given);
  }

  /// Whether only to say what would be changed.
  public boolean isDryRun() {
    return Property.flag(given.body(), DRY_RUN);
  }

  private static List<RequestPatch> patches(JsonNode body) {
    List<RequestPatch> patches = new ArrayList<>();
    Map<String, JsonNode> metadata = metadata(body.path(SET));
    if (!metadata.isEmpty()) {
      patches.add(new RequestPatch.PutMetadata(metadata));
    }
    List<String> add = tags(body, ADD);
    List<String> remove = tags(body, REMOVE);
    if (!add.isEmpty() || !remove.isEmpty()) {
      patches.add(new RequestPatch.EditTags(add, remove));
    }
    if (patches.isEmpty()) {
      throw ProblemException.invalid(
          "", "Nothing to change: give `set_metadata`, `add_tags` or `remove_tags`.");
    }
    int bytes = size(body.path(SET)) + size(body.path(ADD)) + size(body.path(REMOVE));
    if (bytes > MAX_BYTES) {
      throw ProblemException.invalid(
          "", "What is set on each request may have %,d bytes in all.".formatted(MAX_BYTES));
    }
    return patches;
  }

  private static int size(JsonNode node) {
    return node.isMissingNode() ? 0 : Json.bytes(node).length;
  }

  private static Map<String, JsonNode> metadata(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return Map.of();
    }
    if (!given.isObject()) {
      throw ProblemException.invalid(
          "/" + SET, "`set_metadata` is an object of keys and values; null removes a key.");
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String key = entry.getKey();
      if (key.codePointCount(0, key.length()) > Metadata.MAX_KEY_LENGTH) {
        throw ProblemException.invalid(
            "/" + SET,
            "A key may have %,d characters; one begins with \"%s\"."
                .formatted(Metadata.MAX_KEY_LENGTH, key.substring(0, 40)));
      }
      values.put(key, entry.getValue());
    }
    return values;
  }

  private static List<String> tags(JsonNode body, String name) {
    JsonNode given = body.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return List.of();
    }
    if (!(given instanceof ArrayNode array)) {
      throw ProblemException.invalid("/" + name, "`%s` is a list of texts.".formatted(name));
    }
    Set<String> tags = new LinkedHashSet<>();
    for (int i = 0; i < array.size(); i++) {
      String tag = array.get(i).isTextual() ? array.get(i).textValue() : "";
      if (tag.isEmpty() || tag.codePointCount(0, tag.length()) > Annotations.MAX_TAG_LENGTH) {
        throw ProblemException.invalid(
            Pointer.to("/" + name, i),
            "A tag is a text of 1 to %d characters.".formatted(Annotations.MAX_TAG_LENGTH));
      }
      tags.add(tag);
    }
    return List.copyOf(tags);
  }
}
