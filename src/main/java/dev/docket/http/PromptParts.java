package dev.docket.http;

import dev.docket.prompts.Fetching;
import dev.docket.prompts.Prompts;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.ReleaseLabels;
import java.util.List;

/// The features behind the routes of prompt templates.
public record PromptParts(
    Prompts prompts, Fetching fetching, Publishing publishing, ReleaseLabels labels) {

  List<Routes> routes(Bodies bodies, Authentication authentication) {
    return List.of(
        new PromptRoutes(bodies, authentication, this),
        new PublishingRoutes(bodies, authentication, this));
  }
}
