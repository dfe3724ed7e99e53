package dev.docket.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/reliability.md names tests that exist, and names every test of the long run.
class ReliabilityTest {

  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))`( \\(soak\\))?");
  private static final Pattern SOAK = Pattern.compile("@Tag\\(\"soak\"\\)");

  @Test
  void every_test_that_is_named_exists_and_runs_when_it_is_said_to() throws IOException {
    Map<String, Boolean> tests;
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      tests =
          sources
              .filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
              .collect(
                  Collectors.toMap(
                      path -> path.getFileName().toString().replace(".java", ""),
                      ReliabilityTest::isSoak));
    }
    Map<String, Boolean> named =
        NAMED
            .matcher(promises())
            .results()
            .collect(
                Collectors.toMap(
                    match -> match.group(1), match -> match.group(2) != null, (a, b) -> a && b));
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(tests).containsAllEntriesOf(named);
    assertThat(named.keySet())
        .containsAll(
            new TreeSet<>(
                tests.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .toList()));
  }

  /// What stands below is how they are run, and what was seen.
  private static String promises() throws IOException {
    String document = Files.readString(Path.of("docs/reliability.md"));
    return document.substring(0, document.indexOf("## The long run"));
  }

  private static boolean isSoak(Path source) {
    try {
      return SOAK.matcher(Files.readString(source)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
