package dev.docket.filter;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be asked of a field, as written on the wire. Which field takes which is said by its
/// [FieldKind].
///
/// A negative operator is exactly the denial of its positive one, so it also matches requests that
/// lack the field. Only the positive ones are ever translated.
public enum Operator {
  IS,
  IS_NOT(IS),
  IN,
  NOT_IN(IN),
  CONTAINS,
  NOT_CONTAINS(CONTAINS),
  MATCHES,
  STARTS_WITH,
  ENDS_WITH,
  EQ,
  NEQ(EQ),
  GT,
  GTE,
  LT,
  LTE,
  BETWEEN,
  BEFORE,
  AFTER,
  IS_TRUE,
  IS_FALSE(IS_TRUE),
  IS_NOT_EMPTY,
  IS_EMPTY(IS_NOT_EMPTY),
  IS_NOT_NULL,
  IS_NULL(IS_NOT_NULL),
  KEY_EQUALS,
  KEY_NOT_EQUALS(KEY_EQUALS),
  KEY_CONTAINS,
  KEY_NOT_CONTAINS(KEY_CONTAINS),
  KEY_STARTS_WITH,
  KEY_EXISTS,
  KEY_NOT_EXISTS(KEY_EXISTS);

  private static final Map<String, Operator> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toMap(Operator::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT);
  private final @Nullable Operator denied;

  Operator() {
    this.denied = null;
  }

  Operator(Operator denied) {
    this.denied = denied;
  }

  /// The operator of that name.
  static Optional<Operator> named(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  public String wireName() {
    return wireName;
  }

  /// Whether it says that its [#positive] does not hold.
  public boolean isNegative() {
    return denied != null;
  }

  /// What a negative operator denies; a positive one is its own.
  public Operator positive() {
    return denied == null ? this : denied;
  }
}
