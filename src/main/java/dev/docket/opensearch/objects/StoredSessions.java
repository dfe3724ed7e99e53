package dev.docket.opensearch.objects;

import dev.docket.json.Json;
import dev.docket.workspaces.Session;
import dev.docket.workspaces.SessionStore;
import java.time.Instant;
import java.util.Optional;

/// Sessions as objects.
public final class StoredSessions implements SessionStore {

  private static final String KIND = "session";

  private final ObjectStore objects;

  public StoredSessions(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public void add(Session session) {
    boolean isNew =
        objects.create(
            KIND,
            session.digest(),
            Json.object()
                .put("key", session.key())
                .put("expires_at", session.expiresAt().toString()),
            session.expiresAt());
    if (!isNew) {
      throw new IllegalStateException("two random tokens are the same");
    }
  }

  @Override
  public Optional<Session> find(String digest) {
    return objects
        .get(KIND, digest)
        .map(object ->
            new Session(
                digest,
                object.body().path("key").textValue(),
                Instant.parse(object.body().path("expires_at").textValue())));
  }

  @Override
  public void remove(String digest) {
    objects.delete(KIND, digest);
  }

  @Override
  public void removeExpired(Instant now) {
    objects.deleteExpired(KIND, now);
  }
}
