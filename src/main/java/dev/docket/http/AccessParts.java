package dev.docket.http;

import dev.docket.views.SavedViews;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.Workspaces;
import java.time.InstantSource;
import java.util.List;

/// The features behind the routes about people: keys, sessions, workspaces, and what people save.
public record AccessParts(
    Access access, Sessions sessions, Workspaces workspaces, SavedViews views) {

  Authentication authentication(TrustedProxies proxies, Guesses guesses) {
    return new Authentication(access, sessions, proxies, guesses);
  }

  List<Routes> routes(
      Bodies bodies, Authentication authentication, TrustedProxies proxies, InstantSource clock) {
    return List.of(
        new SessionRoutes(bodies, authentication, sessions, proxies, clock),
        new ViewRoutes(bodies, authentication, views),
        new KeyRoutes(bodies, authentication, access));
  }
}
