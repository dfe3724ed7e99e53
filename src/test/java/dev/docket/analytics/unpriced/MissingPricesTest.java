package dev.docket.analytics.unpriced;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import dev.docket.pricing.Price;
import dev.docket.pricing.PriceList;
import dev.docket.pricing.PriceTable;
import dev.docket.requests.WorkspaceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingPricesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  /// `new-model` has a price since yesterday.
  private static final PriceTable PRICES =
      PriceTable.of(
          new PriceList(
              LocalDate.EPOCH,
              List.of(),
              List.of(
                  new Price(
                      "openai",
                      "new-model",
                      Price.Match.PREFIX,
                      LocalDate.of(2026, 11, 24),
                      BigDecimal.ONE,
                      null,
                      null,
                      BigDecimal.ONE))));

  private static JsonNode answer(UnpricedModels.Found found) {
    return new MissingPrices((_, _, _) -> found, PRICES, InstantSource.fixed(NOW))
        .find(new WorkspaceId(1), Json.object());
  }

  private static UnpricedModels.Model model(String provider, String engine) {
    return new UnpricedModels.Model(provider, engine, 1, 2, 3, NOW);
  }

  @Test
  void a_model_that_got_a_price_since_is_told_from_one_that_has_none() {
    JsonNode items =
        answer(
                new UnpricedModels.Found(
                    3,
                    List.of(model("OpenAI", "new-model-2"), model("openai", "old"), model("", "")),
                    0,
                    true))
            .get("items");
    assertThat(items.findValuesAsText("priced_now")).containsExactly("true", "false", "false");
    assertThat(items.get(2).get("provider").isNull()).isTrue();
    assertThat(items.get(2).get("engine").isNull()).isTrue();
  }

  @Test
  void what_is_beyond_the_list_is_said() {
    JsonNode answer = answer(new UnpricedModels.Found(9, List.of(model("a", "b")), 8, false));
    assertThat(answer.get("matched").asLong()).isEqualTo(9);
    assertThat(answer.at("/other/requests").asLong()).isEqualTo(8);
    assertThat(answer.get("exact").asBoolean()).isFalse();
  }
}
