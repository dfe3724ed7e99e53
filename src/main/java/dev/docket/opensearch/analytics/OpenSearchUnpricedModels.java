package dev.docket.opensearch.analytics;

import dev.docket.analytics.unpriced.UnpricedModels;
import dev.docket.filter.Field;
import dev.docket.filter.Filter;
import dev.docket.opensearch.query.FieldPaths;
import dev.docket.opensearch.schema.Terms;
import dev.docket.requests.WorkspaceId;
import java.util.List;
import java.util.Map;
import org.opensearch.client.opensearch._types.FieldValue;
import org.opensearch.client.opensearch._types.SortOrder;
import org.opensearch.client.opensearch._types.aggregations.Aggregation;
import org.opensearch.client.opensearch._types.aggregations.MultiTermLookup;
import org.opensearch.client.opensearch._types.aggregations.MultiTermsAggregate;
import org.opensearch.client.opensearch._types.aggregations.MultiTermsBucket;

/// Finds models by one group for each pair of provider and engine.
public final class OpenSearchUnpricedModels implements UnpricedModels {

  /// So many models of each partition are compared: counts are exact while none has more.
  private static final int COMPARED = 1_000;

  private static final String MODELS = "models";
  private static final String INPUT = "input";
  private static final String OUTPUT = "output";
  private static final String LAST = "last";

  private final Asking asking;

  public OpenSearchUnpricedModels(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Found find(WorkspaceId workspace, Filter filter, int most) {
    return asking.ask(
        workspace,
        filter,
        Step.once(Map.of(MODELS, models(most)), OpenSearchUnpricedModels::found),
        () -> Found.NOTHING);
  }

  private static Aggregation models(int most) {
    return Aggregation.of(a ->
        a.multiTerms(terms ->
                terms
                    .terms(List.of(lookup(Field.PROVIDER_TYPE), lookup(Field.ENGINE)))
                    .size(most)
                    .shardSize(COMPARED)
                    .order(order -> order.count(SortOrder.Desc)))
            .aggregations(
                Map.of(
                    INPUT, Numbers.sum(FieldPaths.of(Field.INPUT_TOKENS)),
                    OUTPUT, Numbers.sum(FieldPaths.of(Field.OUTPUT_TOKENS)),
                    LAST, OverTime.last())));
  }

  /// Left to itself the engine leaves out whoever lacks one of both.
  private static MultiTermLookup lookup(Field field) {
    return MultiTermLookup.of(l -> l.field(FieldPaths.of(field)).missing(FieldValue.of("")));
  }

  private static Found found(Counts counts) {
    MultiTermsAggregate models = counts.get(MODELS).multiTerms();
    Long beyond = models.sumOtherDocCount();
    Long error = models.docCountErrorUpperBound();
    return new Found(
        counts.requests(),
        models.buckets().array().stream().map(OpenSearchUnpricedModels::model).toList(),
        beyond == null ? 0 : beyond,
        error == null || error == 0);
  }

  private static Model model(MultiTermsBucket bucket) {
    Counts counts = Counts.of(bucket);
    return new Model(
        Terms.shown(bucket.key().get(0).stringValue()),
        Terms.shown(bucket.key().get(1).stringValue()),
        counts.requests(),
        Math.round(counts.valueOrZero(INPUT)),
        Math.round(counts.valueOrZero(OUTPUT)),
        OverTime.moment(counts.get(LAST)));
  }
}
