package dev.docket.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.json.Json;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Prints a price list as the file that [PriceFile] reads: one price a line.
final class PriceListPrinter {

  private PriceListPrinter() {}

  static String print(PriceList list) {
    JsonNode sources = PriceTableJson.sources(list.sources());
    return "{\n\"read_on\": \"%s\",\n\"sources\": [\n%s\n],\n\"prices\": [\n%s\n]\n}\n"
        .formatted(
            list.readOn(),
            lines(StreamSupport.stream(sources.spliterator(), false)),
            lines(list.prices().stream().map(PriceTableJson::price)));
  }

  private static String lines(Stream<? extends JsonNode> lines) {
    return lines.map(Json::text).collect(Collectors.joining(",\n"));
  }
}
