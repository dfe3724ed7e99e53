package dev.docket.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.testkit.SettableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What browsers are told, and what other web sites can make them do. The test itself is a proxy
/// that is trusted, unless it says otherwise.
final class BrowserTest {

  private static final String VIEW = "/api/public/v2/views";

  private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

  @TempDir static Path data;

  private static SettableClock clock;
  private static Server server;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    clock = new SettableClock(Instant.now());
    server =
        Server.on(
            data,
            Map.of("DOCKET_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8", "DOCKET_SESSION_HOURS", "2"),
            clock);
    tenant = Tenant.on(server, "browsing");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> signIn(String key, String... headers) {
    HttpRequest.Builder call = server.call("/api/session");
    for (int i = 0; i < headers.length; i += 2) {
      call.header(headers[i], headers[i + 1]);
    }
    return server.send(
        call.POST(HttpRequest.BodyPublishers.ofString("{\"api_key\": \"%s\"}".formatted(key)))
            .build());
  }

  private static String newKey() {
    return tenant.newKey("write").path("key").textValue();
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static int status(String cookie) {
    return server.send(server.call("/api/session").header("Cookie", cookie).build()).statusCode();
  }

  private static int change(String cookie, String... headers) {
    HttpRequest.Builder call = server.call(VIEW).header("Cookie", cookie);
    for (int i = 0; i < headers.length; i += 2) {
      call.header(headers[i], headers[i + 1]);
    }
    String view = "{\"name\": \"%s\", \"path\": \"/requests\"}".formatted(tenant.fresh());
    return server.send(call.POST(HttpRequest.BodyPublishers.ofString(view)).build()).statusCode();
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin, 201",
    "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403",
    "Sec-Fetch-Site, none, 403",
    "Sec-Fetch-Site, Same-Origin, 403",
    "Origin, http://HOST, 201",
    "Origin, null, 403",
    "Origin, http://HOST.evil.example, 403",
    "Origin, http://evil.example, 403",
    "Origin, http://HOST@evil.example, 403",
    "Origin, http://evil.example/HOST, 403",
    "Origin, http://127.0.0.1:1, 403",
    "Origin, 'not an address', 403",
    "Origin, file://, 403",
    "Referer, http://HOST/requests, 403",
  })
  void a_change_by_cookie_needs_a_proof_that_it_comes_from_here(
      String header, String value, int status) {
    String cookie = cookie(signIn(newKey()));
    String here = server.base().getAuthority();
    assertThat(change(cookie, header, value.replace("HOST", here))).isEqualTo(status);
  }

  @Test
  void what_the_browser_says_of_the_site_goes_before_what_it_says_of_the_origin() {
    String cookie = cookie(signIn(newKey()));
    String here = "http://" + server.base().getAuthority();
    assertThat(change(cookie, "Sec-Fetch-Site", "cross-site", "Origin", here)).isEqualTo(403);
  }

