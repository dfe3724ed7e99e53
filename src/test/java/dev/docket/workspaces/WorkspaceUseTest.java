package dev.docket.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docket.requests.WorkspaceId;
import dev.docket.workspaces.RequestCounts.Counted;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceUseTest {

  private static final Workspace TEAM = new Workspace(new WorkspaceId(7), "team");

  @Test
  void a_workspaces_bytes_are_its_share_of_the_requests() {
    Counted counted = new Counted(Map.of(TEAM.id(), 25L), 100, 4_000);
    assertThat(WorkspaceUse.of(TEAM, counted)).isEqualTo(new WorkspaceUse(TEAM, 25, 1_000));
  }

  @Test
  void a_workspace_without_requests_takes_nothing_also_of_an_empty_store() {
    WorkspaceUse nothing = new WorkspaceUse(TEAM, 0, 0);
    assertThat(WorkspaceUse.of(TEAM, new Counted(Map.of(), 100, 4_000))).isEqualTo(nothing);
    assertThat(WorkspaceUse.of(TEAM, new Counted(Map.of(), 0, 500))).isEqualTo(nothing);
  }
}
