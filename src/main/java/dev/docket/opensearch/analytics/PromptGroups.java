package dev.docket.opensearch.analytics;

import dev.docket.analytics.Dimension;
import dev.docket.analytics.overview.Line;
import dev.docket.analytics.overview.Overview;
import dev.docket.analytics.overview.Share;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.query.FilterToQuery;
import dev.docket.opensearch.schema.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;

/// Requests by their prompt: by its id, or by its name where clients give no id.
///
/// @param ids of the prompts that are shown over time
/// @param names of those without an id, as terms
record PromptGroups(List<String> ids, List<String> names) {

  private static final Dimension IDS = new Dimension.OfField(Field.PROMPT_ID);
  private static final Dimension NAMES = new Dimension.OfField(Field.PROMPT_NAME);

  private static final String BY_ID = "prompts by id";
  private static final String BY_NAME = "prompts by name";
  private static final String LINES_BY_ID = "lines of prompts by id";
  private static final String LINES_BY_NAME = "lines of prompts by name";
  private static final String INNER = "groups";
  private static final String NAME = "name";

  private static final Comparator<Share> MOST_REQUESTS =
      Comparator.comparingLong(Share::requests).reversed();

  /// The prompts with most requests.
  static Map<String, Aggregation> askedFirst() {
    return Map.of(
        BY_ID, GroupCounts.asked(IDS, OverviewLimits.MOST_LINES),
        BY_NAME, withoutId(GroupCounts.asked(NAMES, OverviewLimits.MOST_LINES)));
  }

  static PromptGroups chosen(Counts counts, int lines) {
    record Prompt(String id, String name, long requests) {}
    List<Prompt> prompts = new ArrayList<>();
    for (Group group : Group.of(counts.get(BY_ID)).groups()) {
      prompts.add(new Prompt(group.term(), "", group.counts().requests()));
    }
    for (Group group : Group.of(inner(counts, BY_NAME).get(INNER)).groups()) {
      prompts.add(new Prompt("", group.term(), group.counts().requests()));
    }
    List<Prompt> shown =
        prompts.stream()
            .sorted(Comparator.comparingLong(Prompt::requests).reversed())
            .limit(lines)
            .toList();
    return new PromptGroups(
        shown.stream().map(Prompt::id).filter(id -> !id.isEmpty()).toList(),
        shown.stream().filter(prompt -> prompt.id().isEmpty()).map(Prompt::name).toList());
  }

  private static Aggregation withoutId(Aggregation groups) {
    return Aggregation.of(a ->
        a.filter(FilterToQuery.of(new Filter.Not(new Filter.Has(Field.PROMPT_ID))))
            .aggregations(INNER, groups));
  }

  private static Counts inner(Counts counts, String name) {
    return Counts.of(counts.get(name).filter());
  }

  static Map<String, Aggregation> asked() {
    return Map.of(
        BY_ID, GroupShares.asked(IDS, Map.of(NAME, mostFrequentName())),
        BY_NAME, withoutId(GroupShares.asked(NAMES)));
  }

  Map<String, Aggregation> askedLines() {
    Map<String, Aggregation> asked = new HashMap<>();
    if (!ids.isEmpty()) {
      asked.put(LINES_BY_ID, GroupLines.asked(IDS, ids));
    }
    if (!names.isEmpty()) {
      asked.put(LINES_BY_NAME, withoutId(GroupLines.asked(NAMES, names)));
    }
    return asked;
  }

  private static Aggregation mostFrequentName() {
    return Aggregation.of(a ->
        a.terms(terms ->
            terms.field(FieldPaths.of(Field.PROMPT_NAME)).size(1).order(Dimensions.BY_COUNT)));
  }

  static Overview.Top<Share> shares(Counts counts) {
    Group.Groups byId = Group.of(counts.get(BY_ID));
    Group.Groups byName = Group.of(inner(counts, BY_NAME).get(INNER));
    Stream<Share> all =
        Stream.concat(
            byId.groups().stream().map(PromptGroups::linked),
            byName.groups().stream().map(PromptGroups::named));
    return new Overview.Top<>(
        all.sorted(MOST_REQUESTS).limit(OverviewLimits.LISTED).toList(),
        byId.exact() && byName.exact());
  }

  private static Share linked(Group group) {
    List<Group> names = Group.of(group.counts().get(NAME)).groups();
    return share(
        group.term(),
        names.isEmpty() ? null : Terms.shown(names.getFirst().term()),
        group.counts());
  }

  private static Share named(Group group) {
    String name = Terms.shown(group.term());
    return share(Share.prompt(name), name, group.counts());
  }

  private static Share share(String value, @Nullable String name, Counts counts) {
    Share share = GroupShares.share(value, counts);
    return new Share(
        value, name, share.requests(), share.cost(), share.inputTokens(), share.outputTokens());
  }

  /// The lines of both, the one with most requests first.
  ///
  /// @param buckets what was found in each
  List<Line> lines(List<Counts> buckets) {
    List<Line> lines = new ArrayList<>();
    if (!ids.isEmpty()) {
      var found = buckets.stream().map(bucket -> bucket.get(LINES_BY_ID)).toList();
      lines.addAll(GroupLines.found(ids, found, id -> id));
    }
    if (!names.isEmpty()) {
      var found = buckets.stream().map(bucket -> inner(bucket, LINES_BY_NAME).get(INNER)).toList();
      lines.addAll(GroupLines.found(names, found, name -> Share.prompt(Terms.shown(name))));
    }
    lines.sort(GroupLines.MOST_REQUESTS);
    return lines;
  }
}
