package dev.docket.http;

import dev.docket.maintenance.retention.Retention;
import java.util.List;

/// The features behind the routes for whoever runs the server.
public record MaintenanceParts(Retention retention) {

  List<Routes> routes(Bodies bodies, Authentication authentication) {
    return List.of(new RetentionRoutes(bodies, authentication, retention));
  }
}
