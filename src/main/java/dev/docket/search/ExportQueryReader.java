package dev.docket.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.filter.Limits;
import dev.docket.filter.SelectionReader;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the body of an export.
public final class ExportQueryReader {

  private static final List<String> KEYS =
      Stream.concat(
              SelectionReader.KEYS.stream(),
              Stream.of("format", "include", "columns", "after_id", "until_id"))
          .toList();

  private static final List<String> FORMATS = List.of("jsonl", "csv");

  private final SelectionReader selections;

  /// A reader of exports.
  ///
  /// @param clock what `now` is
  public ExportQueryReader(InstantSource clock) {
    this.selections = new SelectionReader(clock);
  }

  /// Reads the whole body.
  ///
  /// @throws ProblemException with a pointer to what is wrong
  public ExportQuery read(JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body is a JSON object, a selection of requests.");
    }
    KnownKeys.check(body, KEYS);
    ExportQuery.Format format = format(Property.text(body, "format"));
    long after = id(body, "after_id", 0);
    long until = id(body, "until_id", Long.MAX_VALUE);
    if (until <= after) {
      throw ProblemException.invalid("/until_id", "`until_id` must be above `after_id`.");
    }
    return new ExportQuery(
        selections.read(body),
        format,
        IncludeReader.read(body.path("include")),
        columns(body.path("columns"), format),
        after,
        until);
  }

  private static ExportQuery.Format format(String name) {
    return switch (name) {
      case "", "jsonl" -> ExportQuery.Format.JSONL;
      case "csv" -> ExportQuery.Format.CSV;
      default ->
          throw ProblemException.invalid("/format", "`format` is one of jsonl, csv.", FORMATS);
    };
  }

  private static @Nullable List<String> columns(JsonNode given, ExportQuery.Format format) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (format != ExportQuery.Format.CSV) {
      throw ProblemException.invalid("/columns", "`columns` are those of `format: csv`.");
    }
    if (!given.isArray() || given.size() > ExportQuery.MAX_COLUMNS) {
      throw ProblemException.invalid(
          "/columns",
          "`columns` is a list of up to %d metadata keys.".formatted(ExportQuery.MAX_COLUMNS));
    }
    List<String> keys = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      keys.add(column(given.get(i), "/columns/" + i));
    }
    return keys.stream().distinct().toList();
  }

  private static String column(JsonNode key, String pointer) {
    if (!key.isTextual() || key.textValue().length() > Limits.KEY) {
      throw ProblemException.invalid(
          pointer,
          "A column is a metadata key, a text of up to %,d characters.".formatted(Limits.KEY));
    }
    return key.textValue();
  }

  private static long id(JsonNode body, String name, long absent) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    OptionalLong id =
        value.isTextual() || value.isIntegralNumber()
            ? RequestId.parse(value.asText())
            : OptionalLong.empty();
    return id.orElseThrow(
        () -> ProblemException.invalid("/" + name, "`%s` is the id of a request.".formatted(name)));
  }
}
