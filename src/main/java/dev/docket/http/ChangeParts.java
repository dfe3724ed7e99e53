package dev.docket.http;

import dev.docket.jobs.Jobs;
import dev.docket.search.RequestSearch;
import java.time.InstantSource;
import java.util.List;

/// The features behind the routes that change many requests at once, and the jobs that do it.
///
/// @param search says what would be changed
public record ChangeParts(Jobs jobs, RequestSearch search) {

  List<Routes> routes(Bodies bodies, Authentication authentication, InstantSource clock) {
    return List.of(
        new ChangeRoutes(bodies, authentication, search, jobs, clock),
        new JobRoutes(authentication, jobs));
  }
}
