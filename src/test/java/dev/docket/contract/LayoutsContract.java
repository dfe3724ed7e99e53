package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.IndexTemplates;
import org.junit.jupiter.api.Test;

/// What the templates make of the indices.
abstract class LayoutsContract {

  private final OpenStore store;

  LayoutsContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void a_second_start_changes_nothing() {
    String before = store.call("GET", "/_index_template/docket-*", null).toString();
    new IndexTemplates(store.engine, store.layout).install();
    assertThat(store.call("GET", "/_index_template/docket-*", null)).hasToString(before);
  }

  @Test
  void every_partition_maps_what_the_template_says() {
    JsonNode mappings = store.call("GET", "/docket-requests-*/_mapping", null);
    assertThat(mappings.size()).isEqualTo(OpenStore.PARTITIONS);
    mappings.forEach(index -> {
      assertThat(index.at("/mappings/dynamic").asText()).isEqualTo("false");
      assertThat(index.at("/mappings/properties/metadata/properties/columns/properties").size())
          .isEqualTo(256);
    });
  }

  @Test
  void an_index_of_an_older_version_gets_what_has_changed_since() {
    JsonNode older =
        Json.parse(
            """
            {"settings": {"index": {"refresh_interval": "1s", "number_of_replicas": 0}},
             "mappings": {"_meta": {"version": 1}, "dynamic": "false"}}
            """);
    String index = "/docket-requests-older";
    try {
      store.call("PUT", index, older);
      // The template stands behind it; of an older version it would not have been this one.
      store.call("PUT", index + "/_mapping", Json.parse("{\"_meta\": {\"version\": 1}}"));
      new IndexTemplates(store.engine, store.layout).install();
      JsonNode settings = store.call("GET", index + "/_settings", null);
      assertThat(settings.findValue("refresh_interval").textValue()).isEqualTo("30s");
      assertThat(store.call("GET", index + "/_mapping", null).findValue("_meta").toString())
          .isEqualTo("{\"version\":2}");
    } finally {
      store.call("DELETE", index, null);
    }
  }
}
