package dev.docket.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/// The web interface: pages that show themselves by their address, and the files that they are made
/// of.
///
/// A page is the same for everybody; all that it shows it asks of the API. Pages differ only in the
/// scripts that they announce.
final class WebPages {

  private static final Map<String, String> PAGES =
      Map.of(
          "/", "requests",
          "/requests", "requests",
          "/requests/{id}", "request",
          "/analytics", "analytics",
          "/metadata", "metadata",
          "/contrast", "contrast",
          "/settings", "settings");

  /// Where a page stands.
  static final Set<String> ADDRESSES = PAGES.keySet();

  private static final String FOLDER = "/web";

  private static final String PAGE = "text/html; charset=utf-8";

  /// Scripts and styles of Docket's own only, none within the page, and no text ever becomes
  /// markup.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  /// Of pages and files only: for programs that log requests they would be bytes and nothing else.
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          // Nobody's frame, not even of a browser that knows no frame-ancestors; no handle on the
          // window for a page that opens it, and no use of the files in pages elsewhere.
          "X-Frame-Options", "DENY",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          // Always asked for again, by its tag: nobody works with yesterday's script on today's
          // server.
          "Cache-Control", "no-cache");

  private final byte[] any = file("index");

  void register(JavalinConfig config) {
    config.http.generateEtags = true;
    config.staticFiles.add(files -> {
      files.directory = FOLDER;
      files.hostedPath = "/assets";
      files.location = Location.CLASSPATH;
      files.headers = HEADERS;
    });
    byte[] thread = file("thread");
    PAGES.forEach((address, name) -> {
      byte[] page = file(name);
      config.routes.get(
          address, ctx -> show(ctx, "thread".equals(ctx.queryParam("view")) ? thread : page));
    });
  }

  /// Shows a page that finds out by its address what there is, under whatever status.
  void show(Context ctx) {
    show(ctx, any);
  }

  private static void show(Context ctx, byte[] page) {
    HEADERS.forEach(ctx::header);
    ctx.contentType(PAGE).result(page);
  }

  /// Whether a person at a browser has asked for what is no route.
  static boolean isWanted(Context ctx) {
    String accepted = ctx.header("Accept");
    return !ctx.path().startsWith("/api/") && accepted != null && accepted.contains("text/html");
  }

  private static byte[] file(String name) {
    try (InputStream file = WebPages.class.getResourceAsStream(FOLDER + "/" + name + ".html")) {
      if (file == null) {
        throw new IllegalStateException("this build has no web interface");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
