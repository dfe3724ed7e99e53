package dev.docket.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {

  private static final String PRICE =
      "'provider': 'Azure', 'model': 'GPT-4o', 'match': 'exact', 'from': '2026-01-31', 'per': 1000000, 'input': 2.5, 'output': 1e1";

  private static PriceList read(String json) {
    return PriceFile.read(
        "my-prices.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String file(String... prices) {
    return "{'read_on': '2026-11-25', 'sources': [], 'prices': [{%s}]}"
        .formatted(String.join("}, {", prices));
  }

  @Test
  void a_price_is_read() {
    assertThat(read(file(PRICE)).prices())
        .containsExactly(
            new Price(
                "openai.azure",
                "gpt-4o",
                Price.Match.EXACT,
                LocalDate.of(2026, 1, 31),
                new BigDecimal("2.5"),
                null,
                null,
                new BigDecimal("1e1")));
  }

  @Test
  void the_bundled_file_is_in_order() {
    PriceList bundled = PriceFile.bundled();
    assertThat(bundled.prices()).hasSizeGreaterThan(500);
    assertThat(bundled.sources()).extracting(PriceList.Source::version).doesNotContainNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'provider': 'Azure' | 'provider': '' | `provider` must be a text of 1 to 512 characters",
        "'model': 'GPT-4o' | 'model': 7 | `model` must be a text of 1 to 512 characters",
        "'match': 'exact' | 'match': 'regex' | `match` must be \"exact\" or \"prefix\"",
        "'from': '2026-01-31' | 'from': '2026-02-30' | `from` must be a day such as \"2026-11-25\"",
        "'from': '2026-01-31' | 'from': 20260131 | `from` must be a day such as \"2026-11-25\"",
        "'per': 1000000 | 'per': 1000 | `per` must be 1000000",
        "'input': 2.5 | 'input': -1 | `input` must be a number from 0 to 1,000,000",
        "'input': 2.5 | 'input': '2.5' | `input` must be a number from 0 to 1,000,000",
        "'input': 2.5 | 'input': 1e999999999 | `input` must be a number from 0 to 1,000,000",
        "'input': 2.5 | 'input': 1e-999999999 | `input` must be a number from 0 to 1,000,000",
        "'output': 1e1 | 'outptu': 1 | `outptu` is not known here; did you mean `output`?",
        "'output': 1e1 | 'cached_input': 1 | `output` must be a number from 0 to 1,000,000",
        "'output': 1e1 | 'output': 1, 'cache_write': true | `cache_write` must be a number"
      })
  void a_wrong_entry_is_named(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(file(PRICE.replace("GPT-4o", "o1"), PRICE.replace(right, wrong))))
        .isInstanceOf(PriceFileException.class)
        .hasMessageStartingWith("my-prices.json: /prices/1 (")
        .hasMessageContaining(message.replace("\\\"", "\""))
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{ | my-prices.json is not valid JSON: line 1, column",
        "[] | my-prices.json: the file must be a JSON object",
        "{'sources': [], 'prices': []} | the file: `read_on` must be a day",
        "{'read_on': '2026-11-25', 'prices': []} | the file: `sources` must be an array",
        "{'read_on': '2026-11-25', 'sources': [], 'prices': {}} | the file: `prices` must be an array",
        "{'read_on': '2026-11-25', 'sources': [7], 'prices': []} | /sources/0 must be a JSON object",
        "{'read_on': '2026-11-25', 'sources': [], 'prices': [7]} | /prices/0 (? ?) must be a JSON object"
      })
  void a_wrong_file_is_refused(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PriceFileException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void two_prices_from_the_same_day_are_refused() {
    assertThatThrownBy(() -> read(file(PRICE, PRICE.replace("Azure", "openai.azure"))))
        .hasMessageContaining("/prices/1 (openai.azure GPT-4o): `from` is that of an entry before");
  }

  @Test
  void a_file_that_is_too_large_is_not_read_to_its_end(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("prices.json");
    Files.write(file, new byte[PriceFile.MAX_BYTES + 1]);
    assertThatThrownBy(() -> PriceFile.read(file)).hasMessageContaining("may have 8 MiB");
  }
}
