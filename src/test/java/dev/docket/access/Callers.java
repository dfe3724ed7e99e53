package dev.docket.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everybody who may or may not call, in one workspace.
final class Callers {

  private static final String NEVER_MADE = "dk_nobody_has_ever_made_this_key";

  private final Server server;
  private final Map<Kind, String> keys = new EnumMap<>(Kind.class);
  private final Map<Kind, String> cookies = new EnumMap<>(Kind.class);

  /// How somebody calls.
  enum Kind {
    NOBODY(null),
    WRONG_KEY(null),
    REVOKED_KEY(null),
    REVOKED_SESSION(null),
    READ_KEY(Row.Needs.READ),
    WRITE_KEY(Row.Needs.WRITE),
    ADMIN_KEY(Row.Needs.ADMIN),
    READ_SESSION(Row.Needs.READ),
    WRITE_SESSION(Row.Needs.WRITE),
    ADMIN_SESSION(Row.Needs.ADMIN),
    ANOTHER_SITE(Row.Needs.ADMIN),
    UNKNOWN_SITE(Row.Needs.ADMIN);

    private final Row.@Nullable Needs role;

    Kind(Row.@Nullable Needs role) {
      this.role = role;
    }

    boolean isSession() {
      return this == READ_SESSION || this == WRITE_SESSION || this == ADMIN_SESSION;
    }

    boolean isOtherSite() {
      return this == ANOTHER_SITE || this == UNKNOWN_SITE;
    }
  }

  Callers(Server server, Tenant tenant) {
    this.server = server;
    keys.put(Kind.WRONG_KEY, NEVER_MADE);
    keys.put(Kind.READ_KEY, secret(tenant.newKey("read")));
    keys.put(Kind.WRITE_KEY, secret(tenant.newKey("write")));
    keys.put(Kind.ADMIN_KEY, secret(tenant.newKey("admin")));
    JsonNode revoked = tenant.newKey("admin");
    keys.put(Kind.REVOKED_KEY, secret(revoked));
    cookies.put(Kind.REVOKED_SESSION, signIn(secret(revoked)));
    tenant.revoke(revoked.path("id").longValue());
    signIn();
  }

  /// Signs everybody in anew.
  void signIn() {
    cookies.put(Kind.READ_SESSION, signIn(key(Kind.READ_KEY)));
    cookies.put(Kind.WRITE_SESSION, signIn(key(Kind.WRITE_KEY)));
    String admin = signIn(key(Kind.ADMIN_KEY));
    cookies.put(Kind.ADMIN_SESSION, admin);
    cookies.put(Kind.ANOTHER_SITE, admin);
    cookies.put(Kind.UNKNOWN_SITE, admin);
  }

  private String signIn(String key) {
    var answer =
        server.send(
            server
                .call("/api/session")
                .POST(HttpRequest.BodyPublishers.ofString("{\"api_key\": \"%s\"}".formatted(key)))
                .build());
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String secret(JsonNode key) {
    return key.path("key").textValue();
  }

  String key(Kind kind) {
    return keys.getOrDefault(kind, NEVER_MADE);
  }

  /// Signs a call.
  HttpRequest.Builder as(Kind kind, HttpRequest.Builder call) {
    if (keys.containsKey(kind)) {
      call.header("X-API-KEY", key(kind));
    }
    if (cookies.containsKey(kind)) {
      call.header("Cookie", cookies.get(kind));
    }
    return switch (kind) {
      case REVOKED_SESSION, READ_SESSION, WRITE_SESSION, ADMIN_SESSION ->
          call.header("Sec-Fetch-Site", "same-origin");
      case ANOTHER_SITE -> call.header("Sec-Fetch-Site", "cross-site");
      // As a browser of before 2020 does, for a form on another site.
      case UNKNOWN_SITE -> call.header("Origin", "null");
      case NOBODY, WRONG_KEY, REVOKED_KEY, READ_KEY, WRITE_KEY, ADMIN_KEY -> call;
    };
  }

  /// The status that a valid call ends with.
  static int expected(Row row, Kind kind) {
    if (kind.isOtherSite() && !row.isSafe()) {
      return 403;
    }
    return switch (row.needs()) {
      case NONE -> row.answer();
      case SESSION -> kind.isSession() || kind.isOtherSite() ? row.answer() : 401;
      case READ, WRITE, ADMIN -> {
        if (kind.role == null) {
          yield 401;
        }
        yield kind.role.compareTo(row.needs()) >= 0 ? row.answer() : 403;
      }
    };
  }
}
