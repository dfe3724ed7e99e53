package dev.docket.filter;

/// How much may be asked at once. Beyond any of these a filter is refused with the limit's name,
/// before the engine sees anything of it.
public final class Limits {

  /// Groups within groups.
  public static final int DEPTH = 10;

  public static final int CONDITIONS = 500;

  /// Groups, the outermost included.
  public static final int GROUPS = 500;

  /// Values of one list.
  public static final int VALUES = 1_000;

  /// Values of all lists together.
  public static final int VALUES_IN_ALL = 10_000;

  /// Characters of a string or a text.
  public static final int TEXT = 2_000;

  /// Characters of a nested value that is compared as a whole: long values are stored, so they can
  /// be asked for. They cost the engine nothing, their digests are compared.
  public static final int EXACT_VALUE = 65_536;

  /// Characters of a key.
  public static final int KEY = 1_024;

  /// Characters of a beginning or an end of a text: this much of it is indexed.
  public static final int TEXT_EDGE = 250;

  /// Code points that are searched for within a value.
  public static final int KEY_TEXT = 1_000;

  /// Characters that are searched for within texts and values, by all conditions together.
  public static final int SEARCHED_IN_ALL = 5_000;

  /// Words that a text is matched with, typos and beginnings included: each is looked for in
  /// several spellings.
  public static final int MATCHED_WORDS = 64;

  /// Conditions and words of searched texts together: the engine takes 1,024 clauses in one query
  /// and answers more with an error that is no caller's.
  public static final int CLAUSES = 1_000;

  /// Bytes of a query line in UTF-8.
  public static final int LINE = 8 << 10;

  private Limits() {}
}
