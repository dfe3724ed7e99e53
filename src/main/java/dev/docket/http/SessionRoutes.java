package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.json.Property;
import dev.docket.requests.Times;
import dev.docket.workspaces.Secret;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.SignedIn;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Signs people in at a browser, and out.
final class SessionRoutes implements Routes {

  private static final String PATH = "/api/session";

  private static final List<String> KEYS = List.of("api_key");

  private final Bodies bodies;
  private final Authentication authentication;
  private final Sessions sessions;
  private final TrustedProxies proxies;
  private final InstantSource clock;

  SessionRoutes(
      Bodies bodies,
      Authentication authentication,
      Sessions sessions,
      TrustedProxies proxies,
      InstantSource clock) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.sessions = sessions;
    this.proxies = proxies;
    this.clock = clock;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(PATH, this::begin);
    routes.get(PATH, ctx -> Replies.json(ctx, 200, shown(authentication.bySession(ctx))));
    routes.delete(PATH, this::end);
  }

  private void begin(Context ctx) {
    SessionCookie.mustNotComeFromElsewhere(ctx);
    JsonNode body = bodies.readJson(ctx);
    KnownKeys.check(body, KEYS);
    Sessions.Begun begun =
        authentication.signIn(ctx, new Secret(Property.text(body, "api_key").strip()));
    SessionCookie.set(
        ctx,
        begun.token(),
        Duration.between(clock.instant(), begun.who().expiresAt()),
        proxies.secure(ctx));
    Replies.json(ctx, 200, shown(begun.who()));
  }

  private void end(Context ctx) {
    SessionCookie.of(ctx)
        .ifPresent(token -> {
          SessionCookie.mustComeFromHere(ctx);
          sessions.end(token);
        });
    SessionCookie.clear(ctx, proxies.secure(ctx));
    Replies.json(ctx, 200, Replies.success("Signed out"));
  }

  private static ObjectNode shown(SignedIn who) {
    ObjectNode json = Json.object().put("success", true);
    json.putObject("workspace")
        .put("id", who.caller().workspace().id().value())
        .put("name", who.caller().workspace().name());
    return json.put("role", who.caller().role().word())
        .put("key_name", who.caller().name())
        .put("expires_at", Times.format(who.expiresAt()));
  }
}
