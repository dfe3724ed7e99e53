package dev.docket.analytics.unpriced;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.filter.Range;
import dev.docket.filter.SelectionReader;
import dev.docket.filter.Simplify;
import dev.docket.json.Json;
import dev.docket.json.KnownKeys;
import dev.docket.pricing.PriceTable;
import dev.docket.problem.ProblemException;
import dev.docket.requests.Times;
import dev.docket.requests.WorkspaceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says of which models requests were stored that nobody knows the price of, so that an operator
/// knows what to write into the price file.
public final class MissingPrices {

  /// Most models of an answer.
  static final int MOST = 100;

  private static final List<String> KEYS =
      List.of("filter_group", "query", "q", "from", "to", "time_zone");

  private static final Filter UNPRICED =
      new Filter.And(
          List.of(
              new Filter.Not(new Filter.Has(Field.PRICE_SOURCE)),
              new Filter.Or(List.of(some(Field.INPUT_TOKENS), some(Field.OUTPUT_TOKENS)))));

  private final UnpricedModels models;
  private final PriceTable prices;
  private final SelectionReader selections;
  private final InstantSource clock;

  public MissingPrices(UnpricedModels models, PriceTable prices, InstantSource clock) {
    this.models = models;
    this.prices = prices;
    this.selections = new SelectionReader(clock);
    this.clock = clock;
  }

  private static Filter some(Field tokens) {
    return new Filter.NumberRange(tokens, new Range<Double>(new Range.Bound<>(0.0, false), null));
  }

  /// The answer to a call.
  ///
  /// @param body a selection
  /// @throws ProblemException when it cannot be understood, or the engine cannot answer
  public ObjectNode find(WorkspaceId workspace, JsonNode body) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "The body is a JSON object, a selection of requests.");
    }
    KnownKeys.check(body, KEYS);
    Filter selected = selections.read(body).whole();
    return json(
        models.find(workspace, Simplify.of(new Filter.And(List.of(selected, UNPRICED))), MOST));
  }

  private ObjectNode json(UnpricedModels.Found found) {
    ObjectNode reply = Json.object().put("success", true).put("matched", found.matched());
    Instant now = clock.instant();
    ArrayNode items = reply.putArray("items");
    for (UnpricedModels.Model model : found.models()) {
      items
          .addObject()
          .put("provider", orNull(model.provider()))
          .put("engine", orNull(model.engine()))
          .put("requests", model.requests())
          .put("input_tokens", model.inputTokens())
          .put("output_tokens", model.outputTokens())
          .put("last_seen", Times.format(model.lastSeen()))
          .put("priced_now", prices.find(model.provider(), model.engine(), now).isPresent());
    }
    if (found.beyond() > 0) {
      reply.putObject("other").put("requests", found.beyond());
    } else {
      reply.putNull("other");
    }
    return reply.put("exact", found.exact());
  }

  private static @Nullable String orNull(String name) {
    return name.isEmpty() ? null : name;
  }
}
