package dev.docket.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.docket.app.Setting;
import dev.docket.app.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The Helm chart, linted and rendered by Helm itself.
class HelmChartTest {

  private static final Path CHART = Path.of("deploy/helm/docket");
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Map<String, String> CLUSTER =
      Map.of(
          "opensearch.urls[0]", "https://a:9200",
          "opensearch.urls[1]", "https://b:9200",
          "opensearch.credentialsSecret", "engine",
          "opensearch.caSecret", "engine-ca",
          "apiKeySecret", "docket-key",
          "settings.DOCKET_QUEUE_BYTES", "128MiB",
          "ingress.enabled", "true",
          "ingress.tlsSecret", "docket-tls",
          "serviceMonitor.enabled", "true",
          "persistence.size", "1Gi");

  @Test
  void helm_finds_nothing_to_say_against_it() {
    LintResult result = new Helm(CHART).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
  }

  @Test
  void the_chart_is_released_with_docket() throws IOException {
    JsonNode chart = YAML.readTree(CHART.resolve("Chart.yaml").toFile());
    assertThat(chart.path("version").asText()).isEqualTo(Version.current());
    assertThat(chart.path("appVersion").asText()).isEqualTo(Version.current());
  }

  @Test
  void without_a_cluster_one_server_keeps_its_data_on_a_volume() throws IOException {
    List<JsonNode> objects = rendered(Map.of("replicas", "3"));
    assertThat(kinds(objects))
        .containsExactlyInAnyOrder("ServiceAccount", "Service", "StatefulSet");
    JsonNode server = only(objects, "StatefulSet");
    assertThat(server.at("/spec/replicas").intValue()).isEqualTo(1);
    assertThat(server.at("/spec/volumeClaimTemplates/0/metadata/name").asText()).isEqualTo("data");
    assertThat(variables(server)).doesNotContain("DOCKET_OPENSEARCH_URL");
    assertThat(volumes(server)).doesNotContain("data");
    assertThat(mounts(server)).contains("data", "tmp");
  }

  @Test
  void beside_a_cluster_servers_keep_nothing() throws IOException {
    List<JsonNode> objects = rendered(CLUSTER);
    assertThat(kinds(objects))
        .containsExactlyInAnyOrder(
            "ServiceAccount",
            "Service",
            "Deployment",
            "PodDisruptionBudget",
            "Ingress",
            "ServiceMonitor");
    JsonNode server = only(objects, "Deployment");
    assertThat(server.at("/spec/replicas").intValue()).isEqualTo(2);
    assertThat(value(server, "DOCKET_OPENSEARCH_URL")).isEqualTo("https://a:9200,https://b:9200");
    assertThat(value(server, "DOCKET_QUEUE_BYTES")).isEqualTo("128MiB");
    assertThat(volumes(server)).containsExactlyInAnyOrder("data", "tmp", "opensearch-ca");
    assertThat(mounts(server)).containsExactlyInAnyOrder("data", "tmp", "opensearch-ca");
  }

  /// An unknown variable stops a start, so a chart that sets one deploys nothing.
  @Test
  void every_variable_is_a_setting() throws IOException {
    Set<String> known = Setting.ALL.stream().map(Setting::variable).collect(Collectors.toSet());
    List<String> set = new ArrayList<>(variables(only(rendered(CLUSTER), "Deployment")));
    set.removeIf(name -> !name.startsWith("DOCKET_"));
    assertThat(set)
        .doesNotHaveDuplicates()
        .contains(
            "DOCKET_API_KEY",
            "DOCKET_OPENSEARCH_USERNAME",
            "DOCKET_OPENSEARCH_PASSWORD",
            "DOCKET_OPENSEARCH_CA_FILE")
        .isSubsetOf(known);
  }

  /// Kubernetes says where a Service is by variables that begin with its name.
  @Test
  void no_variable_of_a_service_named_docket_is_taken_for_a_setting() throws IOException {
    for (Map<String, String> values : List.of(CLUSTER, Map.<String, String>of())) {
      List<JsonNode> objects = rendered(values);
      JsonNode server =
          objects.stream()
              .filter(object -> object.at("/spec/template").isObject())
              .findFirst()
              .orElseThrow();
      assertThat(server.at("/spec/template/spec/enableServiceLinks").isBoolean()).isTrue();
      assertThat(server.at("/spec/template/spec/enableServiceLinks").booleanValue()).isFalse();
    }
  }

  /// The root of a volume belongs to root, and only the owner of a folder can make it private.
  @Test
  void the_data_folder_is_one_that_docket_makes() throws IOException {
    JsonNode server = only(rendered(Map.of()), "StatefulSet");
    assertThat(value(server, "DOCKET_DATA_DIR")).startsWith("/data/");
  }

