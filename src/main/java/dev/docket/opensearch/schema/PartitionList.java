package dev.docket.opensearch.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.EngineErrors;
import dev.docket.opensearch.EngineReply;
import dev.docket.requests.RequestId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions that exist, and the only code that says which of them holds a request.
///
/// An id belongs to the last partition that starts at or before the moment it was drawn. Partitions
/// are therefore only ever added ahead of time: far enough for every server beside the same engine
/// to read of the new one ([#REREAD]) before the first id that belongs to it is drawn.
public final class PartitionList {

  /// How often the list must be read again.
  public static final Duration REREAD = Duration.ofSeconds(15);

  /// How far ahead a partition is announced at least.
  static final Duration AHEAD = Duration.ofSeconds(60);

  private static final Duration PREPARED = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(PartitionList.class);

  private final Engine engine;
  private final Layout layout;
  private final InstantSource clock;
  private volatile NavigableMap<Instant, Partition> partitions = new TreeMap<>();

  public PartitionList(Engine engine, Layout layout, InstantSource clock) {
    this.engine = engine;
    this.layout = layout;
    this.clock = clock;
  }

  /// The index that holds a request, if it was ever stored; empty when the id is older than the
  /// oldest partition.
  public Optional<String> indexOf(RequestId id) {
    return Optional.ofNullable(partitions.floorEntry(id.drawnAt()))
        .map(entry -> entry.getValue().index());
  }

  /// The index that takes requests now; empty only before the first [#refresh].
  public Optional<String> newest() {
    return Optional.ofNullable(partitions.floorEntry(clock.instant()))
        .map(entry -> entry.getValue().index());
  }

  /// The index that takes spans now; it is made when the first span comes. Empty only before the
  /// first [#refresh].
  public Optional<String> newestSpans() {
    return Optional.ofNullable(partitions.floorEntry(clock.instant()))
        .map(entry -> entry.getValue().spansIndex(layout.prefix()));
  }

  /// The indices that may hold spans, newest first; not all of them need to be there.
  public List<String> spans() {
    return partitions.descendingMap().values().stream()
        .map(partition -> partition.spansIndex(layout.prefix()))
        .toList();
  }

  /// The first of [#spans] that may hold spans which no search sees yet: this server's newest, the
  /// one before it, into which spans went until just now, and those that other servers' clocks may
  /// have come to already.
  public List<String> recentSpans() {
    Instant newest = partitions.floorKey(clock.instant());
    Instant before = newest == null ? null : partitions.lowerKey(newest);
    long recent = before == null ? partitions.size() : partitions.tailMap(before, true).size();
    return spans().subList(0, Math.toIntExact(recent));
  }

  /// What names all of them in a search.
  public String pattern() {
    return layout.requestsPattern();
  }

  /// How many there are.
  public int size() {
    return partitions.size();
  }

  /// Reads the list, and adds the next partition when its time is near.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void refresh() {
    read();
    Optional<Instant> due = due();
    if (due.isPresent()) {
      create(Partition.startingAt(due.get(), layout.prefix()));
      read();
    }
  }

  private Optional<Instant> due() {
    Instant now = clock.instant();
    Instant period = layout.partition().startOf(now);
    Instant next = layout.partition().nextAfter(now);
    if (partitions.isEmpty()) {
      return Optional.of(period);
    }
    Instant newest = partitions.lastKey();
    if (newest.isBefore(period)) {
      // The server was down at the turn, or the length was changed: other servers may be writing to
      // the old one at this moment.
      return Optional.of(now.plus(AHEAD).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }
    boolean near = now.plus(PREPARED).isAfter(next);
    return near && newest.isBefore(next) && now.plus(AHEAD).isBefore(next)
        ? Optional.of(next)
        : Optional.empty();
  }

  private void read() {
    JsonNode indices =
        call("GET", "/" + layout.requestsPattern() + "/_alias", "the list of partitions").json();
    NavigableMap<Instant, Partition> read = new TreeMap<>();
    indices
        .fieldNames()
        .forEachRemaining(name ->
            Partition.named(name, layout.prefix())
                .ifPresent(partition -> read.put(partition.start(), partition)));
    partitions = read;
  }

  private void create(Partition partition) {
    EngineReply reply = send("PUT", "/" + partition.index());
    if (reply.succeeded()) {
      LOG.info("partition created index={}", partition.index());
    } else if (!reply.errorType().equals("resource_already_exists_exception")) {
      throw EngineErrors.of("a new partition", reply);
    }
  }

  private EngineReply call(String method, String path, String what) {
    EngineReply reply = send(method, path);
    if (!reply.succeeded()) {
      throw EngineErrors.of(what, reply);
    }
    return reply;
  }

  private EngineReply send(String method, String path) {
    try {
      return engine.call(method, path, Map.of(), null);
    } catch (IOException e) {
      throw EngineErrors.of(e);
    }
  }
}
