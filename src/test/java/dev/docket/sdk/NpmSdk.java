package dev.docket.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.testkit.NpmPackages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The npm package `promptlayer`, unmodified, beside the libraries that it calls models with.
public final class NpmSdk {

  private static final NpmPackages PACKAGES =
      new NpmPackages(Path.of("src/test/js"), Path.of("target/js"));

  private NpmSdk() {}

  /// Installs the package from the registry, unless a build before this one has.
  public static void install() throws IOException {
    PACKAGES.install();
  }

  /// The version that is installed.
  public static String version() throws IOException {
    return PACKAGES.version("promptlayer");
  }

  /// Runs a scenario of `drive.js` in a process that knows the server from these two variables
  /// alone.
  ///
  /// @return what the scenario printed
  static JsonNode drive(String baseUrl, String key, String... scenario) throws IOException {
    return script("drive.js", docket(baseUrl, key), scenario);
  }

  /// Runs scenarios of `run.js`, all of them when none is named, in a process that knows the server
  /// and the provider from these variables alone.
  ///
  /// @return what each scenario returned
  public static JsonNode run(
      String baseUrl, String key, LoopbackProvider provider, String... scenarios)
      throws IOException {
    Map<String, String> variables = new HashMap<>(docket(baseUrl, key));
    variables.putAll(provider.variables());
    return script("run.js", variables, scenarios);
  }

  /// Runs `tracing.js`, in a process like that of [#run]; returns when all spans are sent.
  ///
  /// @return what it printed
  static JsonNode trace(String baseUrl, String key, LoopbackProvider provider) throws IOException {
    Map<String, String> variables = new HashMap<>(docket(baseUrl, key));
    variables.putAll(provider.variables());
    return script("tracing.js", variables);
  }

  private static Map<String, String> docket(String baseUrl, String key) {
    return Map.of("PROMPTLAYER_BASE_URL", baseUrl, "PROMPTLAYER_API_KEY", key);
  }

  private static JsonNode script(String name, Map<String, String> variables, String... arguments)
      throws IOException {
    List<String> script = new ArrayList<>(List.of(name));
    script.addAll(Arrays.asList(arguments));
    return PACKAGES.run(variables, script);
  }
}
