package dev.docket.filter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the [Selection] out of a reading call's body: `filter_group`, `q`, `from`, `to`,
/// `time_zone`.
public final class SelectionReader {

  private static final Pattern RELATIVE = Pattern.compile("now(?:-([0-9]{1,6})([smhdw]))?(/d)?");

  /// Refused rather than ignored: ignored, they would select more than was asked for.
  private static final List<String> NOT_YET = List.of("query");

  private final InstantSource clock;

  public SelectionReader(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads the selection.
  ///
  /// @param body an object; its other properties are the caller's business
  /// @throws ProblemException when it cannot be understood
  public Selection read(JsonNode body) {
    NOT_YET.forEach(name -> refuseWhenGiven(body, name));
    ZoneId zone = zone(body.path("time_zone"));
    Instant from = bound(body.path("from"), "/from", zone);
    Instant to = bound(body.path("to"), "/to", zone);
    if (from != null && to != null && !from.isBefore(to)) {
      throw ProblemException.refused("/to", "`to` must be after `from`.");
    }
    Budget budget = new Budget();
    FilterReader groups = new FilterReader(budget);
    Filter group = groups.tree(body.get("filter_group"), "/filter_group");
    List<Located> conditions = new ArrayList<>(groups.conditions());
    Filter words = matching(body.path("q"), budget, conditions);
    Filter tree = new Filter.And(List.of(group, words));
    return new Selection(
        Simplify.of(tree), from, to, new Selection.Asked(tree, conditions));
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
          "`q` may have %,d characters and %d words."
              .formatted(Limits.TEXT, Limits.MATCHED_WORDS));
    }
    Filter words = new Filter.Matching(q.textValue());
    budget.condition("/q");
    budget.matched("/q", Words.count(q.textValue()));
    conditions.add(Located.at("/q", words));
    return words;
  }

  /// Refuses a property that this version knows of but cannot serve.
  public static void refuseWhenGiven(JsonNode body, String name) {
    JsonNode value = body.path(name);
    boolean absent =
        value.isMissingNode()
            || value.isNull()
            || (value.isBoolean() && !value.booleanValue())
            || (value.isTextual() && value.textValue().isEmpty())
            || (value.isArray() && value.isEmpty());
    if (!absent) {
      throw ProblemException.refused(
          "/" + name, "`%s` is not supported by this version of Docket yet.".formatted(name));
    }
  }

  private static ZoneId zone(JsonNode name) {
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
    Matcher relative = RELATIVE.matcher(value.isTextual() ? value.textValue() : "");
    if (relative.matches()) {
      return relative(relative, clock.instant().atZone(zone));
    }
    return Times.read(value)
        .map(Times.Moment::first)
        .orElseThrow(() ->
            ProblemException.invalid(
                pointer,
                "A time is %s, or now, now-3h, now-7d/d (s m h d w); this is %s."
                    .formatted(Times.FORMS, Operand.quoted(value))));
  }

  private static Instant relative(Matcher relative, ZonedDateTime now) {
    ZonedDateTime then = now;
    if (relative.group(1) != null) {
      then = now.minus(Long.parseLong(relative.group(1)), unit(relative.group(2)));
    }
    return (relative.group(3) == null ? then : then.toLocalDate().atStartOfDay(then.getZone()))
        .toInstant();
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "s" -> ChronoUnit.SECONDS;
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      default -> ChronoUnit.WEEKS;
    };
  }
}
