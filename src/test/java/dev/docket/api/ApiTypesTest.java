package dev.docket.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The web interface sees what the server gives.
class ApiTypesTest {

  private static final Path MODULE = Path.of("src/main/web/src/api-types.ts");

  private static final List<String> USED =
      List.of(
          "Analytics",
          "Breakdown",
          "ChangePreview",
          "ChartAsked",
          "ChartsShown",
          "Contrast",
          "Detail",
          "Edit",
          "Error",
          "Item",
          "Job",
          "JobList",
          "JobReply",
          "KeyCreated",
          "KeyList",
          "MetadataKeys",
          "Page",
          "QueryExplained",
          "Ready",
          "Search",
          "Selection",
          "Session",
          "Suggestions",
          "View",
          "ViewList",
          "ViewSaved",
          "WorkspaceList");

  /// After a change of the description: `-Dgolden=write` writes the module.
  @Test
  void the_web_interface_has_the_types_of_the_description() throws IOException {
    String module =
        new TypeScriptTypes(
                Json.parse(Files.readAllBytes(Path.of("src/main/resources/openapi/openapi.json")))
                    .at("/components/schemas"))
            .module(USED);
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(MODULE, module);
    }
    assertThat(Files.readString(MODULE)).isEqualTo(module);
  }
}
