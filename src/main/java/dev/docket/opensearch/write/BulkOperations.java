package dev.docket.opensearch.write;

import dev.docket.requests.SearchableNumbers;
import dev.docket.requests.WorkspaceId;
import dev.docket.requests.Write;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The operations of one bulk: each create is one, as is each erasure; all patches of one request
/// together are one, since the engine would otherwise index the document anew for each of them.
///
/// An erasure is an update whose script deletes: a plain delete by id would not ask whose the
/// request is.
final class BulkOperations {

  /// Conflicts with other servers' patches of the same request, settled inside the engine.
  private static final int RETRY_ON_CONFLICT = 20;

  private static final byte[] NEWLINE = {'\n'};
  private static final byte[] COMMA = {','};

  private final String scriptId;

  BulkOperations(String scriptId) {
    this.scriptId = scriptId;
  }

  /// One operation, and the writes that share its fate.
  ///
  /// @param writes one create, one erasure, or patches of one request in order
  record Operation(List<PendingWrite> writes) {

    PendingWrite first() {
      return writes.getFirst();
    }
  }

  /// The operations for these writes, in an order that keeps each request's own.
  static List<Operation> of(List<PendingWrite> writes) {
    List<Operation> operations = new ArrayList<>();
    List<Operation> changes = new ArrayList<>();
    Map<Long, Operation> patches = new HashMap<>();
    for (PendingWrite write : writes) {
      switch (write.write()) {
        case Write.Create _ -> operations.add(new Operation(List.of(write)));
        case Write.Patch _ ->
            patches.computeIfAbsent(write.id(), _ -> opened(changes)).writes().add(write);
        case Write.Erase _ -> {
          patches.remove(write.id());
          changes.add(new Operation(List.of(write)));
        }
      }
    }
    operations.addAll(changes);
    return operations;
  }

  private static Operation opened(List<Operation> changes) {
    Operation patch = new Operation(new ArrayList<>());
    changes.add(patch);
    return patch;
  }

  /// The operations as the body of a `_bulk`.
  byte[] ndjson(List<Operation> operations) {
    int size = 0;
    for (Operation operation : operations) {
      size += operation.writes().stream().mapToInt(PendingWrite::bytes).sum();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    for (Operation operation : operations) {
      switch (operation.first().write()) {
        case Write.Create _ -> create(out, operation.first());
        case Write.Patch patch ->
            update(out, operation, patch.workspace(), patch.at().toString(), "[\"tags\"]");
        // Asked for the source of what it has deleted, the engine fails after the deletion.
        case Write.Erase erase -> update(out, operation, erase.workspace(), "", "false");
      }
    }
    return out.toByteArray();
  }

  private static void create(ByteArrayOutputStream out, PendingWrite write) {
    out.writeBytes(
        utf8(
            "{\"create\":{\"_index\":\"%s\",\"_id\":\"%d\"}}\n"
                .formatted(write.index(), write.id())));
    write.payload().appendTo(out);
    out.writeBytes(NEWLINE);
  }

  private void update(
      ByteArrayOutputStream out,
      Operation operation,
      WorkspaceId workspace,
      String at,
      String wanted) {
    PendingWrite first = operation.first();
    out.writeBytes(
        utf8(
            "{\"update\":{\"_index\":\"%s\",\"_id\":\"%d\",\"retry_on_conflict\":%d}}\n"
                .formatted(first.index(), first.id(), RETRY_ON_CONFLICT)));
    out.writeBytes(
        utf8(
            "{\"_source\":%s,\"script\":{\"id\":\"%s\",\"params\":{\"workspace\":\"%s\",\"at\":\"%s\",\"max_numbers\":%d,\"patches\":["
                .formatted(wanted, scriptId, workspace.term(), at, SearchableNumbers.MAX)));
    boolean next = false;
    for (PendingWrite write : operation.writes()) {
      if (next) {
        out.writeBytes(COMMA);
      }
      write.payload().appendTo(out);
      next = true;
    }
    out.writeBytes(utf8("]}}}\n"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
