package dev.docket.http;

import io.javalin.config.RoutesConfig;

/// The routes of one subject.
@FunctionalInterface
interface Routes {
  void register(RoutesConfig routes);
}
