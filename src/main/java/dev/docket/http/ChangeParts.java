package dev.docket.http;

import dev.docket.jobs.Jobs;
import java.util.List;

/// The features behind the routes that change many requests at once, and the jobs that do it.
public record ChangeParts(Jobs jobs) {

  List<Routes> routes(Authentication authentication) {
    return List.of(new JobRoutes(authentication, jobs));
  }
}
