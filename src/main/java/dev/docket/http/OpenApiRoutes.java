package dev.docket.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The description of the API, as this server serves it.
final class OpenApiRoutes implements Routes {

  private final byte[] document;

  OpenApiRoutes(String version) {
    this.document =
        load()
            .replace("\"version\": \"0.0.0\"", "\"version\": \"" + version + "\"")
            .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/openapi.json", ctx -> ctx.contentType(Replies.JSON).result(document));
  }

  private static String load() {
    try (InputStream in = OpenApiRoutes.class.getResourceAsStream("/openapi/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi/openapi.json is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
