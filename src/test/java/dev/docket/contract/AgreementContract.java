package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.filter.FilterReader;
import dev.docket.json.Json;
import dev.docket.problem.ProblemException;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Random requests, changed at random, and thousands of random filters: the engine finds exactly
/// the requests of which [Evaluator] says that the filter is true.
///
/// `-Dagreement.seed=…` asks other questions, `-Dagreement.trees=…` more of them.
abstract class AgreementContract {

  private static final int REQUESTS = 300;
  private static final int AT_ONCE = 100;

  private final long seed = Long.getLong("agreement.seed", 20_261_101);
  private final int trees = Integer.getInteger("agreement.trees", 1_000);

  private final OpenStore store;
  private final RandomTexts texts = new RandomTexts(new Random(seed));
  private final RandomRequests requests = RandomRequests.extreme(texts);

  AgreementContract(OpenStore store) {
    this.store = store;
  }

  @Test
  void the_engine_finds_exactly_what_a_filter_is_true_of() {
    StoredRequests own = StoredRequests.fill(store, requests, texts, REQUESTS);
    WorkspaceId ours = own.workspace();
    List<PlainRequest> stored = own.requests();
    RandomFilters filters = new RandomFilters(texts, stored);
    double share = 0;
    for (int asked = 0; asked < trees; asked += AT_ONCE) {
      List<JsonNode> batch = new ArrayList<>();
      while (batch.size() < AT_ONCE) {
        ObjectNode tree = filters.tree();
        if (isWithinLimits(tree)) {
          batch.add(tree);
        }
      }
      List<Set<RequestId>> found = found(ours, batch);
      for (int i = 0; i < batch.size(); i++) {
        if (!found.get(i).equals(expected(batch.get(i), stored))) {
          throw disagreement(ours, batch.get(i), stored);
        }
        share += found.get(i).size() / (double) REQUESTS / trees;
      }
    }
    assertThat(share).as("the share that a filter matches, with seed %d", seed).isBetween(0.2, 0.6);
  }

  /// A tree may come to ask for more than is allowed; it must not be refused for anything else.
  private boolean isWithinLimits(JsonNode tree) {
    try {
      FilterReader.read(tree, "");
      return true;
    } catch (ProblemException e) {
      assertThat(e.problem().message())
          .as("seed %d, %s", seed, tree)
          .matches("A filter may have .*|.* may have [0-9,]+ characters.*");
      return false;
    }
  }

  private static Set<RequestId> expected(JsonNode filter, List<PlainRequest> stored) {
    return stored.stream()
        .filter(request -> Evaluator.holds(filter, request))
        .map(request -> request.id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Set<RequestId>> found(WorkspaceId workspace, List<JsonNode> filters) {
    return store.searchedAll(
        workspace, filters.stream().map(filter -> FilterReader.read(filter, "")).toList());
  }

  /// Says what is wrong by the smallest part of the filter that shows it.
  private AssertionError disagreement(
      WorkspaceId workspace, JsonNode filter, List<PlainRequest> stored) {
    List<JsonNode> parts = new ArrayList<>();
    collect(filter, parts);
    parts.sort(Comparator.comparingInt(part -> part.toString().length()));
    for (JsonNode part : parts) {
      Set<RequestId> found = found(workspace, List.of(part)).getFirst();
      Set<RequestId> expected = expected(part, stored);
      if (!found.equals(expected)) {
        Set<RequestId> missing = new TreeSet<>(expected);
        missing.removeAll(found);
        found.removeAll(expected);
        return new AssertionError(
            "-Dagreement.seed=%d: %s%nshould find %s%nshould not find %s%nin %s"
                .formatted(
                    seed,
                    Json.text(part),
                    described(missing, part, stored),
                    described(found, part, stored),
                    Json.text(filter)));
      }
    }
    return new AssertionError(
        "-Dagreement.seed=%d: only all of %s is wrong".formatted(seed, Json.text(filter)));
  }

  private static void collect(JsonNode filter, List<JsonNode> into) {
    into.add(filter);
    filter.path("filters").forEach(part -> collect(part, into));
  }

  private static String described(
      Set<RequestId> ids, JsonNode condition, List<PlainRequest> stored) {
    return stored.stream()
        .filter(request -> ids.contains(request.id))
        .limit(3)
        .map(request -> request.id + " " + request.described(condition))
        .collect(Collectors.joining("; "));
  }
}
