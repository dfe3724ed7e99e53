package dev.docket.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docket.client.internal.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Many logs in one call. */
final class Batch {

  static final int MOST = 1_000;

  private static final String ROUTE = "/api/public/v2/requests/batch";
  private static final byte[] BEGIN = "{\"requests\":[".getBytes(StandardCharsets.UTF_8);
  private static final byte[] END = "]}".getBytes(StandardCharsets.UTF_8);

  private Batch() {}

  /** A log as a batch has it: by its key the server knows it when it comes again. */
  static byte[] item(LogRequest request) {
    ObjectNode body = request.body();
    if (!body.has("idempotency_key")) {
      body.put("idempotency_key", Api.newKey());
    }
    return Json.bytes(body);
  }

  /** Sends items; the answer has an entry for each. */
  static CompletableFuture<List<BatchEntry>> send(Api api, List<byte[]> items) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(BEGIN);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(items.get(i));
    }
    body.writeBytes(END);
    return api.write(ROUTE, body.toByteArray())
        .thenApply(BatchEntry::all)
        .thenApply(entries -> {
          if (entries.size() != items.size()) {
            throw new DocketException.UnexpectedReply(
                "%d requests were sent, and %d answered".formatted(items.size(), entries.size()),
                200);
          }
          return entries;
        });
  }
}
