package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The routes that there are, and the routes that are described.
final class RoutesTest {

  private static final HttpSettings SETTINGS =
      new HttpSettings("127.0.0.1", 0, 1_000, "1.2.3", TrustedProxies.NONE);

  @Test
  void every_route_is_described_and_every_description_is_a_route() throws IOException {
    assertThat(described()).isEqualTo(registered());
  }

  @Test
  void every_get_is_a_head_too() {
    assertThat(paths(HandlerType.HEAD)).isEqualTo(paths(HandlerType.GET)).isNotEmpty();
  }

  /// All of the API; pages are for people.
  private static Set<String> registered() {
    Set<String> routes = new TreeSet<>();
    for (Endpoint endpoint : endpoints()) {
      if (endpoint.method.isHttpMethod()
          && !endpoint.method.equals(HandlerType.HEAD)
          && !WebPages.ADDRESSES.contains(endpoint.path)) {
        // A parameter in angle brackets takes slashes, which no description can say.
        routes.add(
            endpoint.method.name() + " " + endpoint.path.replace('<', '{').replace('>', '}'));
      }
    }
    return routes;
  }

  private static Set<String> paths(HandlerType method) {
    Set<String> paths = new TreeSet<>();
    for (Endpoint endpoint : endpoints()) {
      if (endpoint.method.equals(method)) {
        paths.add(endpoint.path);
      }
    }
    return paths;
  }

  private static Iterable<Endpoint> endpoints() {
    return HttpServer.javalin(
            SETTINGS, new StubParts().parts().routes(SETTINGS, new HttpServer.Stopping()))
        .unsafe
        .internalRouter
        .allHttpHandlers()
        .stream()
        .map((ParsedEndpoint parsed) -> parsed.endpoint)
        .toList();
  }

  private static Set<String> described() throws IOException {
    try (InputStream in = RoutesTest.class.getResourceAsStream("/openapi/openapi.json")) {
      JsonNode document = Json.parse(Objects.requireNonNull(in).readAllBytes());
      Set<String> operations = new TreeSet<>();
      document
          .path("paths")
          .properties()
          .forEach(path ->
              path.getValue()
                  .fieldNames()
                  .forEachRemaining(method ->
                      operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
      return operations;
    }
  }
}
