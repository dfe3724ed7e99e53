package dev.docket.filter;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// Reads a query line into a [Filter]. The grammar is told to people in `docs/query-language.md`.
///
/// Everything that does not parse is [dev.docket.problem.Problem.Unreadable] with its position and
/// what could stand there.
public final class QueryReader {

  private static final String POINTER = "/query";

  private final InstantSource clock;

  /// Reads with times told from now.
  ///
  /// @param clock what `now` is
  public QueryReader(InstantSource clock) {
    this.clock = clock;
  }

  /// Reads a line that a caller has sent.
  ///
  /// @param zone where days begin
  public ParsedQuery read(String line, ZoneId zone) {
    return read(line, zone, new Budget());
  }

  /// The same, spending from a budget that other filters of the call share.
  ParsedQuery read(String line, ZoneId zone, Budget budget) {
    if (line.getBytes(StandardCharsets.UTF_8).length > Limits.LINE) {
      throw new QueryScanner(line, POINTER)
          .fault(
              fitting(line),
              "a query line may have %,d bytes".formatted(Limits.LINE),
              "the end of the line, or a `filter_group` instead");
    }
    return parse(line, clock.instant().atZone(zone), budget);
  }

  /// Reads what [QueryPrinter] has printed, which can be longer than what callers may send.
  public static ParsedQuery readPrinted(String line) {
    return parse(line, InstantSource.system().instant().atZone(ZoneOffset.UTC), new Budget());
  }

  private static ParsedQuery parse(String line, ZonedDateTime now, Budget budget) {
    QueryScanner scanner = new QueryScanner(line, POINTER);
    QueryParts parts = new QueryParts(POINTER);
    QueryConditionReader conditions =
        new QueryConditionReader(scanner, parts, new QueryTimes(scanner, now), budget);
    return new QueryParser(scanner, parts, new QueryTerms(scanner, parts, conditions), budget)
        .parse();
  }

  /// How many UTF-16 units of the line are within the limit.
  private static int fitting(String line) {
    int bytes = 0;
    int at = 0;
    while (at < line.length()) {
      int codePoint = line.codePointAt(at);
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (bytes > Limits.LINE) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }
}
