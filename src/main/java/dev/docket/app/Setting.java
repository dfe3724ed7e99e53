package dev.docket.app;

import dev.docket.maintenance.retention.KeptTime;
import java.util.List;

/// One environment variable: what it is for, what it may be, what it is when nobody sets it.
///
/// @param variable its name, `DOCKET_PORT`
/// @param fallback its default as a person would write it, empty for none
/// @param allowed its type and range, in words
/// @param meaning one sentence
public record Setting(String variable, String fallback, String allowed, String meaning) {

  static final Setting PORT =
      new Setting("DOCKET_PORT", "8080", "0 to 65535", "Port to listen on; 0 takes any free one.");
  static final Setting HOST =
      new Setting(
          "DOCKET_HOST", "127.0.0.1", "an address", "Address to listen on; 0.0.0.0 for all.");
  static final Setting DATA_DIR =
      new Setting(
          "DOCKET_DATA_DIR", "./data", "a folder", "Where the embedded engine keeps its data.");
  static final Setting OPENSEARCH_URL =
      new Setting(
          "DOCKET_OPENSEARCH_URL",
          "",
          "http or https URLs, separated by commas",
          "Hosts of an external OpenSearch 3 cluster; without it the engine runs inside Docket.");
  static final Setting OPENSEARCH_USERNAME =
      new Setting("DOCKET_OPENSEARCH_USERNAME", "", "text", "User name for the external cluster.");
  static final Setting OPENSEARCH_PASSWORD =
      new Setting("DOCKET_OPENSEARCH_PASSWORD", "", "text", "Password for the external cluster.");
  static final Setting OPENSEARCH_CA_FILE =
      new Setting(
          "DOCKET_OPENSEARCH_CA_FILE",
          "",
          "a PEM file",
          "Certificates to trust for the external cluster, instead of the JVM's.");
  static final Setting INDEX_PREFIX =
      new Setting(
          "DOCKET_INDEX_PREFIX",
          "docket",
          "lower-case letters, digits and '-', 1 to 40 characters",
          "Begins the names of all indices, so that two Dockets can share a cluster.");
  static final Setting PARTITION =
      new Setting(
          "DOCKET_PARTITION",
          "month",
          "day, week or month",
          "How much time of arrival one index covers; may be changed at any time.");
  static final Setting SHARDS =
      new Setting("DOCKET_SHARDS", "1", "1 to 100", "Shards of each index made from now on.");
  static final Setting REPLICAS =
      new Setting("DOCKET_REPLICAS", "0", "0 to 10", "Replicas of each index made from now on.");
  static final Setting RETENTION =
      new Setting(
          "DOCKET_RETENTION",
          "",
          KeptTime.ALLOWED,
          "Requests are kept at least so long, and at most one partition longer; without it for"
              + " ever.");
  static final Setting PARTITION_MAX_BYTES =
      new Setting(
          "DOCKET_PARTITION_MAX_BYTES",
          "20GiB",
          "256MiB or more",
          "A larger partition gets a successor before its time is over.");
  static final Setting BACKUP_DIR =
      new Setting(
          "DOCKET_BACKUP_DIR",
          "",
          "a folder",
          "Where backups of the embedded engine go; without it `backups` in the data folder.");
  static final Setting BACKUP_REPOSITORY =
      new Setting(
          "DOCKET_BACKUP_REPOSITORY",
          "",
          "letters, digits, '-' and '_', 1 to 100 characters",
          "The snapshot repository of the external cluster that backups go to.");
  static final Setting API_KEY =
      new Setting(
          "DOCKET_API_KEY",
          "",
          "16 to 200 characters",
          "An admin key for as long as it is set; without it the first start makes one and prints"
              + " it. For commands: the key to use.");
  static final Setting MAX_BODY_BYTES =
      new Setting(
          "DOCKET_MAX_BODY_BYTES",
          "32MiB",
          "1KiB to 64MiB",
          "Largest request body, after inflation.");
  static final Setting QUEUE_BYTES =
      new Setting(
          "DOCKET_QUEUE_BYTES",
          "64MiB",
          "1MiB to 1GiB",
          "Memory for writes that wait; beyond it writers wait, then get 503.");
  static final Setting MIN_FREE_DISK =
      new Setting(
          "DOCKET_MIN_FREE_DISK",
          "1GiB",
          "256MiB or more",
          "With less free disk than this, writes are refused (embedded engine).");
  static final Setting QUERY_TIMEOUT =
      new Setting("DOCKET_QUERY_TIMEOUT", "30s", "1s to 300s", "After this a search is given up.");
  static final Setting PRICES_FILE =
      new Setting(
          "DOCKET_PRICES_FILE",
          "",
          "a JSON file",
          "Prices of models, in place of the bundled ones: see docs/pricing.md.");
  static final Setting SESSION_HOURS =
      new Setting(
          "DOCKET_SESSION_HOURS",
          "12",
          "1 to 720",
          "So long somebody who has signed in at a browser stays signed in.");
  static final Setting TRUSTED_PROXIES =
      new Setting(
          "DOCKET_TRUSTED_PROXIES",
          "",
          "addresses and networks (10.0.0.0/8), separated by commas",
          "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.");
  static final Setting LOG_LEVEL =
      new Setting(
          "DOCKET_LOG_LEVEL",
          "info",
          "error, warn, info, debug or trace",
          "How much Docket logs, to standard error.");
  static final Setting URL =
      new Setting(
          "DOCKET_URL",
          "http://127.0.0.1:8080",
          "a URL",
          "The server that commands other than serve talk to.");

  /// All settings, in the order in which they are documented.
  public static final List<Setting> ALL =
      List.of(
          PORT,
          HOST,
          DATA_DIR,
          API_KEY,
          OPENSEARCH_URL,
          OPENSEARCH_USERNAME,
          OPENSEARCH_PASSWORD,
          OPENSEARCH_CA_FILE,
          INDEX_PREFIX,
          PARTITION,
          SHARDS,
          REPLICAS,
          RETENTION,
          PARTITION_MAX_BYTES,
          BACKUP_DIR,
          BACKUP_REPOSITORY,
          MAX_BODY_BYTES,
          QUEUE_BYTES,
          MIN_FREE_DISK,
          QUERY_TIMEOUT,
          PRICES_FILE,
          SESSION_HOURS,
          TRUSTED_PROXIES,
          LOG_LEVEL,
          URL);
}
