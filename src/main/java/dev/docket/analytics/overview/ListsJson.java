package dev.docket.analytics.overview;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.analytics.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the lists of what requests have in common.
final class ListsJson {

  private ListsJson() {}

  /// All lists but [#models] and [#prompts], which stand elsewhere in the answer.
  ///
  /// @param costKey whose values alone are in the list of pairs, if there is one
  static void write(ObjectNode reply, Overview.Lists lists, Dimension.@Nullable OfKey costKey) {
    used(reply.putArray("errorTypes"), "errorType", lists.errorTypes());
    shares(reply.putArray("providerBreakdown"), "provider", lists.providers());
    shares(reply.putArray("promptBreakdown"), "promptId", lists.prompts());
    shares(reply.putArray("tagsBreakdown"), "tag", lists.tags());
    used(reply.putArray("metadataKeysTop"), "key", lists.metadataKeys());
    used(reply.putArray("outputKeysTop"), "key", lists.outputKeys());
    tools(reply, lists.tools());
    pairs(reply.putArray("metadataValueBreakdown"), lists.pairs(), costKey != null);
  }

  static void models(ArrayNode json, Overview.Top<Overview.Used> models) {
    for (Overview.Used model : models.items()) {
      json.addArray().add(model.value()).add(model.requests());
    }
  }

  static void prompts(ArrayNode json, Overview.Top<Share> prompts) {
    for (Share prompt : prompts.items()) {
      json.addObject()
          .put("promptId", prompt.value())
          .put("requests", prompt.requests())
          .put("promptName", prompt.name());
    }
  }

  private static void used(ArrayNode json, String name, Overview.Top<Overview.Used> values) {
    for (Overview.Used value : values.items()) {
      json.addObject().put(name, value.value()).put("requests", value.requests());
    }
  }

  private static void shares(ArrayNode json, String name, Overview.Top<Share> shares) {
    for (Share share : shares.items()) {
      json.addObject()
          .put(name, share.value())
          .put("requests", share.requests())
          .put("cost", share.cost())
          .put("tokens", share.inputTokens() + share.outputTokens())
          .put("inputTokens", share.inputTokens())
          .put("outputTokens", share.outputTokens());
    }
  }

  private static void tools(ObjectNode reply, Overview.Top<Overview.Tool> tools) {
    ArrayNode latencies = reply.putArray("toolsLatency");
    ArrayNode bars = reply.putArray("toolsUsageBars");
    for (Overview.Tool tool : tools.items()) {
      latencies
          .addObject()
          .put("toolName", tool.name())
          .put("requests", tool.requests())
          .put("avgLatencySeconds", OverviewJson.seconds(tool.average()))
          .put("minLatencySeconds", OverviewJson.seconds(tool.least()))
          .put("maxLatencySeconds", OverviewJson.seconds(tool.most()));
      bars.addObject().put("name", tool.name()).put("requests", tool.requests());
    }
  }

  private static void pairs(ArrayNode json, Overview.Top<Overview.Pair> pairs, boolean oneKey) {
    for (Overview.Pair pair : pairs.items()) {
      json.addObject()
          .put("key", pair.key())
          .put("value", pair.value())
          .put("label", oneKey ? pair.value() : pair.key() + " = " + pair.value())
          .put("requests", pair.requests())
          .put("cost", pair.cost());
    }
  }

  /// The lists whose numbers are not certain.
  static List<String> uncertain(Overview.Lists lists) {
    Map<String, Overview.Top<?>> all = new LinkedHashMap<>();
    all.put("mostUsedModels", lists.models());
    all.put("mostUsedPromptTemplates", lists.prompts());
    all.put("providerBreakdown", lists.providers());
    all.put("promptBreakdown", lists.prompts());
    all.put("tagsBreakdown", lists.tags());
    all.put("metadataKeysTop", lists.metadataKeys());
    all.put("outputKeysTop", lists.outputKeys());
    all.put("toolsLatency", lists.tools());
    all.put("toolsUsageBars", lists.tools());
    all.put("metadataValueBreakdown", lists.pairs());
    return all.entrySet().stream()
        .filter(list -> !list.getValue().exact())
        .map(Map.Entry::getKey)
        .toList();
  }
}
