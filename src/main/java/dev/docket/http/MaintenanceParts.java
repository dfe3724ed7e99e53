package dev.docket.http;

import dev.docket.jobs.Jobs;
import dev.docket.maintenance.backups.Backups;
import dev.docket.maintenance.diagnosis.Diagnosis;
import dev.docket.maintenance.retention.Retention;
import dev.docket.maintenance.retention.WorkspaceRetention;
import dev.docket.workspaces.Workspaces;
import java.util.List;

/// The features behind the routes for whoever runs the server.
public record MaintenanceParts(
    Retention retention,
    WorkspaceRetention workspaceRetention,
    Backups backups,
    Jobs jobs,
    Diagnosis diagnosis) {

  List<Routes> routes(Bodies bodies, Authentication authentication, Workspaces workspaces) {
    return List.of(
        new RetentionRoutes(bodies, authentication, retention, workspaceRetention),
        new WorkspaceRoutes(bodies, authentication, workspaces, workspaceRetention),
        new BackupRoutes(bodies, authentication, backups, jobs),
        new DiagnosisRoutes(authentication, diagnosis));
  }
}
