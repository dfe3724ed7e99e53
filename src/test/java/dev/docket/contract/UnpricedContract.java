package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.analytics.unpriced.UnpricedModels;
import dev.docket.filter.Filter;
import dev.docket.opensearch.analytics.OpenSearchUnpricedModels;
import dev.docket.requests.Call;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.Timing;
import dev.docket.requests.Usage;
import dev.docket.requests.WorkspaceId;
import dev.docket.testkit.Logs;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Requests by provider and model, over all partitions.
abstract class UnpricedContract {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00.25Z");

  private final OpenStore store;
  private final UnpricedModels models;

  UnpricedContract(OpenStore store) {
    this.store = store;
    this.models = new OpenSearchUnpricedModels(store.asking);
  }

  private void log(WorkspaceId workspace, String provider, String engine, int second) {
    RequestLog log = Logs.with("k", "v");
    // From one partition to the next.
    RequestId id =
        new RequestId(
            store.firstOfPartition.get(second % OpenStore.PARTITIONS).value()
                + 5 * OpenStore.FAR
                + second);
    store.log(
        workspace,
        id,
        new RequestLog(
            new Call(provider, engine, null, null, null),
            new Timing(START.plusSeconds(second), START.plusSeconds(second)),
            new Usage(10 + second, 1, 0, 0, 0),
            log.cost(),
            log.outcome(),
            log.exchange(),
            log.annotations()));
  }

  @Test
  void models_of_all_partitions_are_added_up_and_the_rest_is_counted() {
    WorkspaceId workspace = store.workspace();
    log(workspace, "openai", "a\u001fb", 1);
    log(workspace, "openai", "a\u001fb", 2);
    log(workspace, "openai", "a\u001fb", 3);
    log(workspace, "azure", "a\u001fb", 4);
    log(workspace, "azure", "a\u001fb", 5);
    log(workspace, "azure", "", 6);
    log(store.workspace(), "azure", "", 7);
    store.refresh();
    assertThat(models.find(workspace, new Filter.Everything(), 2))
        .isEqualTo(
            new UnpricedModels.Found(
                6,
                List.of(
                    new UnpricedModels.Model("openai", "a\u001fb", 3, 36, 3, START.plusSeconds(3)),
                    new UnpricedModels.Model("azure", "a\u001fb", 2, 29, 2, START.plusSeconds(5))),
                1,
                true));
  }

  @Test
  void nothing_is_found_where_nothing_is() {
    assertThat(models.find(store.workspace(), new Filter.Everything(), 2))
        .isEqualTo(UnpricedModels.Found.NOTHING);
  }
}
