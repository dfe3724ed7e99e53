package dev.docket.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docket.problem.ProblemException;
import dev.docket.requests.WorkspaceId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportTurnsTest {

  private final ExportTurns turns = new ExportTurns();

  @Test
  void one_workspace_leaves_turns_to_others() {
    WorkspaceId busy = new WorkspaceId(1);
    List<ExportTurns.Turn> taken = new ArrayList<>();
    for (int i = 0; i < ExportTurns.OF_ONE_WORKSPACE; i++) {
      taken.add(turns.take(busy));
    }
    assertThatThrownBy(() -> turns.take(busy))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2 exports of this workspace");
    taken.add(turns.take(new WorkspaceId(2)));
    taken.getFirst().close();
    taken.add(turns.take(busy));
    assertThat(taken).hasSize(4);
  }

  @Test
  void all_together_run_only_so_many() {
    List<ExportTurns.Turn> taken = new ArrayList<>();
    for (int i = 0; i < ExportTurns.AT_ONCE; i++) {
      taken.add(turns.take(new WorkspaceId(i + 1)));
    }
    assertThatThrownBy(() -> turns.take(new WorkspaceId(9)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("4 exports are running");
    taken.forEach(ExportTurns.Turn::close);
    turns.take(new WorkspaceId(9)).close();
  }
}
