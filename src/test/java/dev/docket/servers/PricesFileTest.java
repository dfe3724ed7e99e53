package dev.docket.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.app.StartException;
import dev.docket.json.Json;
import dev.docket.testkit.Api;
import dev.docket.testkit.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A user's own prices, in a whole server.
class PricesFileTest {

  private static Map<String, String> settings(Path folder, String input) throws IOException {
    String prices =
        """
        {"read_on": "2026-11-25", "sources": [{"name": "our contract"}], "prices": [
          {"provider": "openai", "model": "gpt-4o", "match": "exact", "from": "2026-01-01",
           "per": 1000000, "input": %s, "output": 8}]}
        """
            .formatted(input);
    Path file = Files.writeString(folder.resolve("my-prices.json"), prices);
    return Map.of(
        "DOCKET_DATA_DIR",
        folder.resolve("data").toString(),
        "DOCKET_PRICES_FILE",
        file.toString());
  }

  @Test
  void own_prices_go_before_the_bundled_ones(@TempDir Path folder) throws IOException {
    try (RunningApp app = RunningApp.with(settings(folder, "1.5"))) {
      Api api = app.api();
      assertThat(price(api, "openai")).isEqualTo(1.5);
      assertThat(price(api, "openai.azure")).isEqualTo(2.5);
      JsonNode table = api.get("/api/public/v2/prices").json();
      assertThat(table.at("/file/sources/0/name").asText()).isEqualTo("our contract");
      assertThat(table.at("/prices/0/origin").asText()).isEqualTo("file");
      assertThat(table.at("/prices/1/origin").asText()).isEqualTo("bundled");
      assertThat(table.get("prices"))
          .filteredOn(one -> one.get("model").asText().equals("gpt-4o"))
          .filteredOn(one -> one.get("provider").asText().equals("openai"))
          .hasSize(1);
    }
  }

  private static double price(Api api, String provider) throws IOException {
    ObjectNode log =
        Json.object()
            .put("provider", provider)
            .put("model", "gpt-4o")
            .put("input_tokens", 1_000_000)
            .put("request_start_time", "2026-11-20T10:00:00Z")
            .put("request_end_time", "2026-11-20T10:00:01Z");
    log.putObject("input").put("type", "completion").putArray("content");
    log.putObject("output").put("type", "completion").putArray("content");
    return api.post("/log-request", log).json().get("price").doubleValue();
  }

  @Test
  void a_wrong_file_stops_the_start_before_anything_is_opened(@TempDir Path folder)
      throws IOException {
    Map<String, String> settings = settings(folder, "\"cheap\"");
    assertThatThrownBy(() -> RunningApp.with(settings))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("my-prices.json: /prices/0 (openai gpt-4o): `input` must be a number")
        .hasMessageNotContaining("\n");
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
