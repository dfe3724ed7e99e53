package dev.docket.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of what the package is made of, against what is in it.
class BillOfMaterialsIT {

  private static final Path HOME = Path.of(System.getProperty("docket.home"));
  private static final String OURS = "docket.jar";

  @Test
  void each_jar_is_listed_and_each_entry_is_there() throws IOException {
    Set<String> listed =
        Json.parse(Files.readAllBytes(HOME.resolve("sbom.json")))
            .path("components")
            .valueStream()
            .map(one -> one.path("name").asText() + "-" + one.path("version").asText())
            .collect(Collectors.toSet());
    Set<String> jars;
    try (Stream<Path> files = Files.list(HOME.resolve("lib"))) {
      jars =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar") && !name.equals(OURS))
              .collect(Collectors.toSet());
    }
    assertThat(jars).hasSizeGreaterThan(50);
    // One component may come as several jars, which have a word of their own at the end.
    assertThat(jars)
        .allSatisfy(jar -> assertThat(listed).anyMatch(component -> isOf(component, jar)));
    assertThat(listed)
        .allSatisfy(component -> assertThat(jars).anyMatch(jar -> isOf(component, jar)));
  }

  private static boolean isOf(String component, String jar) {
    return jar.equals(component + ".jar") || jar.startsWith(component + "-");
  }
}
