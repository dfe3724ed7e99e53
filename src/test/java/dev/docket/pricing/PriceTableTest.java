package dev.docket.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.requests.Call;
import dev.docket.requests.Cost;
import dev.docket.requests.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  private static final PriceTable TABLE =
      PriceTable.of(
          list(
              exact("openai", "gpt-4o", "2024-05-13", 5),
              exact("openai", "gpt-4o", "2024-10-01", 2),
              prefix("openai", "gpt-4", 30),
              prefix("openai", "gpt-4o-mini", 1),
              prefix("openai", "gpt-4o-mini-audio", 7),
              exact("openai", "both", "1970-01-01", 3),
              exact("groq", "both", "1970-01-01", 3),
              exact("groq", "other", "1970-01-01", 3),
              exact("xai", "other", "1970-01-01", 4),
              prefix("anthropic", "claude-opus-4-1", 15),
              prefix("amazon.bedrock", "anthropic.claude-opus-4-1", 16),
              exact("amazon.bedrock", "global.anthropic.claude-opus-4-1", "1970-01-01", 14),
              prefix("google", "gemini-2.5-pro", 9)));

  private static PriceList list(Price... prices) {
    return new PriceList(LocalDate.EPOCH, List.of(), List.of(prices));
  }

  private static Price exact(String provider, String model, String from, int input) {
    return price(provider, model, Price.Match.EXACT, from, input);
  }

  private static Price prefix(String provider, String model, int input) {
    return price(provider, model, Price.Match.PREFIX, "1970-01-01", input);
  }

  private static Price price(
      String provider, String model, Price.Match match, String from, int input) {
    BigDecimal figure = BigDecimal.valueOf(input);
    return new Price(provider, model, match, LocalDate.parse(from), figure, null, null, figure);
  }

  private static @Nullable Integer input(PriceTable table, String provider, String model) {
    return input(table, provider, model, NOW);
  }

  private static @Nullable Integer input(
      PriceTable table, String provider, String model, Instant start) {
    return table.find(provider, model, start).map(price -> price.input().intValue()).orElse(null);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-10-01T00:00:00Z, 2",
    "2024-09-30T23:59:59.999999Z, 5",
    "2026-11-25T00:00:00Z, 2",
    // Before the exact name has a price, the beginning's counts.
    "2024-05-12T23:59:59Z, 30"
  })
  void the_price_in_force_when_the_request_began_counts(Instant start, int expected) {
    assertThat(input(TABLE, "openai", "gpt-4o", start)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 2",
    "GPT-4o, 2",
    "gpt-4o-2024-08-06, 30",
    "gpt-4, 30",
    "gpt-4o-mini, 1",
    "gpt-4o-mini-2024-07-18, 1",
    "gpt-4o-mini-audio-preview, 7",
    "gpt-4o-mini-audi, 1",
    "gpt-3,",
    "gpt-5,",
    "gpt,",
    "g,",
    "zzz,"
  })
  void the_name_itself_wins_over_beginnings_and_the_longest_beginning_over_others(
      String model, @Nullable Integer expected) {
    assertThat(input(TABLE, "openai", model)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "Google", "vertexai", "vertex_ai", "gemini", "gcp.vertex_ai"})
  void a_provider_has_several_names(String provider) {
    assertThat(input(TABLE, provider, "models/gemini-2.5-pro-001")).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-opus-4-1-20250805-v1:0, 16",
    "eu.anthropic.claude-opus-4-1-20250805-v1:0, 16",
    "global.anthropic.claude-opus-4-1, 14",
    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-opus-4-1-v1:0, 16",
    "arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-4-1-v1:0, 16"
  })
  void bedrocks_names_are_known_with_region_and_path(String model, int expected) {
    assertThat(input(TABLE, "amazon.bedrock", model)).isEqualTo(expected);
    assertThat(input(TABLE, "anthropic.bedrock", model)).isEqualTo(expected);
  }

  @Test
  void resellers_ask_what_makers_ask() {
    assertThat(input(TABLE, "openai.azure", "gpt-4o")).isEqualTo(2);
    assertThat(input(TABLE, "vertexai", "claude-opus-4-1@20250805")).isEqualTo(15);
    assertThat(input(TABLE, "openrouter", "openai/gpt-4o-mini")).isEqualTo(1);
    assertThat(input(TABLE, "openrouter", "gpt-4o-mini")).isNull();
    assertThat(input(TABLE, "groq", "gpt-4o")).isNull();
  }

  @Test
  void a_model_of_nobody_known_costs_what_all_ask_or_nothing_is_said() {
    assertThat(input(TABLE, "", "both")).isEqualTo(3);
    assertThat(input(TABLE, "my-gateway", "both")).isEqualTo(3);
    assertThat(input(TABLE, "my-gateway", "openai/gpt-4o")).isEqualTo(2);
    assertThat(input(TABLE, "", "other")).isNull();
    assertThat(input(TABLE, "", "")).isNull();
    assertThat(input(TABLE, "openai", "")).isNull();
    assertThat(input(TABLE, "openai", "other")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "vLLM", "LM Studio", "llama.cpp"})
  void what_runs_on_own_machines_is_not_priced(String provider) {
    assertThat(input(TABLE, provider, "both")).isNull();
    PriceTable table = PriceTable.of(list(), list(prefix(Providers.named(provider), "b", 8)));
    assertThat(input(table, provider, "both")).isEqualTo(8);
  }

  @Test
  void a_users_name_takes_the_place_of_all_bundled_dates_of_that_name() {
    PriceTable table =
        PriceTable.of(
            list(
                exact("openai", "gpt-4o", "2024-05-13", 5),
                exact("openai", "gpt-4o", "2026-01-01", 2),
                prefix("openai", "gpt-4o", 6),
                exact("openai", "gpt-4", "1970-01-01", 7)),
            list(exact("openai", "gpt-4o", "2025-01-01", 1)));
    assertThat(input(table, "openai", "gpt-4o")).isEqualTo(1);
    assertThat(input(table, "openai", "gpt-4o", Instant.parse("2024-12-31T23:00:00Z")))
        .isEqualTo(6);
    assertThat(input(table, "openai", "gpt-4o-mini")).isEqualTo(6);
    assertThat(input(table, "openai", "gpt-4")).isEqualTo(7);
    assertThat(table.prices()).hasSize(3);
    assertThat(table.prices()).filteredOn(PriceTable.Listed::own).hasSize(1);
  }

  @Test
  void a_users_beginning_is_not_beaten_by_the_bundled_price_of_the_same_name() {
    PriceTable table =
        PriceTable.of(
            list(exact("openai", "gpt-4o", "1970-01-01", 5), prefix("openai", "gpt-4o", 6)),
            list(prefix("openai", "gpt-4o", 1)));
    assertThat(input(table, "openai", "gpt-4o")).isEqualTo(1);
    assertThat(input(table, "openai", "gpt-4o-mini")).isEqualTo(1);
  }

  @Test
  void a_users_price_is_not_what_resellers_ask() {
    PriceTable table =
        PriceTable.of(
            list(exact("openai", "gpt-4o", "1970-01-01", 5)),
            list(exact("openai", "gpt-4o", "1970-01-01", 1)));
    assertThat(input(table, "openai", "gpt-4o")).isEqualTo(1);
    assertThat(input(table, "azure", "gpt-4o")).isEqualTo(5);
  }

  private static final Price FOUR_FIGURES =
      new Price(
          "p",
          "m",
          Price.Match.EXACT,
          LocalDate.EPOCH,
          new BigDecimal("2.5"),
          new BigDecimal("1.25"),
          new BigDecimal("3"),
          new BigDecimal("10"));

  @ParameterizedTest
  @CsvSource({
    // input, output, cached, written: US dollars
    "1000000, 0, 0, 0, 2.5",
    "1000000, 0, 1000000, 0, 1.25",
    "1000000, 0, 0, 1000000, 3",
    "0, 1000000, 0, 0, 10",
    "1000, 100, 400, 200, 0.0031",
    "1, 0, 0, 0, 0.0000025",
    "0, 0, 0, 0, 0",
    // More cached than input, and less than nothing.
    "10, 0, 1000000, 0, 1.25",
    "-5, -5, -5, -5, 0",
    "9000000000000, 0, 0, 0, 22500000"
  })
  void tokens_from_and_to_the_cache_cost_their_own(
      long input, long output, long cached, long written, double expected) {
    assertThat(FOUR_FIGURES.of(new Usage(input, output, cached, 0, written))).isEqualTo(expected);
  }

  @Test
  void without_figures_of_their_own_they_cost_as_any_input_token() {
    Price price = exact("p", "m", "1970-01-01", 2);
    assertThat(price.of(new Usage(1_000_000, 0, 300_000, 0, 300_000))).isEqualTo(2);
  }

  @Test
  void costs_have_no_dust_of_binary_fractions() {
    Price price =
        new Price(
            "p",
            "m",
            Price.Match.EXACT,
            LocalDate.EPOCH,
            new BigDecimal("0.1"),
            null,
            null,
            new BigDecimal("0.2"));
    assertThat(price.of(new Usage(1_000_000, 1_000_000, 0, 0, 0))).isEqualTo(0.3);
  }

  @Test
  void a_cost_says_that_it_is_the_tables() {
    assertThat(TABLE.cost(call("openai", "gpt-4o"), NOW, new Usage(1_000, 500, 0, 0, 0)))
        .isEqualTo(new Cost(0.003, Cost.TABLE));
    assertThat(TABLE.cost(call("openai", "unknown"), NOW, new Usage(1_000, 500, 0, 0, 0)))
        .isEqualTo(Cost.UNKNOWN);
    assertThat(TABLE.cost(call("openai", "gpt-4o"), NOW, Usage.NONE)).isEqualTo(Cost.UNKNOWN);
  }

  private static Call call(String provider, String engine) {
    return new Call(provider, engine, null, null, null);
  }
}
