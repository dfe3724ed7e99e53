package dev.docket.opensearch.traces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.json.Json;
import dev.docket.requests.WorkspaceId;
import dev.docket.traces.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// Writes spans as the bodies of `_bulk` calls, none of them larger than the engine likes.
final class SpanBulks {

  /// A larger span goes alone.
  private static final int MAX_BYTES = 4 << 20;

  private final String index;
  private final WorkspaceId workspace;
  private final Consumer<byte[]> sender;
  private final ByteArrayOutputStream bulk = new ByteArrayOutputStream();

  private SpanBulks(String index, WorkspaceId workspace, Consumer<byte[]> sender) {
    this.index = index;
    this.workspace = workspace;
    this.sender = sender;
  }

  /// Sends all spans, in their order.
  static void send(String index, WorkspaceId workspace, List<Span> spans, Consumer<byte[]> sender) {
    SpanBulks bulks = new SpanBulks(index, workspace, sender);
    spans.forEach(bulks::add);
    bulks.send();
  }

  private void add(Span span) {
    add(SpanDocument.id(workspace, span.spanId()), SpanDocument.of(workspace, span));
    if (!span.logSpanId().equals(span.spanId())) {
      add(
          SpanDocument.signpostId(workspace, span.logSpanId()),
          SpanDocument.signpost(workspace, span));
    }
  }

  private void add(String id, ObjectNode document) {
    byte[] source = Json.bytes(document);
    if (bulk.size() > 0 && bulk.size() + source.length > MAX_BYTES) {
      send();
    }
    bulk.writeBytes(
        "{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n"
            .formatted(index, id)
            .getBytes(StandardCharsets.UTF_8));
    bulk.writeBytes(source);
    bulk.write('\n');
  }

  private void send() {
    if (bulk.size() > 0) {
      sender.accept(bulk.toByteArray());
      bulk.reset();
    }
  }
}
