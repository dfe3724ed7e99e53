package dev.docket.client;

import java.util.List;

/**
 * Where a call was wrong, and what would have been right, as the server says it.
 *
 * @param pointer JSON pointer into the body that was sent; empty when there is none
 * @param allowed what would have been accepted there; may be empty
 * @param detail one entry for each violation of the schema; may be empty
 * @param position in a query line: where it goes wrong; -1 when there is none
 */
public record Fault(String pointer, List<String> allowed, List<String> detail, int position) {

  static final Fault UNSAID = new Fault("", List.of(), List.of(), -1);

  /** Nobody can change it. */
  public Fault {
    allowed = List.copyOf(allowed);
    detail = List.copyOf(detail);
  }
}
