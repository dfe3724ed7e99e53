package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.ParsedQuery.Token;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/// Says what a query line is made of, for those who show lines as chips, colour and complete them.
/// A `filter_group` it says as a line.
public final class QueryInspector {

  private static final String CURSOR = "cursor";
  private static final String QUERY = "query";
  private static final String GROUP = "filter_group";
  private static final List<String> KEYS = List.of(QUERY, GROUP, CURSOR, "time_zone");

  private final QueryReader reader;

  /// Inspects with times told from now.
  ///
  /// @param clock what `now` is
  public QueryInspector(InstantSource clock) {
    this.reader = new QueryReader(clock);
  }

  /// Answers `{query, cursor?, time_zone?}` or `{filter_group}`.
  ///
  /// @throws ProblemException with a pointer, in a line with a position
  public ObjectNode inspect(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body is a JSON object.");
    }
    KnownKeys.check(body, KEYS);
    if (body.hasNonNull(QUERY) == body.hasNonNull(GROUP)) {
      throw ProblemException.invalid(
          "/query", "One of `query` and `filter_group` is required, and not both.");
    }
    if (body.hasNonNull(GROUP)) {
      return group(body);
    }
    if (!body.path(QUERY).isTextual()) {
      throw ProblemException.invalid("/query", "`query` is a text.");
    }
    String line = body.path(QUERY).textValue();
    ZoneId zone = SelectionReader.zone(body.path("time_zone"));
    if (!body.hasNonNull(CURSOR)) {
      return described(reader.read(line, zone));
    }
    return completed(line, zone, cursor(body.path(CURSOR), line));
  }

  private static ObjectNode group(JsonNode body) {
    if (body.hasNonNull(CURSOR)) {
      throw ProblemException.invalid("/cursor", "`cursor` is a place in `query`.");
    }
    Filter filter = FilterReader.read(body.path(GROUP), "/filter_group");
    return described(QueryReader.readPrinted(QueryPrinter.print(filter)));
  }

  private static int cursor(JsonNode cursor, String line) {
    if (!cursor.isInt() || cursor.intValue() < 0 || cursor.intValue() > line.length()) {
      throw ProblemException.invalid(
          "/cursor", "`cursor` is a place in the query, from 0 to %d.".formatted(line.length()));
    }
    return cursor.intValue();
  }

  private ObjectNode completed(String line, ZoneId zone, int cursor) {
    ObjectNode reply;
    try {
      reply = described(reader.read(line, zone));
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unreadable unreadable)) {
        throw e;
      }
      reply = Json.object().put("success", true);
      ObjectNode error = reply.putObject("error");
      error.put("message", unreadable.message()).put("position", unreadable.position());
      ArrayNode expected = error.putArray("expected");
      unreadable.expected().forEach(expected::add);
    }
    return reply.set(
        "complete", QueryCompleter.at(line, cursor).map(QueryInspector::json).orElse(null));
  }

  private static ObjectNode json(Completion completion) {
    ObjectNode json = Json.object().put("from", completion.from()).put("to", completion.to());
    json.put("what", word(completion.what()));
    if (completion.field() != null) {
      json.put("field", completion.field());
    }
    if (completion.key() != null) {
      json.put("key", completion.key());
    }
    return json.put("prefix", completion.prefix());
  }

  private static ObjectNode described(ParsedQuery query) {
    Filter filter = query.filter();
    ObjectNode reply = Json.object().put("success", true);
    reply.put(QUERY, QueryPrinter.print(filter)).set(GROUP, FilterPrinter.print(filter));
    ArrayNode tokens = reply.putArray("tokens");
    for (Token token : query.tokens()) {
      ObjectNode json = tokens.addObject().put("from", token.from()).put("to", token.to());
      json.put("kind", word(token.kind()));
      json.put(
          "condition", token.condition() == ParsedQuery.NO_CONDITION ? null : token.condition());
    }
    ArrayNode conditions = reply.putArray("conditions");
    for (Located condition : query.conditions()) {
      conditions
          .addObject()
          .put("from", condition.from())
          .put("to", condition.to())
          .put("text", QueryPrinter.print(condition.leaf()));
    }
    return reply;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
