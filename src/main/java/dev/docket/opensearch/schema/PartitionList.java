package dev.docket.opensearch.schema;

import dev.docket.opensearch.Engine;
import dev.docket.requests.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The partitions that exist, and the only code that says which of them holds a request.
///
/// An id belongs to the last partition that starts at or before the moment it was drawn. Partitions
/// are therefore only ever added ahead of time: far enough for every server beside the same engine
/// to read of the new one ([#REREAD]) before the first id that belongs to it is drawn. One that is
/// given up leaves the list at once, and is deleted as long afterwards.
public final class PartitionList {

  /// How often the list must be read again.
  public static final Duration REREAD = Duration.ofSeconds(15);

  /// How far ahead a partition is announced at least.
  static final Duration AHEAD = Duration.ofSeconds(60);

  /// How old the list may be for what is written now: less than [#AHEAD], by what the clocks of two
  /// servers may differ.
  static final Duration TRUSTED = Duration.ofSeconds(50);

  private static final Duration PREPARED = Duration.ofMinutes(10);

  private final PartitionIndices indices;
  private final Layout layout;
  private final InstantSource clock;
  private volatile NavigableMap<Instant, Partition> partitions = new TreeMap<>();
  private volatile Instant asked = Instant.EPOCH;

  public PartitionList(Engine engine, Layout layout, InstantSource clock) {
    this.indices = new PartitionIndices(engine, layout);
    this.layout = layout;
    this.clock = clock;
  }

  /// The index that holds a request, if it was ever stored; empty when the id is older than the
  /// oldest partition.
  public Optional<String> indexOf(RequestId id) {
    return Optional.ofNullable(partitions.floorEntry(id.drawnAt()))
        .map(entry -> entry.getValue().index());
  }

  /// Whether the request may belong to a partition of which this server has not heard yet, since it
  /// could not read the list for so long: a write to the index that it knows could be lost to all
  /// searches by id. Not for ids that nobody can have drawn by now.
  public boolean mayLack(RequestId id) {
    Instant drawn = id.drawnAt();
    return drawn.isAfter(asked.plus(TRUSTED)) && !drawn.isAfter(clock.instant().plus(AHEAD));
  }

  /// Whether the request may lie in a partition that was given up and deleted while this server
  /// could not read the list for so long: an external engine would make the index anew for a patch
  /// of it. Not for the newest, which is never given up.
  public boolean mayBeGone(RequestId id) {
    Instant now = clock.instant();
    Instant newest = partitions.floorKey(now);
    return now.isAfter(asked.plus(TRUSTED)) && newest != null && id.drawnAt().isBefore(newest);
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

  /// Names those that hold requests whose ids were drawn at that moment or later.
  public String since(Instant moment) {
    Instant first = partitions.floorKey(moment);
    return (first == null ? partitions : partitions.tailMap(first, true))
        .values().stream().map(Partition::index).collect(Collectors.joining(","));
  }

  /// What names all of them in a search.
  public String pattern() {
    return layout.requestsPattern();
  }

  /// How many there are.
  public int size() {
    return partitions.size();
  }

  /// Those that hold requests or will, oldest first; none that is given up.
  public List<Partition> all() {
    return List.copyOf(partitions.values());
  }

  /// Reads the list, adds the next partition when its time is near, and deletes those that were
  /// given up long enough ago.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void refresh() {
    Map<Partition, Instant> leaving = read();
    Optional<Instant> due = due();
    if (due.isPresent()) {
      add(due.get());
    }
    Instant now = clock.instant();
    leaving.forEach((partition, deletedFrom) -> {
      if (!now.isBefore(deletedFrom)) {
        indices.delete(partition);
      }
    });
  }

  /// Adds a partition that takes over from the newest, a minute from now or a little more; nothing
  /// when one is announced already. On whole minutes, so that servers which do this at the same
  /// time agree.
  ///
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void startNext() {
    var _ = read();
    Instant now = clock.instant();
    if (partitions.isEmpty() || partitions.lastKey().isAfter(now)) {
      return;
    }
    add(now.plus(AHEAD).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
  }

  /// Gives up the oldest partition: from now on its requests are unknown, later it is deleted.
  /// Nothing when somebody else has done that.
  ///
  /// @throws IllegalArgumentException when another is older, or when requests may still go into it
  /// @throws dev.docket.problem.ProblemException when the engine does not answer
  public void giveUp(Partition partition) {
    var _ = read();
    if (!partitions.containsKey(partition.start())) {
      return;
    }
    Instant now = clock.instant();
    Instant successor = partitions.higherKey(partition.start());
    boolean oldest = partition.start().equals(partitions.firstKey());
    if (!oldest || successor == null || successor.isAfter(now)) {
      throw new IllegalArgumentException(partition.index() + " is in use, or not the oldest");
    }
    indices.giveUp(partition, now.plus(AHEAD).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    var _ = read();
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

  private void add(Instant start) {
    indices.create(Partition.startingAt(start, layout.prefix()));
    var _ = read();
  }

  /// @return those that are given up
  private Map<Partition, Instant> read() {
    // Before the question, and never back with the clock: ids do not go back either.
    Instant asking = clock.instant();
    PartitionIndices.Listed listed = indices.list();
    partitions = listed.staying();
    asked = asking.isAfter(asked) ? asking : asked;
    return listed.leaving();
  }
}
