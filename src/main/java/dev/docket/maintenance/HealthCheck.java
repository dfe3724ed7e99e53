package dev.docket.maintenance;

/// Port: looks after the engine. Never throws: an engine that does not answer is an answer.
@FunctionalInterface
public interface HealthCheck {
  Health check();
}