  @Test
  void no_other_site_signs_anybody_in_or_out() {
    String key = newKey();
    assertThat(signIn(key, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    assertThat(signIn(key, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    String cookie = cookie(signIn(key));
    HttpRequest.Builder out = server.call("/api/session").header("Cookie", cookie).DELETE();
    assertThat(server.send(out.copy().build()).statusCode()).isEqualTo(403);
    assertThat(server.send(out.copy().header("Sec-Fetch-Site", "same-site").build()).statusCode())
        .isEqualTo(403);
    assertThat(status(cookie)).isEqualTo(200);
  }

  @Test
  void a_token_that_somebody_chose_is_never_taken_over() {
    String chosen = "docket_session=" + "ab".repeat(32);
    String given = cookie(signIn(newKey(), "Cookie", chosen));
    assertThat(given).isNotEqualTo(chosen).matches("docket_session=[0-9a-f]{64}");
    assertThat(status(chosen)).isEqualTo(401);
    assertThat(status(given)).isEqualTo(200);
  }

  @Test
  void who_signs_in_again_gets_another_token_and_the_old_one_ends() {
    String key = newKey();
    String first = cookie(signIn(key));
    String second = cookie(signIn(key, "Cookie", first));
    assertThat(second).isNotEqualTo(first);
    assertThat(status(second)).isEqualTo(200);
    assertThat(status(first)).isEqualTo(401);
  }

  @Test
  void signing_out_ends_the_token_and_not_only_the_cookie() {
    String cookie = cookie(signIn(newKey()));
    HttpResponse<String> out =
        server.send(
            server
                .call("/api/session")
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", "same-origin")
                .DELETE()
                .build());
    assertThat(cookie(out)).isEqualTo("docket_session=");
    assertThat(status(cookie)).isEqualTo(401);
    assertThat(change(cookie, "Sec-Fetch-Site", "same-origin")).isEqualTo(401);
  }

  @Test
  void a_session_ends_with_its_hours_however_much_it_is_used() {
    String cookie = cookie(signIn(newKey()));
    clock.advance(Duration.ofMinutes(119));
    assertThat(status(cookie)).isEqualTo(200);
    clock.advance(Duration.ofMinutes(2));
    assertThat(status(cookie)).isEqualTo(401);
  }

  @Test
  void a_session_ends_with_its_key() {
    var key = tenant.newKey("admin");
    String cookie = cookie(signIn(key.path("key").textValue()));
    assertThat(status(cookie)).isEqualTo(200);
    tenant.revoke(key.path("id").longValue());
    assertThat(status(cookie)).isEqualTo(401);
  }

  @Test
  void no_script_reads_the_cookie_and_no_other_site_sends_it() {
    String set = signIn(newKey()).headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
    assertThat(set).containsPattern("; Max-Age=7(199|200);");
    assertThat(set).doesNotContain("Domain").doesNotContain("Secure");
  }

  @ParameterizedTest
  @CsvSource({
    "https, true",
    "HTTPS, true",
    "'http, https', true",
    "'https, http', false",
    "http, false",
    "httpss, false",
    "'https,', false",
    "'', false",
    "'https; Secure', false",
  })
  void behind_a_trusted_proxy_with_https_the_cookie_goes_by_https_only(
      String scheme, boolean secure) {
    assertThat(
            signIn(newKey(), "X-Forwarded-Proto", scheme)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .contains("; Secure"))
        .isEqualTo(secure);
  }

  @Test
  void whoever_tries_keys_is_slowed_down_by_his_own_address_whatever_he_writes() {
    String key = newKey();
    for (int i = 0; i < 20; i++) {
      // What stands before the address that the proxy has seen is the guesser's own invention.
      String path = "203.0.113.%d, 198.51.100.1, 10.1.2.3".formatted(i);
      assertThat(signIn("a wrong guess " + i, "X-Forwarded-For", path).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> late = signIn(key, "X-Forwarded-For", "192.0.2.9, 198.51.100.1");
    assertThat(late.statusCode()).isEqualTo(429);
    assertThat(late.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow())
        .isBetween(1, 10);
    assertThat(late.headers().firstValue("Set-Cookie")).isEmpty();
    HttpRequest.Builder call = server.call(VIEW).header("X-API-KEY", key);
    assertThat(server.send(call.copy().header("X-Forwarded-For", "198.51.100.1").build()))
        .as("the same count for calls with a key")
        .extracting(HttpResponse::statusCode)
        .isEqualTo(429);
    assertThat(signIn(key, "X-Forwarded-For", "198.51.100.2").statusCode())
        .as("from another address")
        .isEqualTo(200);
    String metrics = server.send(server.call("/metrics").build()).body();
    assertThat(metrics).contains("docket_key_guesses_total{outcome=\"put off\"}");
  }

  /// Then the proxy is taken for the client, as if it had said nothing.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        ",,,,",
        "unknown",
        "evil.example",
        "198.51.100.1 198.51.100.2",
        "999.1.1.1",
        "[::1]:80",
        "::1%lo",
        "' OR 1=1",
        "127.0.0.1, 127.0.0.1",
      })
  void hostile_addresses_are_no_addresses(String forwarded) {
    assertThat(signIn(newKey(), "X-Forwarded-For", forwarded).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/requests",
        "/requests/1",
        "/requests?view=thread",
        "/analytics",
        "/metadata",
        "/contrast",
        "/settings",
        "/nowhere"
      })
  void every_page_and_all_it_is_made_of_is_guarded(String path) {
    HttpResponse<String> page =
        server.send(server.call(path).header("Accept", "text/html").build());
    assertGuarded(page);
    assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)|\\son\\w+=|<style");
    List<String> assets =
        ASSET.matcher(page.body()).results().map(found -> found.group(1)).toList();
    assertThat(assets).isNotEmpty();
    for (String asset : assets) {
      assertGuarded(server.send(server.call(asset).build()));
    }
  }

  private static void assertGuarded(HttpResponse<String> page) {
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/session",
        "/api/public/v2/requests/search",
        VIEW,
        "/api/admin/keys",
        "/prompt-templates"
      })
  void nobody_keeps_answers_or_takes_them_for_pages(String path) {
    for (String key : List.of(Server.KEY, "wrong")) {
      HttpResponse<String> answer = server.send(server.call(path).header("X-API-KEY", key).build());
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }
}
