package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.Paging;
import dev.docket.analytics.keys.Catalogue;
import dev.docket.analytics.keys.KeySort;
import dev.docket.analytics.keys.KeySource;
import dev.docket.analytics.keys.KeysQuestion;
import dev.docket.filter.Field;
import dev.docket.requests.WorkspaceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Makes a catalogue in two searches: one finds all keys, the next what stands under those of the
/// page. For keys with very many values it takes a third.
public final class OpenSearchKeyCatalogue implements KeySource {

  private static final Dimension KEYS = new Dimension.OfField(Field.METADATA_KEYS);

  private static final String FOUND = "keys";
  private static final String LAST = "last";

  private static final Comparator<KnownKey> BY_KEY =
      Comparator.comparing(KnownKey::term, TermOrder.of(KEYS));

  private final Asking asking;

  public OpenSearchKeyCatalogue(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Catalogue find(WorkspaceId workspace, KeysQuestion question) {
    return asking.ask(
        workspace,
        Walks.query(question.selected(), question.paging()),
        all(question.sort()).then(all -> catalogue(question, all)),
        () -> Catalogue.NOTHING);
  }

  /// The keys that there are, those with most requests first.
  ///
  /// @param matched requests that are selected
  /// @param exact whether these are all keys
  private record All(long matched, List<KnownKey> keys, boolean exact) {

    List<Catalogue.Name> names() {
      return keys.stream().map(KnownKey::name).toList();
    }

    /// A key that is not here might be in any column.
    Set<String> sharedColumns() {
      Map<String, Integer> columns = new HashMap<>();
      keys.forEach(key -> columns.merge(key.column(), exact ? 1 : 2, Integer::sum));
      return columns.entrySet().stream()
          .filter(column -> column.getValue() > 1)
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }
  }

  private static Step<All> all(KeySort sort) {
    Map<String, Aggregation> last =
        sort == KeySort.LAST_SEEN ? Map.of(LAST, OverTime.last()) : Map.of();
    var terms =
        Dimensions.groups(KEYS)
            .size(KeysQuestion.MOST)
            .shardSize(KeysQuestion.MOST + 1)
            .order(Dimensions.BY_COUNT)
            .build();
    return Step.once(
        Map.of(FOUND, Aggregation.of(a -> a.terms(terms).aggregations(last))),
        counts -> {
          Group.Groups found = Group.of(counts.get(FOUND));
          return new All(
              counts.requests(),
              found.groups().stream().map(OpenSearchKeyCatalogue::key).toList(),
              found.exact() && found.beyond() == 0);
        });
  }

  private static KnownKey key(Group group) {
    Counts counts = group.counts();
    return new KnownKey(
        group.term(),
        counts.requests(),
        counts.numbers().containsKey(LAST) ? OverTime.moment(counts.get(LAST)).toEpochMilli() : 0);
  }

  private static Step<Catalogue> catalogue(KeysQuestion question, All all) {
    List<KnownKey> asked =
        all.keys().stream().filter(key -> question.matches(key.name().key())).toList();
    return switch (question.sort()) {
      case REQUESTS -> page(question, all, asked);
      case KEY -> page(question, all, asked.stream().sorted(BY_KEY).toList());
      case LAST_SEEN -> page(question, all, asked.stream().sorted(lastFirst()).toList());
      case DISTINCT -> byDistinct(question, all, asked);
    };
  }

  private static Comparator<KnownKey> lastFirst() {
    return Comparator.comparingLong(KnownKey::lastMillis).reversed().thenComparing(BY_KEY);
  }

  private static Step<Catalogue> page(KeysQuestion question, All all, List<KnownKey> sorted) {
    return new KeyEntries(part(sorted, question.paging()), all.sharedColumns())
        .count()
        .map(entries ->
            new Catalogue(
                all.matched(),
                entries,
                all.names(),
                all.exact(),
                hasMore(sorted, question.paging())));
  }

  /// How many values a key has is known when everything is.
  private static Step<Catalogue> byDistinct(KeysQuestion question, All all, List<KnownKey> asked) {
    List<KnownKey> compared =
        asked.subList(0, Math.min(KeysQuestion.MOST_BY_DISTINCT, asked.size()));
    return new KeyEntries(compared.stream().sorted(BY_KEY).toList(), all.sharedColumns())
        .count()
        .map(entries -> {
          // Those with as many values stay in the order of the keys.
          List<Catalogue.Entry> sorted =
              entries.stream()
                  .sorted(
                      Comparator.<Catalogue.Entry>comparingLong(entry -> entry.distinct().values())
                          .reversed())
                  .toList();
          return new Catalogue(
              all.matched(),
              part(sorted, question.paging()),
              all.names(),
              all.exact()
                  && compared.size() == asked.size()
                  && entries.stream().allMatch(entry -> entry.distinct().exact()),
              hasMore(sorted, question.paging()));
        });
  }

  private static <T> List<T> part(List<T> sorted, Paging paging) {
    int from = (int) Math.min(paging.before(), sorted.size());
    return sorted.subList(from, Math.min(from + paging.perPage(), sorted.size()));
  }

  private static boolean hasMore(List<?> sorted, Paging paging) {
    return paging.before() + paging.perPage() < sorted.size();
  }
}
