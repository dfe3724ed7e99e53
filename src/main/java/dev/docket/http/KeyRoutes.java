package dev.docket.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.ApiKey;
import dev.docket.workspaces.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keys, for the operator of the server.
final class KeyRoutes implements Routes {

  private static final List<String> ROLES = Stream.of(Role.values()).map(Role::word).toList();

  private static final List<String> KEYS = List.of("workspace", "role", "name");

  private final Bodies bodies;
  private final Authentication authentication;
  private final Access access;

  KeyRoutes(Bodies bodies, Authentication authentication, Access access) {
    this.bodies = bodies;
    this.authentication = authentication;
    this.access = access;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/api/admin/keys", this::list);
    routes.post("/api/admin/keys", this::create);
    routes.delete("/api/admin/keys/{id}", this::revoke);
  }

  private void list(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    ObjectNode reply = Json.object().put("success", true);
    ArrayNode items = reply.putArray("items");
    access.keys().forEach(key -> items.add(shown(key)));
    Replies.json(ctx, 200, reply);
  }

  private void create(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    JsonNode body = Json.parse(bodies.read(ctx));
    KnownKeys.check(body, KEYS);
    String role = text(body, "role");
    Access.NewKey made =
        access.create(
            text(body, "workspace"),
            Role.of(role)
                .orElseThrow(() ->
                    ProblemException.invalid(
                        "/role", "/role must be read, write or admin.", ROLES)),
            text(body, "name"));
    ObjectNode reply = shown(made.key()).put("success", true).put("key", made.secret().text());
    Replies.json(ctx, 201, reply);
  }

  private void revoke(Context ctx) {
    authentication.caller(ctx, Role.ADMIN);
    long id =
        RequestId.parse(ctx.pathParam("id"))
            .orElseThrow(
                () -> new ProblemException(new Problem.NotFound("No API key has this id.")));
    Replies.json(ctx, 200, shown(access.revoke(id)).put("success", true));
  }

  private static String text(JsonNode body, String name) {
    String text = body.path(name).textValue();
    if (text == null) {
      throw ProblemException.invalid("/" + name, "/%s is required, a string.".formatted(name));
    }
    return text;
  }

  private static ObjectNode shown(ApiKey key) {
    ObjectNode json = Json.object();
    json.put("id", key.id()).put("name", key.name()).put("workspace", key.workspace().name());
    json.put("role", key.role().word()).put("prefix", key.prefix());
    json.put("created_at", key.createdAt().toString());
    json.put("last_used_on", string(key.lastUsedOn()));
    json.put("revoked_at", string(key.revokedAt()));
    return json;
  }

  private static @Nullable String string(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
