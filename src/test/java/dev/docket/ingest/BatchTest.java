package dev.docket.ingest;

import static dev.docket.ingest.Bodies.invalidAt;
import static dev.docket.ingest.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.ingest.Batch.Item;
import dev.docket.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

  @Test
  void each_body_is_judged_alone() {
    ObjectNode wrong = Bodies.log();
    wrong.put("model", 5);
    List<Item> items = read(Bodies.log().put("idempotency_key", "k"), wrong, Bodies.log());
    assertThat(items).hasSize(3);
    assertThat(items.get(0))
        .isInstanceOfSatisfying(
            Item.Accepted.class, item -> assertThat(item.idempotencyKey()).isEqualTo("k"));
    assertThat(items.get(1))
        .isInstanceOfSatisfying(
            Item.Rejected.class,
            item ->
                assertThat(((Problem.Invalid) item.problem()).pointer())
                    .isEqualTo("/requests/1/model"));
    assertThat(items.get(2)).isInstanceOf(Item.Accepted.class);
  }

  @Test
  void warnings_point_into_the_whole_body() {
    Item.Accepted item = (Item.Accepted) read(Bodies.log().put("prompt_name", "p")).getFirst();
    assertThat(item.incoming().warnings())
        .singleElement()
        .extracting("pointer")
        .isEqualTo("/requests/0/prompt_name");
  }

  @Test
  void a_body_that_is_no_object_and_a_wrong_key_are_rejected_alone() {
    ArrayNode requests = json("{}").arrayNode();
    requests.add(5);
    requests.add(Bodies.log().put("idempotency_key", "k".repeat(256)));
    requests.add(Bodies.log().put("idempotency_key", ""));
    assertThat(readAll(requests)).hasOnlyElementsOfType(Item.Rejected.class);
  }

  @Test
  void the_whole_is_checked_first() {
    assertThat(invalidAt(() -> readBody("{}"))).isEqualTo("/requests");
    assertThat(invalidAt(() -> readBody("{'requests': {}}"))).isEqualTo("/requests");
    assertThat(invalidAt(() -> readBody("{'request': []}"))).isEqualTo("/request");
    String many = "{'requests': [" + "1,".repeat(1000) + "1]}";
    assertThat(invalidAt(() -> readBody(many))).isEqualTo("/requests");
    assertThat(readBody("{'requests': []}")).isEmpty();
  }

  private static List<Item> read(ObjectNode... bodies) {
    ArrayNode requests = json("{}").arrayNode();
    for (ObjectNode body : bodies) {
      requests.add(body);
    }
    return readAll(requests);
  }

  private static List<Item> readAll(ArrayNode requests) {
    ObjectNode body = json("{}");
    body.set("requests", requests);
    return Batch.read(body, Bodies.NOW, PromptLinks.UNLINKED);
  }

  private static List<Item> readBody(String body) {
    return Batch.read(json(body), Bodies.NOW, PromptLinks.UNLINKED);
  }
}
