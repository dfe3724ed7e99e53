package dev.docket.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The web interface: one page that shows itself by its address, and the files that it is made of.
///
/// The page is the same for everybody; all that it shows it asks of the API.
final class WebPages {

  /// Where a page stands.
  static final List<String> ADDRESSES =
      List.of(
          "/", "/requests", "/requests/{id}", "/analytics", "/metadata", "/contrast", "/settings");

  private static final String FOLDER = "/web";

  private static final String PAGE = "text/html; charset=utf-8";

  /// Scripts and styles of Docket's own only, none within the page, and no text ever becomes
  /// markup.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
          + "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
          + "require-trusted-types-for 'script'; trusted-types 'none'";

  private final byte[] page = page();

  void register(JavalinConfig config) {
    config.http.generateEtags = true;
    config.staticFiles.add(files -> {
      files.directory = FOLDER;
      files.hostedPath = "/assets";
      files.location = Location.CLASSPATH;
      // Always asked for again, by its tag: nobody works with yesterday's script on today's server.
      files.headers = Map.of("Cache-Control", "no-cache");
    });
    config.routes.before(ctx ->
        ctx.header("Content-Security-Policy", POLICY)
            .header("X-Content-Type-Options", "nosniff")
            .header("Referrer-Policy", "no-referrer"));
    for (String address : ADDRESSES) {
      config.routes.get(address, this::show);
    }
  }

  /// Shows the page, under whatever status.
  void show(Context ctx) {
    ctx.header("Cache-Control", "no-cache").contentType(PAGE).result(page);
  }

  /// Whether a person at a browser has asked for what is no route.
  static boolean isWanted(Context ctx) {
    String accepted = ctx.header("Accept");
    return !ctx.path().startsWith("/api/") && accepted != null && accepted.contains("text/html");
  }

  private static byte[] page() {
    try (InputStream file = WebPages.class.getResourceAsStream(FOLDER + "/index.html")) {
      if (file == null) {
        throw new IllegalStateException("this build has no web interface");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
