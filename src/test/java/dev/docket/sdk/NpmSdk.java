package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.testkit.NpmPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The npm package `promptlayer`, unmodified.
final class NpmSdk {

  private static final NpmPackages PACKAGES =
      new NpmPackages(Path.of("src/test/js"), Path.of("target/js"));

  private NpmSdk() {}

  /// Installs the package from the registry, unless a build before this one has.
  static void install() throws IOException {
    PACKAGES.install();
  }

  /// The version that is installed.
  static String version() throws IOException {
    return PACKAGES.version("promptlayer");
  }

  /// Runs a scenario of `drive.js` in a process that knows the server from these two variables
  /// alone.
  ///
  /// @return what the scenario printed
  static JsonNode drive(String baseUrl, String key, String... scenario) throws IOException {
    List<String> script = new ArrayList<>(List.of("drive.js"));
    script.addAll(Arrays.asList(scenario));
    return PACKAGES.run(
        Map.of("PROMPTLAYER_BASE_URL", baseUrl, "PROMPTLAYER_API_KEY", key), script);
  }
}
