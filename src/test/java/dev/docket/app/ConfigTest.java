package dev.docket.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.http.TrustedProxies;
import dev.docket.maintenance.retention.KeptTime;
import dev.docket.opensearch.schema.Layout;
import dev.docket.opensearch.schema.PartitionLength;
import dev.docket.workspaces.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {

  private static final String KEY = "0123456789abcdef";

  @Test
  void everything_has_a_default() {
    Config config = Config.from(Map.of());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.dataDir()).isEqualTo(Path.of("./data"));
    assertThat(config.apiKey()).isEmpty();
    assertThat(config.external()).isEmpty();
    assertThat(config.layout()).isEqualTo(new Layout("docket", PartitionLength.MONTH, 1, 0));
    assertThat(config.maxBodyBytes()).isEqualTo(32 << 20);
    assertThat(config.queueBytes()).isEqualTo(64 << 20);
    assertThat(config.minFreeDisk()).isEqualTo(1L << 30);
    assertThat(config.queryTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.pricesFile()).isEmpty();
  }

  @Test
  void everything_can_be_set(@TempDir Path folder) throws IOException {
    Path prices = Files.createFile(folder.resolve("prices.json"));
    Config config =
        Config.from(
            Map.ofEntries(
                Map.entry("DOCKET_HOST", "0.0.0.0"),
                Map.entry("DOCKET_PORT", "0"),
                Map.entry("DOCKET_DATA_DIR", "/var/lib/docket"),
                Map.entry("DOCKET_API_KEY", KEY),
                Map.entry("DOCKET_INDEX_PREFIX", "team-2"),
                Map.entry("DOCKET_PARTITION", "week"),
                Map.entry("DOCKET_SHARDS", "3"),
                Map.entry("DOCKET_REPLICAS", "2"),
                Map.entry("DOCKET_RETENTION", "12w"),
                Map.entry("DOCKET_PARTITION_MAX_BYTES", "1GiB"),
                Map.entry("DOCKET_BACKUP_DIR", "/mnt/backups"),
                Map.entry("DOCKET_BACKUP_REPOSITORY", "s3-docket"),
                Map.entry("DOCKET_MAX_BODY_BYTES", "1024"),
                Map.entry("DOCKET_QUEUE_BYTES", "1GiB"),
                Map.entry("DOCKET_MIN_FREE_DISK", "256MiB"),
                Map.entry("DOCKET_QUERY_TIMEOUT", "5"),
                Map.entry("DOCKET_PRICES_FILE", prices.toString()),
                Map.entry("DOCKET_SESSION_HOURS", "3"),
                Map.entry("DOCKET_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
                Map.entry("DOCKET_LOG_LEVEL", "debug"),
                Map.entry("DOCKET_URL", "http://docket.example")));
    assertThat(config)
        .isEqualTo(
            new Config(
                "0.0.0.0",
                0,
                Path.of("/var/lib/docket"),
                Optional.of(new Secret(KEY)),
                Optional.empty(),
                new Layout("team-2", PartitionLength.WEEK, 3, 2),
                new Upkeep(
                    Optional.of(new KeptTime(84)),
                    1 << 30,
                    Path.of("/mnt/backups"),
                    Optional.of("s3-docket")),
                1024,
                1 << 30,
                256L << 20,
                Duration.ofSeconds(5),
                Optional.of(prices),
                Duration.ofHours(3),
                TrustedProxies.parse("10.0.0.0/8,::1").orElseThrow()));
  }

  @Test
  void backups_lie_in_the_data_folder_unless_it_is_said_where() {
    assertThat(Config.from(Map.of("DOCKET_DATA_DIR", "/srv")).upkeep().backupDir())
        .isEqualTo(Path.of("/srv/backups"));
  }

  @Test
  void an_external_engine_is_all_its_hosts(@TempDir Path folder) throws IOException {
    Path ca = Files.createFile(folder.resolve("ca.pem"));
    Config config =
        Config.from(
            Map.of(
                "DOCKET_OPENSEARCH_URL", "https://a:9200, http://b",
                "DOCKET_OPENSEARCH_USERNAME", "docket",
                "DOCKET_OPENSEARCH_PASSWORD", "secret",
                "DOCKET_OPENSEARCH_CA_FILE", ca.toString()));
    assertThat(config.external())
        .hasValueSatisfying(address -> {
          assertThat(address.hosts())
              .containsExactly(URI.create("https://a:9200"), URI.create("http://b"));
          assertThat(address.username()).isEqualTo("docket");
          assertThat(address.password()).isEqualTo("secret");
          assertThat(address.caFile()).isEqualTo(ca);
          assertThat(address.token()).isNull();
        });
  }

  @Test
  void an_empty_variable_is_one_that_is_not_set() {
    assertThat(Config.from(Map.of("DOCKET_PORT", "", "DOCKET_API_KEY", " ")))
        .isEqualTo(Config.from(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKET_PORT, 65536",
    "DOCKET_PORT, -1",
    "DOCKET_PORT, 80a",
    "DOCKET_OPENSEARCH_URL, localhost:9200",
    "DOCKET_OPENSEARCH_URL, ftp://a",
    "DOCKET_OPENSEARCH_URL, 'http://a b'",
    "DOCKET_INDEX_PREFIX, Docket",
    "DOCKET_INDEX_PREFIX, -a",
    "DOCKET_INDEX_PREFIX, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "DOCKET_PARTITION, year",
    "DOCKET_PARTITION, MONTH",
    "DOCKET_SHARDS, 0",
    "DOCKET_SHARDS, 101",
    "DOCKET_REPLICAS, 11",
    "DOCKET_RETENTION, 0d",
    "DOCKET_RETENTION, 36501d",
    "DOCKET_RETENTION, 90",
    "DOCKET_RETENTION, 24h",
    "DOCKET_PARTITION_MAX_BYTES, 255MiB",
    "DOCKET_BACKUP_REPOSITORY, a/b",
    "DOCKET_MAX_BODY_BYTES, 1023",
    "DOCKET_MAX_BODY_BYTES, 65MiB",
    "DOCKET_MAX_BODY_BYTES, 32MB",
    "DOCKET_QUEUE_BYTES, 1023KiB",
    "DOCKET_QUEUE_BYTES, 2GiB",
    "DOCKET_MIN_FREE_DISK, 255MiB",
    "DOCKET_MIN_FREE_DISK, 999999999999999GiBs",
    "DOCKET_QUERY_TIMEOUT, 0s",
    "DOCKET_QUERY_TIMEOUT, 301s",
    "DOCKET_QUERY_TIMEOUT, 1m",
    "DOCKET_TRUSTED_PROXIES, proxy.example",
    "DOCKET_TRUSTED_PROXIES, '10.0.0.1, 10.0.0.0/33'",
    "DOCKET_LOG_LEVEL, loud",
  })
  void a_wrong_value_is_refused_with_its_name_and_what_is_allowed(String variable, String value) {
    assertThatThrownBy(() -> Config.from(Map.of(variable, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining(value.strip())
        .hasMessageContaining(setting(variable).allowed())
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "htp://docket:s3cret@a:9200",
        "http://docket:s3c ret@a:9200",
        "http://docket:s3cret,more@a:9200",
        "http://docket:s3cret@@ret:9200/ b"
      })
  void a_wrong_address_is_shown_without_its_password(String url) {
    assertThatThrownBy(() -> Config.from(Map.of("DOCKET_OPENSEARCH_URL", url)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DOCKET_OPENSEARCH_URL is '…@")
        .message()
        .doesNotContain("s3c", "more");
  }

  @Test
  void a_list_of_hosts_has_no_holes() {
    assertThatThrownBy(() -> Config.from(Map.of("DOCKET_OPENSEARCH_URL", "http://a,,http://b")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DOCKET_OPENSEARCH_URL");
  }

  @Test
  void a_file_that_cannot_be_read_is_refused(@TempDir Path folder) {
    Path missing = folder.resolve("none.pem");
    assertThatThrownBy(() ->
            Config.from(
                Map.of(
                    "DOCKET_OPENSEARCH_URL",
                    "https://a",
                    "DOCKET_OPENSEARCH_CA_FILE",
                    missing.toString())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DOCKET_OPENSEARCH_CA_FILE", missing);
  }

  @Test
  void a_misspelt_variable_is_refused_with_the_right_ones() {
    assertThatThrownBy(() -> Config.from(Map.of("DOCKET_PROT", "1", "PATH", "/bin")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DOCKET_PROT")
        .hasMessageContaining("DOCKET_PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short", "with a space in it", "dk_ä ö ü ß 0123456789"})
  void a_key_that_will_not_do_is_not_printed(String key) {
    assertThatThrownBy(() -> Config.from(Map.of("DOCKET_API_KEY", key)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("DOCKET_API_KEY")
        .hasMessageContaining(Setting.API_KEY.allowed())
        .message()
        .doesNotContain(key);
  }

  @Test
  void nothing_secret_is_in_the_text_of_a_configuration() {
    assertThat(
            Config.from(
                Map.of(
                    "DOCKET_API_KEY", KEY,
                    "DOCKET_OPENSEARCH_URL", "https://a",
                    "DOCKET_OPENSEARCH_USERNAME", "docket",
                    "DOCKET_OPENSEARCH_PASSWORD", "hunter2")))
        .asString()
        .doesNotContain(KEY, "hunter2");
  }

  @Test
  void every_setting_is_described_once() {
    assertThat(Setting.ALL)
        .allSatisfy(setting -> {
          assertThat(setting.variable()).matches("DOCKET_[A-Z_]+");
          assertThat(setting.meaning()).endsWith(".");
          assertThat(setting.allowed()).isNotBlank();
        })
        .extracting(Setting::variable)
        .doesNotHaveDuplicates();
  }

  @Test
  void every_default_is_allowed() {
    for (Setting setting : Setting.ALL) {
      if (!setting.fallback().isEmpty()) {
        assertThat(Config.from(Map.of(setting.variable(), setting.fallback())))
            .as(setting.variable())
            .isEqualTo(Config.from(Map.of()));
      }
    }
  }

  private static Setting setting(String variable) {
    return Setting.ALL.stream()
        .filter(setting -> setting.variable().equals(variable))
        .findFirst()
        .orElseThrow();
  }
}
