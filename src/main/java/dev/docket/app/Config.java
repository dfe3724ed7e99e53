package dev.docket.app;

import dev.docket.http.TrustedProxies;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.opensearch.EngineAddress;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.workspaces.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// All that an operator has decided, checked.
///
/// @param external where the engine is, when it is not inside Docket
/// @param pricesFile prices that go before the bundled ones
/// @param session how long somebody stays signed in
/// @param trustedProxies who is believed about the clients behind him
public record Config(
    String host,
    int port,
    Path dataDir,
    Optional<Secret> apiKey,
    Optional<EngineAddress> external,
    Layout layout,
    Upkeep upkeep,
    int maxBodyBytes,
    int queueBytes,
    long minFreeDisk,
    Duration queryTimeout,
    Optional<Path> pricesFile,
    Duration session,
    TrustedProxies trustedProxies) {

  private static final long KIB = 1L << 10;
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  private static final Pattern PREFIX = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern KEY = Pattern.compile("\\S{16,200}");
  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern LEVEL = Pattern.compile("error|warn|info|debug|trace");

  /// The same, with backups in another folder.
  public Config withBackupsIn(Path folder) {
    return new Config(
        host,
        port,
        dataDir,
        apiKey,
        external,
        layout,
        upkeep.withBackupsIn(folder),
        maxBodyBytes,
        queueBytes,
        minFreeDisk,
        queryTimeout,
        pricesFile,
        session,
        trustedProxies);
  }

  /// Reads the settings.
  ///
  /// @param variables the environment
  /// @throws ConfigException for the first one that is wrong, or unknown
  public static Config from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    environment.refuseUnknown();
    environment.matching(Setting.LOG_LEVEL, LEVEL);
    return new Config(
        environment.text(Setting.HOST),
        environment.number(Setting.PORT, 0, 65_535),
        Path.of(environment.text(Setting.DATA_DIR)),
        apiKey(environment),
        external(environment),
        layout(environment),
        upkeep(environment),
        (int) environment.size(Setting.MAX_BODY_BYTES, KIB, 64 * MIB),
        (int) environment.size(Setting.QUEUE_BYTES, MIB, GIB),
        environment.size(Setting.MIN_FREE_DISK, 256 * MIB, Long.MAX_VALUE),
        environment.seconds(Setting.QUERY_TIMEOUT, 1, 300),
        environment.file(Setting.PRICES_FILE),
        Duration.ofHours(environment.number(Setting.SESSION_HOURS, 1, 720)),
        trustedProxies(environment));
  }

  private static TrustedProxies trustedProxies(Environment environment) {
    return environment
        .optional(Setting.TRUSTED_PROXIES)
        .map(text ->
            TrustedProxies.parse(text)
                .orElseThrow(() -> new ConfigException(Setting.TRUSTED_PROXIES, text)))
        .orElse(TrustedProxies.NONE);
  }

  private static Optional<Secret> apiKey(Environment environment) {
    return environment.optional(Setting.API_KEY).isEmpty()
        ? Optional.empty()
        : Optional.of(new Secret(secret(environment)));
  }

  private static String secret(Environment environment) {
    String text = environment.text(Setting.API_KEY);
    if (!KEY.matcher(text).matches()) {
      // Not ConfigException(setting, given), which would print the key.
      throw new ConfigException(
          "%s must be %s".formatted(Setting.API_KEY.variable(), Setting.API_KEY.allowed()));
    }
    return text;
  }

  private static Optional<EngineAddress> external(Environment environment) {
    List<URI> hosts = environment.urls(Setting.OPENSEARCH_URL);
    if (hosts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EngineAddress(
            hosts,
            null,
            environment.optional(Setting.OPENSEARCH_USERNAME).orElse(null),
            environment.optional(Setting.OPENSEARCH_PASSWORD).orElse(null),
            environment.file(Setting.OPENSEARCH_CA_FILE).orElse(null)));
  }

  private static Layout layout(Environment environment) {
    return new Layout(
        environment.matching(Setting.INDEX_PREFIX, PREFIX),
        environment.word(Setting.PARTITION, PartitionLength.class),
        environment.number(Setting.SHARDS, 1, 100),
        environment.number(Setting.REPLICAS, 0, 10));
  }

  private static Upkeep upkeep(Environment environment) {
    return new Upkeep(
        environment.optional(Setting.RETENTION).map(text -> kept(text)),
        environment.size(Setting.PARTITION_MAX_BYTES, 256 * MIB, Long.MAX_VALUE),
        environment
            .optional(Setting.BACKUP_DIR)
            .map(Path::of)
            .orElseGet(() -> Path.of(environment.text(Setting.DATA_DIR)).resolve("backups")),
        environment.optional(Setting.BACKUP_REPOSITORY).isPresent()
            ? Optional.of(environment.matching(Setting.BACKUP_REPOSITORY, REPOSITORY))
            : Optional.empty());
  }

  private static KeptTime kept(String text) {
    return KeptTime.parse(text).orElseThrow(() -> new ConfigException(Setting.RETENTION, text));
  }
}
