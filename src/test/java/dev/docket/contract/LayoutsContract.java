package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
}
