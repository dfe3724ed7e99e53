package dev.docket.workspaces;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.docket.problem.Problem;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestIdSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may do what: checks keys, makes them, revokes them.
public final class Access {

  /// A revoked key is refused by every server within this time.
  public static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);

  private static final Duration REMEMBERED = REVOKED_WITHIN.minusSeconds(1);

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,119}");

  private static final int MAX_SECRET = 200;

  /// What the key of the configuration is called.
  private static final String CONFIGURED = "DOCKET_API_KEY";

  private final AccessStore store;
  private final RequestIdSource ids;
  private final InstantSource clock;
  private final @Nullable String configured;
  private final LoadingCache<String, Optional<ApiKey>> keys;

  /// Access as this store says.
  ///
  /// @param configured a secret that is an admin key of the default workspace, whatever is stored
  public Access(
      AccessStore store, RequestIdSource ids, InstantSource clock, @Nullable Secret configured) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
    this.configured = configured == null ? null : configured.digest();
    this.keys =
        Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build(this::load);
  }

  /// The caller that a secret belongs to. Only digests are compared and looked up, so that the time
  /// it takes says nothing about any secret.
  ///
  /// @throws ProblemException [Problem.Unauthenticated]
  public Caller authenticate(Secret secret) {
    if (secret.text().isEmpty() || secret.text().length() > MAX_SECRET) {
      throw refused();
    }
    return known(secret.digest()).orElseThrow(Access::refused);
  }

  /// The caller that a secret with this digest belongs to, if it is valid.
  Optional<Caller> known(String digest) {
    if (configured != null && isEqual(configured, digest)) {
      return Optional.of(new Caller(Workspace.DEFAULT, Role.ADMIN, CONFIGURED));
    }
    return keys.get(digest)
        .filter(key -> key.revokedAt() == null)
        .map(key -> new Caller(key.workspace(), key.role(), key.name()));
  }

  /// In constant time: a digest that begins alike would be found out bit by bit, and the key of a
  /// configuration may be weak enough to be searched for by its digest.
  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private Optional<ApiKey> load(String digest) {
    Optional<ApiKey> found = store.findKey(digest);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    found
        .filter(key -> key.revokedAt() == null && !today.equals(key.lastUsedOn()))
        .ifPresent(key -> store.replaceKey(key, key.usedOn(today)));
    return found;
  }

  private static ProblemException refused() {
    return new ProblemException(
        new Problem.Unauthenticated(
            "The API key is not valid. Send it as X-API-KEY, or as a bearer token."));
  }

  /// A key that was just made: the only moment at which its secret is known.
  public record NewKey(Secret secret, ApiKey key) {}

  /// Makes a key; makes its workspace too when there is none of that name.
  public NewKey create(String workspace, Role role, String name) {
    checkName("/workspace", workspace);
    checkName("/name", name);
    Secret secret = Secret.random();
    ApiKey key =
        new ApiKey(
            ids.next().value(),
            name,
            store.workspace(workspace, ids.next().value()),
            role,
            secret.digest(),
            secret.prefix(),
            clock.instant(),
            null,
            null);
    store.addKey(key);
    return new NewKey(secret, key);
  }

  private static void checkName(String pointer, String name) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          pointer,
          "A name has 1 to 120 characters: letters, digits, space, '.', '_', '-'; it begins with a"
              + " letter or digit.");
    }
  }

  /// Makes the first admin key of a new store.
  ///
  /// @return empty when there is one, or when one is configured
  public Optional<NewKey> createFirst() {
    if (configured != null || !store.keys().isEmpty()) {
      return Optional.empty();
    }
    // The claim comes last: a start that dies before it leaves a key that nobody knows, one that
    // died after it would leave a store that nobody can enter.
    NewKey first = create(Workspace.DEFAULT.name(), Role.ADMIN, "first key");
    if (store.claimFirstKey()) {
      return Optional.of(first);
    }
    store.removeKey(first.key());
    return Optional.empty();
  }

  /// All keys, oldest first.
  public List<ApiKey> keys() {
    return store.keys();
  }

  /// Ends a key for good.
  ///
  /// @throws ProblemException [Problem.NotFound] when no key has this id
  public ApiKey revoke(long id) {
    while (true) {
      ApiKey key =
          store.keys().stream()
              .filter(candidate -> candidate.id() == id)
              .findFirst()
              .orElseThrow(
                  () -> new ProblemException(new Problem.NotFound("No API key has this id.")));
      if (key.revokedAt() != null) {
        return key;
      }
      ApiKey revoked = key.revoked(clock.instant());
      if (store.replaceKey(key, revoked)) {
        keys.invalidate(key.digest());
        return revoked;
      }
    }
  }
}
