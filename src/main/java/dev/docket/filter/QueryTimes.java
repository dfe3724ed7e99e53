package dev.docket.filter;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.docket.filter.QueryValue.Piece;
import dev.docket.requests.Times;
import dev.docket.requests.Times.Moment;
import java.time.Instant;
import java.time.ZonedDateTime;

/// Reads the times of a query line. A date without time is that UTC day, all of it: what is after
/// it is after its end.
final class QueryTimes {

  static final String FORMS = "a time: " + Times.FORMS + ", or " + RelativeTime.FORMS;

  private final QueryScanner scanner;
  private final ZonedDateTime now;

  QueryTimes(QueryScanner scanner, ZonedDateTime now) {
    this.scanner = scanner;
    this.now = now;
  }

  Range<Instant> range(QueryValue value) {
    Moment first = moment(value.first());
    return switch (value.form()) {
      case RANGE -> Operand.span(first, moment(value.pieces().getLast()));
      case GREATER -> after(first);
      case AT_LEAST -> Range.above(first.first(), true);
      case LESS -> Range.below(first.first(), false);
      case AT_MOST -> upTo(first);
      default -> Operand.span(first, first);
    };
  }

  private static Range<Instant> after(Moment moment) {
    return switch (moment) {
      case Moment.Exact exact -> Range.above(exact.first(), false);
      case Moment.Day day -> Range.above(day.next(), true);
    };
  }

  private static Range<Instant> upTo(Moment moment) {
    return switch (moment) {
      case Moment.Exact exact -> Range.below(exact.first(), true);
      case Moment.Day day -> Range.below(day.next(), false);
    };
  }

  private Moment moment(Piece piece) {
    return RelativeTime.read(piece.text(), now)
        .<Moment>map(Moment.Exact::new)
        .or(() -> Times.read(TextNode.valueOf(piece.text())))
        .orElseThrow(() -> scanner.fault(piece.from(), "this is no time", FORMS));
  }
}
