package dev.docket.opensearch.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineReply;
import dev.docket.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The path of a repository, which is made known to the engine before it is first used.
final class SnapshotRepository {

  private static final String OURS = "docket-backups";

  private final MaintenanceCalls calls;
  private final SnapshotPlace place;
  private volatile boolean known;

  SnapshotRepository(Engine engine, SnapshotPlace place) {
    this.calls = new MaintenanceCalls(engine);
    this.place = place;
  }

  boolean isAnywhere() {
    return !(place instanceof SnapshotPlace.Nowhere);
  }

  /// Calls, and insists on success.
  ///
  /// @param path behind the repository's, from the slash on
  /// @throws ProblemException [dev.docket.problem.Problem.Refused] when there is no repository, or
  ///   it cannot be used, which waiting does not mend
  JsonNode must(
      String what, String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    return MaintenanceCalls.answer(what, ask(method, path, query, body));
  }

  /// As [#must], but that what the engine says of anything else than the repository is an answer.
  EngineReply ask(String method, String path, Map<String, String> query, @Nullable JsonNode body) {
    EngineReply reply = calls.ask(method, path() + path, query, body);
    usable(reply);
    return reply;
  }

  private static void usable(EngineReply reply) {
    if (reply.errorType().startsWith("repository_")) {
      throw ProblemException.refused(
          null,
          "The place for backups cannot be used (%s): does it exist, and may the engine write there?"
              .formatted(reply.errorType()));
    }
  }

  private String path() {
    return switch (place) {
      case SnapshotPlace.Repository(String name) -> "/_snapshot/" + name;
      case SnapshotPlace.Folder folder -> "/_snapshot/" + named(folder);
      case SnapshotPlace.Nowhere _ ->
          throw ProblemException.refused(
              null,
              "There is no place for backups: DOCKET_BACKUP_REPOSITORY must name a snapshot repository of the cluster.");
    };
  }

  /// Has the engine forget a folder of ours; nothing in it is deleted.
  void forget() {
    if (place instanceof SnapshotPlace.Folder) {
      var _ = calls.ask("DELETE", "/_snapshot/" + OURS, Map.of(), null);
      known = false;
    }
  }

  private String named(SnapshotPlace.Folder folder) {
    if (!known) {
      EngineReply reply = calls.ask("PUT", "/_snapshot/" + OURS, Map.of(), folder.definition());
      usable(reply);
      var _ = MaintenanceCalls.answer("a folder for backups", reply);
      known = true;
    }
    return OURS;
  }
}
