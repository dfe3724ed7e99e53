package dev.docket.jobs;

import java.time.Duration;

/// How a runner goes about its work.
///
/// @param atOnce jobs that one server does at a time at most
/// @param look how often it looks for jobs, and gives signs of life for those that it does
/// @param silence after which an owner is taken for dead; zero where no other server can be
/// @param firstPause before a step that could not be done is tried again; doubled each time
/// @param longestPause between two such tries
/// @param farewell how long a step that is under way may still take when the server stops
public record JobPace(
    int atOnce,
    Duration look,
    Duration silence,
    Duration firstPause,
    Duration longestPause,
    Duration farewell) {

  private static final Duration SILENCE = Duration.ofSeconds(30);

  /// For a server beside others.
  public static final JobPace MANY_SERVERS = of(SILENCE);

  /// For the only server of a store: whose job is not its own is a dead one's.
  public static final JobPace THIS_SERVER = of(Duration.ZERO);

  private static JobPace of(Duration silence) {
    return new JobPace(
        2,
        Duration.ofSeconds(5),
        silence,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(8));
  }
}
