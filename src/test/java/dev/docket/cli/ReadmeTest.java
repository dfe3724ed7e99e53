package dev.docket.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.app.Setting;
import dev.docket.app.Version;
import dev.docket.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// What the documents say is there is there.
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path COMPATIBILITY = Path.of("docs/compatibility.md");
  private static final Path OPERATING = Path.of("docs/operating.md");

  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  /// `GET /path`, `$DOCKET_URL/path`, and a further spelling in the same cell of a table.
  private static final Pattern NAMED_ROUTE =
      Pattern.compile("(?:(?:GET|POST|PUT|PATCH|DELETE) |DOCKET_URL|`, `)(/[a-z][\\w/{}.$-]*)");

  private static final Pattern NAMED_COMMAND = Pattern.compile("`(?:[\\w/]*/)?docket ([^`]*)`");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  /// After a new setting: `-Dgolden=write` writes the table.
  @Test
  void the_table_of_settings_is_that_of_the_code() throws IOException {
    String readme = read(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(README, readme.substring(0, begin) + table() + readme.substring(end));
    } else {
      assertThat(readme.substring(begin, end)).isEqualTo(table());
    }
  }

  private static String table() {
    return Setting.ALL.stream()
        .map(setting ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    setting.variable(),
                    setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                    setting.allowed(),
                    setting.meaning()))
        .collect(
            Collectors.joining("", "| variable | default | may be | |\n|---|---|---|---|\n", ""));
  }

  @Test
  void every_route_that_is_named_exists() {
    Set<String> there = routes();
    assertThat(there).contains("/log-request", "/api/public/v2/requests/{id}");
    String works = read(COMPATIBILITY).split("\n## ", -1)[1];
    assertThat(Stream.of(read(README), read(OPERATING), works).flatMap(ReadmeTest::namedRoutes))
        .hasSizeGreaterThan(15)
        .allSatisfy(route -> assertThat(there).contains(route));
  }

  private static Stream<String> namedRoutes(String text) {
    return find(NAMED_ROUTE, text)
        .map(found -> found.group(1).replaceAll("\\$ID|\\$\\{ID}", "{id}").replaceAll("\\.$", ""));
  }

  /// All that are described, which are all that there are.
  private static Set<String> routes() {
    JsonNode description =
        Json.parse(
            read(Path.of("src/main/resources/openapi/openapi.json"))
                .getBytes(StandardCharsets.UTF_8));
    return description.path("paths").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Test
  void every_command_that_is_named_exists() {
    Set<String> wrong = new TreeSet<>();
    find(NAMED_COMMAND, read(README) + read(OPERATING))
        .map(found -> found.group(1))
        .filter(line -> !line.startsWith("--"))
        .forEach(line -> {
          CommandLine command = Main.commandLine();
          for (String word : line.split(" ", -1)) {
            if (!word.matches("[a-z]+")) {
              break;
            }
            command = command.getSubcommands().get(word);
            if (command == null) {
              wrong.add(line);
              break;
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_package_is_named() {
    String readme = read(README);
    try (Stream<Path> packages = Files.list(Path.of("src/main/java/dev/docket"))) {
      assertThat(packages.map(path -> path.getFileName().toString()))
          .allSatisfy(name ->
              assertThat(readme)
                  .containsPattern("(?m)^\\| `" + name + "`|^\\|.*, `" + name + "` \\|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void there_is_one_version() {
    String version = Version.current();
    assertThat(read(README)).contains("version is " + version + ".");
    assertThat(read(Path.of("CHANGELOG.md")))
        .containsPattern(
            "(?s)\\A# Changelog((?!\n## (?!Unreleased\n)).)*\n## " + Pattern.quote(version));
    assertThat(read(Path.of("docker-compose.yml"))).contains("image: docket:" + version);
  }

  @Test
  void every_link_leads_somewhere() {
    Stream.concat(Stream.of(README, Path.of("CHANGELOG.md")), files(Path.of("docs"), ".md"))
        .forEach(document ->
            find(LINK, read(document))
                .forEach(link ->
                    assertThat(document.resolveSibling(link.group(1)))
                        .as("%s: %s", document, link.group(1))
                        .exists()));
  }

  @Test
  void it_stays_readable() {
    assertThat(read(README).lines().count()).isLessThan(300);
  }

  private static Stream<MatchResult> find(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
