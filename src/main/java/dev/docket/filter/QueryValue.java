package dev.docket.filter;

import java.util.List;

/// What stands after a field's colon.
///
/// @param at where its operator begins: the place to point at when the field does not take it
/// @param pieces the values, none when any would do
record QueryValue(QueryForm form, int at, List<Piece> pieces) {

  /// One value.
  ///
  /// @param quoted whether it stands in quotes, which means exactly this
  record Piece(String text, boolean quoted, int from) {}

  Piece first() {
    return pieces.getFirst();
  }

  List<String> texts() {
    return pieces.stream().map(Piece::text).toList();
  }
}