  @Test
  void a_partition_may_be_as_large_as_its_shards_together() throws IOException {
    JsonNode server = only(rendered(with(CLUSTER, "opensearch.shards", "6")), "Deployment");
    assertThat(value(server, "DOCKET_PARTITION_MAX_BYTES")).isEqualTo("120GiB");
    JsonNode other =
        only(rendered(with(CLUSTER, "settings.DOCKET_PARTITION_MAX_BYTES", "1GiB")), "Deployment");
    assertThat(value(other, "DOCKET_PARTITION_MAX_BYTES")).isEqualTo("1GiB");
    assertThat(variables(other)).doesNotHaveDuplicates();
  }

  @Test
  void a_volume_may_be_added() throws IOException {
    Map<String, String> values =
        Map.of(
            "extraVolumes[0].name", "backups",
            "extraVolumes[0].persistentVolumeClaim.claimName", "docket-backups",
            "extraVolumeMounts[0].name", "backups",
            "extraVolumeMounts[0].mountPath", "/backups",
            "settings.DOCKET_BACKUP_DIR", "/backups/docket");
    JsonNode server = only(rendered(values), "StatefulSet");
    assertThat(volumes(server)).contains("backups");
    assertThat(mounts(server)).contains("backups");
    assertThat(value(server, "DOCKET_BACKUP_DIR")).isEqualTo("/backups/docket");
  }

  @Test
  void no_secret_stands_in_what_is_rendered() throws IOException {
    JsonNode server = only(rendered(CLUSTER), "Deployment");
    for (String secret : List.of("DOCKET_API_KEY", "DOCKET_OPENSEARCH_PASSWORD")) {
      assertThat(variable(server, secret).at("/valueFrom/secretKeyRef/name").asText())
          .as(secret)
          .isNotEmpty();
      assertThat(variable(server, secret).has("value")).as(secret).isFalse();
    }
  }

  @Test
  void the_service_and_the_probes_meet_the_server() throws IOException {
    List<JsonNode> objects = rendered(CLUSTER);
    JsonNode server = only(objects, "Deployment");
    JsonNode service = only(objects, "Service");
    assertThat(service.at("/spec/selector")).isEqualTo(server.at("/spec/selector/matchLabels"));
    JsonNode labels = server.at("/spec/template/metadata/labels");
    for (var label : server.at("/spec/selector/matchLabels").properties()) {
      assertThat(labels.path(label.getKey())).isEqualTo(label.getValue());
    }
    JsonNode container = server.at("/spec/template/spec/containers/0");
    String port = container.at("/ports/0/name").asText();
    assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo(port);
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(container.path(probe).at("/httpGet/port").asText()).as(probe).isEqualTo(port);
    }
    assertThat(container.at("/image").asText()).isEqualTo("docket:" + Version.current());
  }

  @Test
  void one_server_may_be_drained() throws IOException {
    assertThat(kinds(rendered(with(CLUSTER, "replicas", "1"))))
        .doesNotContain("PodDisruptionBudget");
  }

  @Test
  void a_setting_that_has_a_value_of_its_own_is_refused() {
    assertThatThrownBy(() -> rendered(Map.of("settings.DOCKET_PORT", "80")))
        .hasMessageContaining("DOCKET_PORT belongs to a value of its own");
  }

  @Test
  void a_value_that_is_none_is_refused() {
    assertThatThrownBy(() -> rendered(Map.of("opensearch.urls[0]", "a:9200")))
        .hasMessageContaining("opensearch");
    assertThatThrownBy(() -> rendered(Map.of("replica", "2"))).hasMessageContaining("replica");
  }

  private static List<JsonNode> rendered(Map<String, String> values) throws IOException {
    TemplateCommand command = new Helm(CHART).template().withName("logs").withNamespace("llm");
    values.forEach(command::set);
    try (var objects = YAML.readerFor(JsonNode.class).<JsonNode>readValues(command.call())) {
      return objects.readAll().stream().filter(JsonNode::isObject).toList();
    }
  }

  private static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> all = new HashMap<>(values);
    all.put(name, value);
    return all;
  }

  private static List<String> kinds(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("kind").asText()).toList();
  }

  private static JsonNode only(List<JsonNode> objects, String kind) {
    List<JsonNode> found =
        objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.getFirst();
  }

  private static List<String> variables(JsonNode server) {
    return server.at("/spec/template/spec/containers/0/env").findValuesAsText("name").stream()
        .filter(name -> name.equals("JAVA_OPTS") || name.startsWith("DOCKET_"))
        .toList();
  }

  private static JsonNode variable(JsonNode server, String name) {
    for (JsonNode variable : server.at("/spec/template/spec/containers/0/env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable;
      }
    }
    throw new AssertionError("no variable " + name);
  }

  private static String value(JsonNode server, String name) {
    return variable(server, name).path("value").asText();
  }

  private static List<String> volumes(JsonNode server) {
    return server.at("/spec/template/spec/volumes").findValuesAsText("name");
  }

  private static List<String> mounts(JsonNode server) {
    return server.at("/spec/template/spec/containers/0/volumeMounts").findValuesAsText("name");
  }
}
