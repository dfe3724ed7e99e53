package dev.docket.http;

import dev.docket.analytics.contrast.Contrast;
import io.javalin.config.RoutesConfig;

/// Says what two sets of requests differ in.
final class ContrastRoutes implements Routes {

  private final Questions questions;
  private final Contrast contrast;

  ContrastRoutes(Questions questions, Contrast contrast) {
    this.questions = questions;
    this.contrast = contrast;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byPost(routes, "/api/public/v2/requests/contrast", contrast::find);
  }
}
