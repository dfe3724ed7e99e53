package dev.docket.client;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What a condition is about; each kind has the operators that fit it. */
public abstract sealed class FilterField {

  private final String field;
  private final String key;

  FilterField(String field, String key) {
    this.field = field;
    this.key = key;
  }

  RequestFilter condition(String operator, Object value) {
    return key == null
        ? RequestFilter.condition(field, operator, value)
        : RequestFilter.condition(field, key, operator, value);
  }

  /** One exact word, such as a model. */
  public static final class Name extends FilterField {

    Name(String field) {
      super(field, null);
    }

    /** It is this. */
    public RequestFilter is(Object value) {
      return condition("is", value);
    }

    /** It is anything but this. */
    public RequestFilter isNot(Object value) {
      return condition("is_not", value);
    }

    /** It is one of these. */
    public RequestFilter in(Object... values) {
      return condition("in", List.of(values));
    }

    /** It is none of these. */
    public RequestFilter notIn(Object... values) {
      return condition("not_in", List.of(values));
    }
  }

  /** Several exact words, such as tags. */
  public static final class Names extends FilterField {

    Names(String field) {
      super(field, null);
    }

    /** This is one of them. */
    public RequestFilter contains(String value) {
      return condition("contains", value);
    }

    /** This is none of them. */
    public RequestFilter notContains(String value) {
      return condition("not_contains", value);
    }

    /** One of these is one of them. */
    public RequestFilter in(String... values) {
      return condition("in", List.of(values));
    }

    /** None of these is one of them. */
    public RequestFilter notIn(String... values) {
      return condition("not_in", List.of(values));
    }

    /** There are none. */
    public RequestFilter isEmpty() {
      return condition("is_empty", null);
    }

    /** There are some. */
    public RequestFilter isNotEmpty() {
      return condition("is_not_empty", null);
    }
  }

  /** A text; upper and lower case are the same. */
  public static final class Text extends FilterField {

    Text(String field) {
      super(field, null);
    }

    /** It has this in it. */
    public RequestFilter contains(String part) {
      return condition("contains", part);
    }

    /** It does not have this in it. */
    public RequestFilter notContains(String part) {
      return condition("not_contains", part);
    }

    /** It begins with this. */
    public RequestFilter startsWith(String beginning) {
      return condition("starts_with", beginning);
    }

    /** It ends with this. */
    public RequestFilter endsWith(String end) {
      return condition("ends_with", end);
    }
  }

  /** A number. */
  public static final class Measure extends FilterField {

    Measure(String field, String key) {
      super(field, key);
    }

    /** It is this. */
    public RequestFilter is(Number value) {
      return condition("eq", value);
    }

    /** It is anything but this. */
    public RequestFilter isNot(Number value) {
      return condition("neq", value);
    }

    /** It is more than this. */
    public RequestFilter greaterThan(Number value) {
      return condition("gt", value);
    }

    /** It is this or more. */
    public RequestFilter atLeast(Number value) {
      return condition("gte", value);
    }

    /** It is less than this. */
    public RequestFilter lessThan(Number value) {
      return condition("lt", value);
    }

    /** It is this or less. */
    public RequestFilter atMost(Number value) {
      return condition("lte", value);
    }

    /** It is one of both or something between. */
    public RequestFilter between(Number low, Number high) {
      return condition("between", List.of(low, high));
    }
  }

  /** A time. */
  public static final class Time extends FilterField {

    Time(String field) {
      super(field, null);
    }

    /** It is earlier than this. */
    public RequestFilter before(Instant time) {
      return condition("before", time);
    }

    /** It is later than this. */
    public RequestFilter after(Instant time) {
      return condition("after", time);
    }

    /** It is one of both or something between. */
    public RequestFilter between(Instant first, Instant last) {
      return condition("between", List.of(first, last));
    }
  }

  /** The values of a key, such as one of the metadata. */
  public static final class Key extends FilterField {

    Key(String field, String key) {
      super(field, key);
    }

    /** It is this: text, number or boolean, however it was written. */
    public RequestFilter is(Object value) {
      return condition("key_equals", value);
    }

    /** It is anything but this. */
    public RequestFilter isNot(Object value) {
      return condition("key_not_equals", value);
    }

    /** It is one of these. */
    public RequestFilter in(Object... values) {
      return condition("in", List.of(values));
    }

    /** It is one of these. */
    public RequestFilter in(Collection<?> values) {
      return condition("in", values);
    }

    /** It is none of these. */
    public RequestFilter notIn(Object... values) {
      return condition("not_in", List.of(values));
    }

    /** It has this in it, in upper or lower case. */
    public RequestFilter contains(String part) {
      return condition("key_contains", part);
    }

    /** It begins with this. */
    public RequestFilter startsWith(String beginning) {
      return condition("key_starts_with", beginning);
    }

    /** There is such a key. */
    public RequestFilter exists() {
      return condition("key_exists", null);
    }

    /** There is no such key. */
    public RequestFilter isMissing() {
      return condition("key_not_exists", null);
    }

    /** It is a number, and more than this. */
    public RequestFilter greaterThan(Number value) {
      return condition("gt", value);
    }

    /** It is a number, this or more. */
    public RequestFilter atLeast(Number value) {
      return condition("gte", value);
    }

    /** It is a number, and less than this. */
    public RequestFilter lessThan(Number value) {
      return condition("lt", value);
    }

    /** It is a number, this or less. */
    public RequestFilter atMost(Number value) {
      return condition("lte", value);
    }

    /** It is a number, one of both or something between. */
    public RequestFilter between(Number low, Number high) {
      return condition("between", List.of(low, high));
    }
  }
}
