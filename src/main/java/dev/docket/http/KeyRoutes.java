package dev.docket.http;

import dev.docket.analytics.keys.KeyCatalogue;
import io.javalin.config.RoutesConfig;
import java.util.Map;

/// Which metadata keys there are. A key may hold anything, so none ever stands in a path.
final class KeyRoutes implements Routes {

  private static final Parameters PARAMETERS =
      Parameters.ofSelectionAnd(
          Map.of(
              "prefix", Parameters.Type.TEXT,
              "sort_by", Parameters.Type.TEXT,
              "per_page", Parameters.Type.NUMBER,
              "cursor", Parameters.Type.TEXT));

  private final Questions questions;
  private final KeyCatalogue catalogue;

  KeyRoutes(Questions questions, KeyCatalogue catalogue) {
    this.questions = questions;
    this.catalogue = catalogue;
  }

  @Override
  public void register(RoutesConfig routes) {
    questions.byBoth(routes, "/api/public/v2/metadata/keys", PARAMETERS, catalogue::find);
  }
}
