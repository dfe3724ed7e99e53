package dev.docket.pricing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.util.List;
import java.util.Locale;

/// A price table as JSON, its prices as a price file has them.
public final class PriceTableJson {

  private PriceTableJson() {}

  /// The whole table. `file` is null without a file of the user's; each price says in `origin`
  /// which of both it comes from.
  public static ObjectNode of(PriceTable table) {
    ObjectNode json = Json.object();
    origin(json, table.bundled());
    table
        .own()
        .ifPresentOrElse(own -> origin(json.putObject("file"), own), () -> json.putNull("file"));
    ArrayNode prices = json.putArray("prices");
    for (PriceTable.Listed listed : table.prices()) {
      ObjectNode price = price(listed.price());
      prices.add(price.put("origin", listed.own() ? "file" : "bundled"));
    }
    return json;
  }

  private static void origin(ObjectNode json, PriceList list) {
    json.put("read_on", list.readOn().toString());
    json.set("sources", sources(list.sources()));
  }

  static ArrayNode sources(List<PriceList.Source> sources) {
    ArrayNode json = Json.object().arrayNode();
    for (PriceList.Source source : sources) {
      ObjectNode one = json.addObject().put("name", source.name());
      if (source.version() != null) {
        one.put("version", source.version());
      }
      if (source.published() != null) {
        one.put("published", source.published().toString());
      }
    }
    return json;
  }

  static ObjectNode price(Price price) {
    ObjectNode json =
        Json.object()
            .put("provider", price.provider())
            .put("model", price.model())
            .put("match", price.match().name().toLowerCase(Locale.ROOT))
            .put("from", price.from().toString())
            .put("per", Price.PER)
            .put("input", price.input());
    if (price.cachedInput() != null) {
      json.put("cached_input", price.cachedInput());
    }
    if (price.cacheWrite() != null) {
      json.put("cache_write", price.cacheWrite());
    }
    return json.put("output", price.output());
  }
}
