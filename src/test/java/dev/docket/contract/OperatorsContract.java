package dev.docket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.filter.FilterReader;
import dev.docket.requests.RequestId;
import dev.docket.requests.WorkspaceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every operator of every field, as a caller writes it, on four written requests.
abstract class OperatorsContract {

  private final OpenStore store;

  OperatorsContract(OpenStore store) {
    this.store = store;
  }

  @TestFactory
  Stream<DynamicTest> every_operator_of_every_field_finds_whom_it_is_true_of() {
    WorkspaceId workspace = store.workspace();
    Map<RequestId, String> names = new LinkedHashMap<>();
    List<String> owners =
        List.of(
            OperatorExamples.ADA,
            OperatorExamples.BOB,
            OperatorExamples.CYD,
            OperatorExamples.BARE);
    OperatorRequests.all()
        .forEach(log -> names.put(store.log(workspace, log), owners.get(names.size())));
    store.refresh();
    return OperatorExamples.all(names.keySet().stream().map(RequestId::toString).toList()).stream()
        .map(example ->
            DynamicTest.dynamicTest(
                example.sentence(),
                () ->
                    assertThat(
                            store
                                .searched(workspace, FilterReader.read(example.condition(), ""))
                                .stream()
                                .map(names::get))
                        .containsExactlyInAnyOrderElementsOf(example.found())));
  }
}
