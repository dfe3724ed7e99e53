package dev.docket.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import java.time.Instant;
import java.util.List;

/// Somebody who uses the made-up company's products. All that is steady about a visitor follows
/// from the rank, so that plan and region of a user never change.
///
/// @param rank 0 comes most often
record Visitor(int rank) {

  private static final List<String> PLANS = List.of("free", "free", "free", "pro", "pro", "team");
  private static final List<String> REGIONS =
      List.of("eu-west", "eu-west", "us-east", "us-east", "us-west", "ap-south");
  private static final List<String> RELEASES = List.of("2026.10.4", "2026.11.0", "2026.11.1");

  String id() {
    return "user_%04d".formatted(1_000 + rank * 7 % 9_000);
  }

  String plan() {
    return PLANS.get(Math.floorMod(rank * 31 + 4, PLANS.size()));
  }

  String region() {
    return REGIONS.get(Math.floorMod(rank * 17 + rank / 5, REGIONS.size()));
  }

  /// What ran at a moment: releases follow each other over the days.
  static String release(Instant moment, Instant end) {
    double passed = (double) (end.toEpochMilli() - moment.toEpochMilli()) / Days.SPAN.toMillis();
    return RELEASES.get(passed > 0.6 ? 0 : passed > 0.2 ? 1 : 2);
  }

  ObjectNode metadata(String session, Instant moment, Instant end) {
    return Json.object()
        .put("user_id", id())
        .put("session_id", session)
        .put("env", rank % 23 == 5 ? "staging" : "production")
        .put("plan", plan())
        .put("region", region())
        .put("release", release(moment, end));
  }
}
