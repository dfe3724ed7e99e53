package dev.docket.filter;

/// One condition of a call, and where it stands there.
///
/// @param leaf what it asks, its own denial included: one of the very objects in
///   [Selection.Asked#tree]
/// @param pointer JSON pointer into the call's body
/// @param from in a query line the index of its first UTF-16 unit, else -1
/// @param to in a query line the index after its last, else -1
public record Located(Filter leaf, String pointer, int from, int to) {

  /// In a tree of JSON.
  static Located at(String pointer, Filter leaf) {
    return new Located(leaf, pointer, -1, -1);
  }
}
