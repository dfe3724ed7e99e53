package dev.docket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources of the client may be. */
class SourcesTest {

  private static final Path SOURCES = Path.of("src/main/java");

  private static final Pattern ALLOWED =
      Pattern.compile(
          "import (static )?(java\\.|com\\.fasterxml\\.jackson\\.|dev\\.docket\\.client\\.).*");

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^ *public (abstract |static |final |sealed |non-sealed )*"
              + "(class|interface|record|enum|@interface) ");

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  @Test
  void nothing_is_imported_but_java_and_jackson() throws IOException {
    for (Path source : sources()) {
      assertThat(Files.readAllLines(source).stream().filter(line -> line.startsWith("import ")))
          .as(source.toString())
          .allMatch(line -> ALLOWED.matcher(line).matches());
    }
  }

  @Test
  void every_public_type_has_its_sentence() throws IOException {
    for (Path source : sources()) {
      String text = Files.readString(source);
      PUBLIC_TYPE
          .matcher(text)
          .results()
          .forEach(type ->
              assertThat(
                      text.substring(0, type.start())
                          .stripTrailing()
                          .replaceAll("@\\w+$", "")
                          .stripTrailing())
                  .as("%s at %d", source, type.start())
                  .endsWith("*/"));
    }
  }
}
