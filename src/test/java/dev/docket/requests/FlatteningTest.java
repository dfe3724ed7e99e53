package dev.docket.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import org.junit.jupiter.api.Test;

class FlatteningTest {

  @Test
  void nested_objects_become_dotted_keys_and_arrays_several_values() {
    ObjectNode object = Json.object();
    object.putObject("a").putArray("b").add(1).add("2").addNull().add(true);
    assertThat(Flattening.of(object).leaves())
        .containsExactly(
            new Leaf("a.b", "1", 1.0), new Leaf("a.b", "2", 2.0), new Leaf("a.b", "true", null));
  }

  @Test
  void exactly_as_many_leaves_as_allowed_are_complete() {
    ArrayNode values = Json.object().arrayNode();
    for (int i = 0; i < Flattening.MAX_LEAVES; i++) {
      values.add(i);
    }
    values.addNull().addArray();
    assertThat(Flattening.of("k", values).complete()).isTrue();
    values.add(1);
    assertThat(Flattening.of("k", values).complete()).isFalse();
    assertThat(Flattening.of("k", values).leaves()).hasSize(Flattening.MAX_LEAVES);
  }

  @Test
  void deep_objects_of_long_names_do_not_unfold_without_bound() {
    JsonNode value = Json.object().textNode("x");
    for (int i = 0; i < 150; i++) {
      ObjectNode parent = Json.object();
      parent.set("k".repeat(100_000), value);
      value = parent;
    }
    Flattening.Result result = Flattening.of("root", value);
    assertThat(result.complete()).isFalse();
    assertThat(result.leaves()).isEmpty();
  }
}
