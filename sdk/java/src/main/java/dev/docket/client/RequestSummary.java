package dev.docket.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a search shows it.
 *
 * @param json all that the server says of it
 */
public record RequestSummary(JsonNode json) {

  /** The request's id. */
  public long id() {
    return json.path("id").longValue();
  }

  /** The provider. */
  public String provider() {
    return json.path("provider_type").asText();
  }

  /** The model; empty when nothing has named it. */
  public String model() {
    return json.path("engine").asText();
  }

  /** SUCCESS, WARNING or ERROR. */
  public String status() {
    return json.path("status").asText();
  }

  /** Why it went wrong. */
  public Optional<String> errorType() {
    return Optional.ofNullable(json.path("error_type").textValue());
  }

  /** All tokens that were sent. */
  public long inputTokens() {
    return json.path("input_tokens").longValue();
  }

  /** All tokens that came back. */
  public long outputTokens() {
    return json.path("output_tokens").longValue();
  }

  /** The price in US dollars, 0 when it is not known. */
  public double price() {
    return json.path("price").doubleValue();
  }

  /** When it began. */
  public Instant startTime() {
    return Instant.parse(json.path("request_start_time").asText());
  }

  /** When it ended. */
  public Instant endTime() {
    return Instant.parse(json.path("request_end_time").asText());
  }

  /** How long it took. */
  public Duration latency() {
    return Duration.ofNanos(Math.round(json.path("latency").doubleValue() * 1e9));
  }

  /** The tags. */
  public List<String> tags() {
    return Replies.list(json.path("tags_array"), JsonNode::asText);
  }

  /** The metadata, as given. */
  public Map<String, JsonNode> metadata() {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    json.path("metadata")
        .forEach(pair ->
            pair.properties().forEach(entry -> metadata.put(entry.getKey(), entry.getValue())));
    return metadata;
  }

  /** The scores by name. */
  public Map<String, Integer> scores() {
    return Scores.of(json);
  }

  /** The prompt's name. */
  public Optional<String> promptName() {
    return Optional.ofNullable(json.path("prompt_name").textValue());
  }
}
