package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request with everything that is stored of it.
 *
 * @param json all that the server says of it
 */
public record RequestDetail(JsonNode json) {

  /** The request's id. */
  public long id() {
    return json.path("request_id").longValue();
  }

  /** The provider. */
  public String provider() {
    return json.path("provider").asText();
  }

  /** The model; empty when nothing has named it. */
  public String model() {
    return json.path("model").asText();
  }

  /** SUCCESS, WARNING or ERROR. */
  public String status() {
    return json.path("status").asText();
  }

  /** Why it went wrong, as the provider said it. */
  public Optional<String> errorMessage() {
    return Optional.ofNullable(json.path("error_message").textValue());
  }

  /** What was sent, as text. */
  public String inputText() {
    return json.path("input_text").asText();
  }

  /** What came back, as text. */
  public String outputText() {
    return json.path("output_text").asText();
  }

  /** The price in US dollars, 0 when it is not known. */
  public double price() {
    return json.path("price").doubleValue();
  }

  /** The tags. */
  public List<String> tags() {
    return Replies.list(json.path("tags_array"), JsonNode::asText);
  }

  /** The metadata, as given. */
  public Map<String, JsonNode> metadata() {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    json.path("metadata")
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
    return metadata;
  }

  /** The scores by name. */
  public Map<String, Integer> scores() {
    return Scores.of(json);
  }

  /** What was sent and what came back, as a prompt template. */
  public JsonNode promptBlueprint() {
    return json.path("prompt_blueprint");
  }
}
