package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the [Selection] out of a reading call's body: `filter_group`, `query`, `q`, `from`, `to`,
/// `time_zone`.
public final class SelectionReader {

  /// The properties that it reads.
  public static final List<String> KEYS =
      List.of("filter_group", "query", "q", "from", "to", "time_zone");

  private final InstantSource clock;
  private final QueryReader queries;

  public SelectionReader(InstantSource clock) {
    this.clock = clock;
    this.queries = new QueryReader(clock);
  }

  /// Reads the selection.
  ///
  /// @param body an object; its other properties are the caller's business
  /// @throws ProblemException when it cannot be understood
  public Selection read(JsonNode body) {
    return read(body, new Budget());
  }

  /// Reads one of several selections that the engine is asked for at once.
  ///
  /// @param budget of all of them together
  /// @throws ProblemException when it cannot be understood
  public Selection read(JsonNode body, Budget budget) {
    ZoneId zone = zone(body.path("time_zone"));
    Instant from = bound(body.path("from"), "/from", zone);
    Instant to = bound(body.path("to"), "/to", zone);
    if (from != null && to != null && !from.isBefore(to)) {
      throw ProblemException.refused("/to", "`to` must be after `from`.");
    }
    FilterReader groups = new FilterReader(budget);
    Filter group = groups.tree(body.get("filter_group"), "/filter_group");
    List<Located> conditions = new ArrayList<>(groups.conditions());
    ParsedQuery query = query(body.path("query"), zone, budget);
    conditions.addAll(query.conditions());
    Filter words = matching(body.path("q"), budget, conditions);
    Filter tree = new Filter.And(List.of(group, query.tree(), words));
    return new Selection(Simplify.of(tree), from, to, new Selection.Asked(tree, conditions));
  }

  private ParsedQuery query(JsonNode query, ZoneId zone, Budget budget) {
    if (!query.isMissingNode() && !query.isNull() && !query.isTextual()) {
      throw ProblemException.invalid("/query", "`query` is a text.");
    }
    return queries.read(query.isTextual() ? query.textValue() : "", zone, budget);
  }

  private static Filter matching(JsonNode q, Budget budget, List<Located> conditions) {
    if (q.isMissingNode() || q.isNull() || (q.isTextual() && q.textValue().isBlank())) {
      return new Filter.Everything();
    }
    if (!q.isTextual()) {
      throw ProblemException.invalid("/q", "`q` is a text.");
    }
    if (q.textValue().length() > Limits.TEXT || Words.count(q.textValue()) > Limits.MATCHED_WORDS) {
      throw ProblemException.refused(
          "/q",
          "`q` may have %,d characters and %d words.".formatted(Limits.TEXT, Limits.MATCHED_WORDS));
    }
    Filter words = new Filter.Matching(q.textValue());
    budget.condition("/q");
    budget.matched("/q", Words.count(q.textValue()));
    budget.clauses("/q", ConditionReader.clauses(words));
    conditions.add(Located.at("/q", words));
    return words;
  }

  /// The zone of that name, UTC when there is none.
  ///
  /// @throws ProblemException when nobody knows it
  public static ZoneId zone(JsonNode name) {
    if (name.isMissingNode() || name.isNull()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.isTextual() ? name.textValue() : "");
    } catch (DateTimeException e) {
      throw ProblemException.invalid(
          "/time_zone", "`time_zone` is an IANA name such as Europe/Berlin.");
    }
  }

  private @Nullable Instant bound(JsonNode value, String pointer, ZoneId zone) {
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    return RelativeTime.read(
            value.isTextual() ? value.textValue() : "", clock.instant().atZone(zone))
        .or(() -> Times.read(value).map(Times.Moment::first))
        .orElseThrow(() ->
            ProblemException.invalid(
                pointer,
                "A time is %s, or %s; this is %s."
                    .formatted(Times.FORMS, RelativeTime.FORMS, Operand.quoted(value))));
  }
}
