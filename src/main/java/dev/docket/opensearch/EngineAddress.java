package dev.docket.opensearch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the engine is and what it wants to see before it answers.
///
/// @param hosts all hosts of one cluster; a call that one refuses goes to the next
/// @param token sent in [#TOKEN_HEADER] of every call, for the embedded engine
/// @param username basic auth, together with `password`
/// @param caFile PEM certificates to trust instead of the JVM's
public record EngineAddress(
    List<URI> hosts,
    @Nullable String token,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path caFile) {

  static final String TOKEN_HEADER = "X-Docket-Engine-Token";

  /// The engine inside this JVM.
  public static EngineAddress embedded(URI host, String token) {
    return new EngineAddress(List.of(host), token, null, null, null);
  }

  /// Hides token and password from logs and messages.
  @Override
  public String toString() {
    return "EngineAddress" + hosts;
  }
}
