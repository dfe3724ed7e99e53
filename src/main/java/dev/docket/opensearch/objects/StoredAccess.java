package dev.docket.opensearch.objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.AccessStore;
import dev.docket.workspaces.ApiKey;
import dev.docket.workspaces.Role;
import dev.docket.workspaces.Workspace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Workspaces and keys as objects.
public final class StoredAccess implements AccessStore {

  private static final String KEY = "key";
  private static final String WORKSPACE = "workspace";
  private static final String SETUP = "setup";
  private static final String FIRST_KEY = "first-key";

  private final ObjectStore objects;

  public StoredAccess(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public Optional<ApiKey> findKey(String digest) {
    return objects.get(KEY, digest).map(object -> key(object.key(), object.body()));
  }

  @Override
  public void addKey(ApiKey key) {
    if (!objects.create(KEY, key.digest(), body(key), true)) {
      throw new IllegalStateException("two random secrets are the same");
    }
  }

  @Override
  public void removeKey(ApiKey key) {
    objects.delete(KEY, key.digest());
  }

  @Override
  public boolean replaceKey(ApiKey old, ApiKey changed) {
    return objects
        .get(KEY, old.digest())
        .filter(stored -> key(stored.key(), stored.body()).equals(old))
        .map(stored -> objects.replace(stored, body(changed)))
        .orElse(false);
  }

  @Override
  public List<ApiKey> keys() {
    return objects.list(KEY).stream()
        .map(object -> key(object.key(), object.body()))
        .sorted(Comparator.comparing(ApiKey::createdAt).thenComparingLong(ApiKey::id))
        .toList();
  }

  @Override
  public Workspace workspace(String name, long idIfNew) {
    if (name.equals(Workspace.DEFAULT.name())) {
      return Workspace.DEFAULT;
    }
    String key = hex(name);
    Optional<StoredObject> stored = objects.get(WORKSPACE, key);
    if (stored.isEmpty()) {
      objects.create(WORKSPACE, key, body(new Workspace(new WorkspaceId(idIfNew), name)), true);
      stored = objects.get(WORKSPACE, key);
    }
    return workspace(stored.orElseThrow().body());
  }

  @Override
  public List<Workspace> workspaces() {
    List<Workspace> made =
        objects.list(WORKSPACE).stream().map(object -> workspace(object.body())).toList();
    return Stream.concat(Stream.of(Workspace.DEFAULT), made.stream())
        .sorted(Comparator.comparing(Workspace::name))
        .toList();
  }

  @Override
  public boolean claimFirstKey() {
    return objects.create(SETUP, FIRST_KEY, Json.object(), false);
  }

  /// A name as an object's key. Names are at most 120 ASCII characters, so this fits.
  private static String hex(String name) {
    return HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
  }

  private static ObjectNode body(Workspace workspace) {
    return Json.object().put("id", workspace.id().value()).put("name", workspace.name());
  }

  private static Workspace workspace(JsonNode body) {
    return new Workspace(
        new WorkspaceId(body.path("id").longValue()), body.path("name").textValue());
  }

  private static ObjectNode body(ApiKey key) {
    ObjectNode body = Json.object();
    body.put("id", key.id()).put("name", key.name()).put("role", key.role().word());
    body.set("workspace", body(key.workspace()));
    body.put("prefix", key.prefix()).put("created_at", key.createdAt().toString());
    body.put("last_used_on", text(key.lastUsedOn()));
    body.put("revoked_at", text(key.revokedAt()));
    return body;
  }

  private static ApiKey key(String digest, JsonNode body) {
    String lastUsed = body.path("last_used_on").textValue();
    String revoked = body.path("revoked_at").textValue();
    return new ApiKey(
        body.path("id").longValue(),
        body.path("name").textValue(),
        workspace(body.path("workspace")),
        Role.of(body.path("role").textValue()).orElseThrow(),
        digest,
        body.path("prefix").textValue(),
        Instant.parse(body.path("created_at").textValue()),
        lastUsed == null ? null : LocalDate.parse(lastUsed),
        revoked == null ? null : Instant.parse(revoked));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
