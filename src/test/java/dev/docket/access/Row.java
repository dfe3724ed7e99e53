package dev.docket.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One row of `access/table.txt`, where its columns are explained.
///
/// @param unknown null where the operator may name things of any workspace
record Row(
    String method,
    String path,
    Needs needs,
    int answer,
    @Nullable Naming naming,
    @Nullable Integer unknown,
    String body) {

  /// Who may make a call.
  enum Needs {
    NONE,
    SESSION,
    READ,
    WRITE,
    ADMIN;

    /// As it stands in the table and in the API's description.
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A thing that a call names.
  ///
  /// @param place `{parameter}` of the path, or a pointer into the body
  record Naming(Thing thing, String place) {}

  private static final int COLUMNS = 6;
  private static final String NOTHING = "-";
  private static final String ANY_WORKSPACE = "any workspace";

  /// The whole table.
  static List<Row> all() {
    try (InputStream table = Row.class.getResourceAsStream("/access/table.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row of(String line) {
    List<String> columns = Stream.of(line.split("\\|", COLUMNS)).map(String::strip).toList();
    if (columns.size() != COLUMNS) {
      throw new IllegalArgumentException("not a row of %d columns: %s".formatted(COLUMNS, line));
    }
    String[] operation = columns.get(0).split(" ", 2);
    String unknown = columns.get(4);
    return new Row(
        operation[0],
        operation[1],
        Needs.valueOf(columns.get(1).toUpperCase(Locale.ROOT)),
        Integer.parseInt(columns.get(2)),
        naming(columns.get(3)),
        unknown.equals(NOTHING) || unknown.equals(ANY_WORKSPACE) ? null : Integer.valueOf(unknown),
        columns.get(5));
  }

  private static @Nullable Naming naming(String column) {
    if (column.equals(NOTHING)) {
      return null;
    }
    String[] words = column.split(" ", 2);
    return new Naming(Thing.of(words[0]), words[1]);
  }

  String operation() {
    return method + " " + path;
  }

  boolean isSafe() {
    return method.equals("GET");
  }

  /// What the call names, in a row that names something.
  Naming named() {
    return Objects.requireNonNull(naming, operation());
  }

  /// Whether a call that is carried out leaves nothing to call again for.
  boolean deletes() {
    return method.equals("DELETE") && naming != null;
  }

  boolean hasBody() {
    return !body.equals(NOTHING) && !isSafe();
  }

  /// With its question mark, or empty.
  String queryString() {
    return isSafe() && !body.equals(NOTHING) ? body : "";
  }

  @Override
  public String toString() {
    return naming == null
        ? operation()
        : "%s naming a %s at %s".formatted(operation(), naming.thing().word(), naming.place());
  }
}
