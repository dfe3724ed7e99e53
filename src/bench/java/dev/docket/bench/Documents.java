package dev.docket.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.cli.demo.DemoTraffic;
import dev.docket.ingest.LogRequest;
import dev.docket.ingest.PromptLinks;
import dev.docket.json.Json;
import dev.docket.opensearch.schema.PatchScript;
import dev.docket.opensearch.schema.RequestDocument;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestLog;
import dev.docket.requests.RequestPatch;
import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The same traffic twice: as clients send it to Docket, and as Docket hands it to the engine.
final class Documents {

  /// Stands wherever a document's id goes, and where a body differs from its equals.
  static final long MARK = 100_000_000_000_001L;

  private static final int DISTINCT = 1_000;
  private static final WorkspaceId WORKSPACE = new WorkspaceId(1);
  private static final String TOKEN = MARK + "-4b1f-8c57-0d2a9e61";
  private static final String RESEND_KEY =
      MARK + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd";

  private final List<ObjectNode> bodies;

  /// @param bytes of a body, about
  Documents(int bytes) {
    // Equal bodies at the same time would be one request to Docket, which ignores this property.
    int nonce = ",\"nonce\":\"\"".length() + Long.toString(MARK).length();
    DemoTraffic traffic = new DemoTraffic(bytes, Instant.now());
    this.bodies =
        Stream.generate(() -> traffic.sized(bytes - nonce).put("nonce", Long.toString(MARK)))
            .limit(DISTINCT)
            .toList();
  }

  /// As clients send them.
  List<byte[]> bodies() {
    return bodies.stream().map(Json::bytes).toList();
  }

  /// As Docket stores them.
  List<byte[]> stored() {
    return bodies.stream().map(Documents::stored).toList();
  }

  private static byte[] stored(ObjectNode body) {
    RequestLog log =
        LogRequest.read(Json.parse(Json.bytes(body)), Instant.now(), PromptLinks.UNLINKED).log();
    Write.Create create =
        new Write.Create(WORKSPACE, new RequestId(MARK), TOKEN, RESEND_KEY, log, Instant.EPOCH);
    return Json.bytes(json -> RequestDocument.write(json, create));
  }

  /// Metadata for a request that is there, as clients send it. Each differs from the others.
  static List<byte[]> updates() {
    return IntStream.range(0, 8)
        .mapToObj(i -> {
          ObjectNode body = Json.object().put("request_id", MARK);
          body.set("metadata", metadata(i));
          return Json.bytes(body);
        })
        .toList();
  }

  private static ObjectNode metadata(int variant) {
    return Json.object().put("reviewed_by", "reviewer_" + variant).put("stage", "checked");
  }

  /// The same updates, as Docket sends them to the engine.
  static List<byte[]> storedUpdates() {
    return IntStream.range(0, 8).mapToObj(Documents::storedUpdate).toList();
  }

  private static byte[] storedUpdate(int variant) {
    RequestPatch patch =
        new RequestPatch.PutMetadata(
            Map.of(
                "reviewed_by", metadata(variant).get("reviewed_by"),
                "stage", metadata(variant).get("stage")));
    return "{\"_source\":[\"tags\"],\"script\":{\"id\":\"%s\",\"params\":{\"workspace\":\"%s\",\"at\":\"%s\",\"max_numbers\":%d,\"patches\":[%s]}}}"
        .formatted(
            PatchScript.id(RawEngine.LAYOUT.prefix()),
            WORKSPACE.term(),
            Instant.EPOCH,
            SearchableNumbers.MAX,
            new String(PatchScript.parameters(patch), StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }
}
