package dev.docket.opensearch.analytics;

import dev.docket.analytics.keys.Catalogue;
import dev.docket.filter.Field;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.TermPattern;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.TermsAggregation;

/// What is said of metadata keys: one search for all of them, and one more for those that have more
/// values than are counted one by one.
final class KeyEntries {

  /// Values that are counted one by one, of all keys together: the engine gives some 60,000 parts
  /// of an answer.
  private static final int VALUES = 50_000;

  /// The same of one key.
  private static final int VALUES_OF_A_KEY = 1_000;

  private static final int SHOWN = 5;

  private static final FieldPaths.Numbers NUMBERS = FieldPaths.numbers(Field.METADATA);

  private static final String SEEN = "seen";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final String KEY = "key";
  private static final String REQUESTS = "requests";

  private final List<KnownKey> keys;
  private final Set<String> sharedColumns;

  /// Entries of some keys.
  ///
  /// @param sharedColumns the columns in which more than one key has values
  KeyEntries(List<KnownKey> keys, Set<String> sharedColumns) {
    this.keys = keys;
    this.sharedColumns = sharedColumns;
  }

  /// The entries, in the order of the keys.
  Step<List<Catalogue.Entry>> count() {
    if (keys.isEmpty()) {
      return new Step.Done<>(List.of());
    }
    Map<String, Aggregation> numbers = new HashMap<>();
    numbers.put(SEEN, seen());
    int each = Math.min(VALUES_OF_A_KEY, VALUES / keys.size());
    for (int i = 0; i < keys.size(); i++) {
      numbers.put(values(i), values(keys.get(i), each));
    }
    return new Step.Count<>(numbers, this::withValues);
  }

  /// Names of aggregations: a key would not do for one, it may have a bracket.
  private static String values(int key) {
    return "values:" + key;
  }

  private static String estimate(int key) {
    return "estimate:" + key;
  }

  private static String numeric(int key) {
    return "numeric:" + key;
  }

  private Aggregation seen() {
    List<String> terms = keys.stream().map(KnownKey::term).toList();
    return Aggregation.of(a ->
        a.terms(t ->
                t.field(FieldPaths.of(Field.METADATA_KEYS))
                    .include(include -> include.terms(terms))
                    .size(terms.size())
                    .shardSize(terms.size()))
            .aggregations(Map.of(FIRST, OverTime.first(), LAST, OverTime.last())));
  }

  /// Without a pattern, where a column has no other values, the engine takes half as long.
  private Aggregation values(KnownKey key, int most) {
    TermsAggregation.Builder values =
        new TermsAggregation.Builder()
            .field(key.column())
            .size(most)
            .shardSize(most)
            .order(Dimensions.BY_COUNT);
    if (sharedColumns.contains(key.column())) {
      String pattern = TermPattern.from(Terms.keyPrefixOfTerm(key.term()));
      values.include(include -> include.regexp(pattern));
    }
    return values.build().toAggregation();
  }

  private Step<List<Catalogue.Entry>> withValues(Counts counts) {
    Map<String, Counts> seen = new HashMap<>();
    Group.of(counts.get(SEEN)).groups().forEach(group -> seen.put(group.term(), group.counts()));
    List<ValueSample> samples = new ArrayList<>();
    Map<String, Aggregation> more = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      KnownKey key = keys.get(i);
      ValueSample sample = ValueSample.of(key.term(), Group.of(counts.get(values(i))));
      samples.add(sample);
      if (!sample.all()) {
        boolean shared = sharedColumns.contains(key.column());
        more.put(estimate(i), DistinctValues.estimating(key.term(), shared));
        more.put(numeric(i), numeric(key.term()));
      }
    }
    Step<Counts> rest =
        more.isEmpty()
            ? new Step.Done<>(new Counts(counts.requests(), Map.of()))
            : Step.once(more, found -> found);
    return rest.map(found -> entries(seen, samples, found));
  }

  /// Requests that have a number under the key.
  private static Aggregation numeric(String term) {
    Aggregation requests = Aggregation.of(a -> a.reverseNested(request -> request));
    Aggregation ofKey =
        Aggregation.of(a ->
            a.filter(f -> f.term(t -> t.field(NUMBERS.key()).value(FieldValue.of(term))))
                .aggregations(REQUESTS, requests));
    return Aggregation.of(
        a -> a.nested(nested -> nested.path(NUMBERS.path())).aggregations(KEY, ofKey));
  }

  /// A key that was removed everywhere since it was found is left out.
  private List<Catalogue.Entry> entries(
      Map<String, Counts> seen, List<ValueSample> samples, Counts rest) {
    List<Catalogue.Entry> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Counts times = seen.get(keys.get(i).term());
      ValueSample sample = samples.get(i);
      if (times != null && !sample.values().isEmpty()) {
        entries.add(
            new Catalogue.Entry(
                keys.get(i).name(times.requests()),
                distinct(i, sample, rest),
                type(i, times.requests(), sample, rest),
                OverTime.moment(times.get(FIRST)),
                OverTime.moment(times.get(LAST)),
                sample.top(SHOWN)));
      }
    }
    return entries;
  }

  private static Catalogue.Distinct distinct(int key, ValueSample sample, Counts rest) {
    return sample.all()
        ? new Catalogue.Distinct(sample.values().size(), true)
        : new Catalogue.Distinct(Math.round(rest.valueOrZero(estimate(key))), false);
  }

  /// Beyond the values that were looked at, numbers are told from the rest by how many requests
  /// have one.
  private static Catalogue.Type type(int key, long requests, ValueSample sample, Counts rest) {
    Catalogue.Type type = sample.type();
    if (sample.all()) {
      return type;
    }
    Counts ofKey = Counts.of(Counts.of(rest.get(numeric(key)).nested()).get(KEY).filter());
    long numeric = Counts.of(ofKey.get(REQUESTS).reverseNested()).requests();
    return switch (type) {
      case NUMBER -> numeric == requests ? type : Catalogue.Type.MIXED;
      case TEXT, BOOLEAN -> numeric == 0 ? type : Catalogue.Type.MIXED;
      case MIXED -> type;
    };
  }
}
