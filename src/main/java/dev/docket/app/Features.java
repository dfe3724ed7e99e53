package dev.docket.app;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.docket.analytics.PagingReader;
import dev.docket.analytics.breakdown.Breakdowns;
import dev.docket.analytics.charts.Charts;
import dev.docket.analytics.contrast.Contrast;
import dev.docket.analytics.keys.KeyCatalogue;
import dev.docket.analytics.overview.Overviews;
import dev.docket.analytics.unpriced.MissingPrices;
import dev.docket.changes.Aging;
import dev.docket.changes.EditByQuery;
import dev.docket.changes.Erase;
import dev.docket.changes.ErasedSpans;
import dev.docket.changes.MatchingIds;
import dev.docket.filter.SelectionReader;
import dev.docket.http.AccessParts;
import dev.docket.http.AnalyticsParts;
import dev.docket.http.ChangeParts;
import dev.docket.http.MaintenanceParts;
import dev.docket.http.PromptParts;
import dev.docket.http.SearchParts;
import dev.docket.http.TraceParts;
import dev.docket.http.WriteParts;
import dev.docket.ingest.Enriching;
import dev.docket.ingest.Intake;
import dev.docket.ingest.LinkingWriter;
import dev.docket.ingest.LogReader;
import dev.docket.ingest.Resends;
import dev.docket.jobs.JobPace;
import dev.docket.jobs.JobRunner;
import dev.docket.jobs.JobStore;
import dev.docket.jobs.JobWork;
import dev.docket.jobs.Jobs;
import dev.docket.opensearch.Engine;
import dev.docket.opensearch.Turns;
import dev.docket.opensearch.analytics.Asking;
import dev.docket.opensearch.analytics.OpenSearchBreakdown;
import dev.docket.opensearch.analytics.OpenSearchCharts;
import dev.docket.opensearch.analytics.OpenSearchContrast;
import dev.docket.opensearch.analytics.OpenSearchKeyCatalogue;
import dev.docket.opensearch.analytics.OpenSearchOverview;
import dev.docket.opensearch.analytics.OpenSearchUnpricedModels;
import dev.docket.opensearch.maintenance.Rewriting;
import dev.docket.opensearch.maintenance.StoredRequestCounts;
import dev.docket.opensearch.objects.StoredAccess;
import dev.docket.opensearch.objects.StoredGroups;
import dev.docket.opensearch.objects.StoredJobs;
import dev.docket.opensearch.objects.StoredSessions;
import dev.docket.opensearch.objects.StoredViews;
import dev.docket.opensearch.prompts.StoredPrompts;
import dev.docket.opensearch.query.Counting;
import dev.docket.opensearch.query.OpenSearchExplanations;
import dev.docket.opensearch.query.OpenSearchExports;
import dev.docket.opensearch.query.OpenSearchMatchingIds;
import dev.docket.opensearch.query.OpenSearchRequestReader;
import dev.docket.opensearch.query.OpenSearchRequestSearch;
import dev.docket.opensearch.query.OpenSearchSuggestions;
import dev.docket.opensearch.query.TextsInTurn;
import dev.docket.opensearch.traces.OpenSearchErasedSpans;
import dev.docket.opensearch.traces.OpenSearchSpanRequests;
import dev.docket.opensearch.traces.OpenSearchSpanTraces;
import dev.docket.opensearch.traces.OpenSearchSpans;
import dev.docket.pricing.PriceTable;
import dev.docket.prompts.Fetching;
import dev.docket.prompts.PromptCache;
import dev.docket.prompts.PromptLinking;
import dev.docket.prompts.Prompts;
import dev.docket.prompts.Publishing;
import dev.docket.prompts.ReleaseLabels;
import dev.docket.requests.Groups;
import dev.docket.requests.RequestId;
import dev.docket.requests.RequestIdSource;
import dev.docket.requests.RequestReader;
import dev.docket.requests.RequestWriter;
import dev.docket.search.Explaining;
import dev.docket.search.ExportQueryReader;
import dev.docket.search.Exports;
import dev.docket.search.RequestSearch;
import dev.docket.search.SearchQueryReader;
import dev.docket.search.SuggestionQueryReader;
import dev.docket.traces.SpanIntake;
import dev.docket.traces.SpanLinks;
import dev.docket.traces.SpanLogs;
import dev.docket.traces.SpanRequests;
import dev.docket.traces.SpanStore;
import dev.docket.traces.Traces;
import dev.docket.views.SavedViews;
import dev.docket.workspaces.Access;
import dev.docket.workspaces.Sessions;
import dev.docket.workspaces.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Builds each feature, and puts the engine's adapters into its ports.
final class Features {

  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  /// Questions that look at many requests.
  private static final int HEAVY_AT_ONCE = 2;

  /// Whole requests, or pages with whole texts, that are being read.
  private static final int TEXTS_AT_ONCE = 4;

  private static final Duration HEAVY_PATIENCE = Duration.ofSeconds(10);

  private final Config config;
  private final Store store;
  private final PriceTable prices;
  private final InstantSource clock;
  private final RequestIdSource ids;
  private final Groups groups;
  private final RequestReader reader;
  private final PromptCache promptCache;
  private final LogReader logs;
  private final Intake intake;
  private final Maintenance maintenance;
  private final JobStore jobs;

  Features(
      Config config, Store store, PriceTable prices, RequestIdSource ids, InstantSource clock) {
    this.config = config;
    this.store = store;
    this.prices = prices;
    this.clock = clock;
    this.ids = ids;
    this.groups = new StoredGroups(store.objects(), ids);
    this.reader = new OpenSearchRequestReader(store.engine(), store.partitions());
    this.promptCache =
        new PromptCache(
            new StoredPrompts(store.engine(), config.layout().promptsIndex()),
            Ticker.systemTicker());
    PromptLinking linking = new PromptLinking(promptCache, Ticker.systemTicker());
    this.logs = new LogReader(workspace -> new LinkedPrompts(linking, workspace), clock);
    RequestWriter writer =
        new LinkingWriter(
            store.writer(),
            new OpenSearchSpanTraces(
                store.engine(), store.partitions(), config.layout().spansPattern()),
            clock);
    this.intake =
        new Intake(writer, groups, ids, new Resends(Ticker.systemTicker()), prices, clock);
    this.jobs = new StoredJobs(store.objects());
    this.maintenance = new Maintenance(config, store, jobs, clock);
  }

  /// Takes jobs until it is closed, which must be before what its works stand on is.
  JobRunner jobRunner() {
    return new JobRunner(
        jobs,
        works(),
        clock,
        config.external().isPresent() ? JobPace.MANY_SERVERS : JobPace.THIS_SERVER);
  }

  private List<JobWork> works() {
    MatchingIds matching = matching();
    Erase.Store beside =
        new Erase.Store(
            erasedSpans(),
            new Rewriting(store.engine(), config.layout()),
            maintenance.backupNames());
    return List.of(
        maintenance.backup(),
        aging(),
        new EditByQuery(matching, store.background(), store.refreshing(), this::newestId, clock),
        new Erase(matching, store.background(), store.refreshing(), beside, this::newestId, clock));
  }

  private Aging aging() {
    return new Aging(matching(), store.background(), store.refreshing(), erasedSpans(), clock);
  }

  private MatchingIds matching() {
    return new OpenSearchMatchingIds(
        store.engine().client(), config.layout().requestsPattern(), config.queryTimeout());
  }

  private ErasedSpans erasedSpans() {
    return new OpenSearchErasedSpans(
        store.engine(),
        store.partitions(),
        config.layout().spansPattern(),
        config.layout().requestsPattern());
  }

  /// Orders jobs, and has them begun at once.
  private Jobs jobs(JobRunner runner) {
    return new Jobs(jobs, ids, clock, runner::wake);
  }

  ChangeParts changes(JobRunner runner) {
    return new ChangeParts(jobs(runner), search());
  }

  AccessParts access() {
    StoredAccess stored = new StoredAccess(store.objects());
    Access access = new Access(stored, ids, clock, config.apiKey().orElse(null));
    return new AccessParts(
        access,
        new Sessions(new StoredSessions(store.objects()), access, config.session(), clock),
        new Workspaces(stored, new StoredRequestCounts(store.engine(), config.layout())),
        new SavedViews(new StoredViews(store.objects()), ids, clock));
  }

  WriteParts writing() {
    return new WriteParts(
        logs, intake, new Enriching(store.writer(), reader, groups, clock), groups);
  }

  SearchParts searching() {
    Engine engine = store.engine();
    String requests = config.layout().requestsPattern();
    Duration timeout = config.queryTimeout();
    TextsInTurn texts =
        new TextsInTurn(search(), reader, Turns.ofTexts(TEXTS_AT_ONCE, HEAVY_PATIENCE));
    return new SearchParts(
        texts,
        new SearchQueryReader(clock, this::newestId),
        new Explaining(new OpenSearchExplanations(engine.client(), requests, timeout)),
        new OpenSearchSuggestions(engine.client(), requests, timeout),
        new SuggestionQueryReader(new SelectionReader(clock)),
        new Exports(
            new OpenSearchExports(engine.client(), requests, timeout),
            store.refreshing(),
            intake::decided,
            this::newestId),
        new ExportQueryReader(clock),
        texts);
  }

  private RequestSearch search() {
    return new OpenSearchRequestSearch(
        store.engine().client(), config.layout().requestsPattern(), config.queryTimeout());
  }

  AnalyticsParts analytics() {
    Asking asking =
        new Asking(
            new Counting(
                store.engine().client(), config.layout().requestsPattern(), config.queryTimeout()),
            Turns.ofCounts(HEAVY_AT_ONCE, HEAVY_PATIENCE),
            config.queryTimeout());
    PagingReader pages = new PagingReader(clock, this::newestId);
    return new AnalyticsParts(
        prices,
        new MissingPrices(new OpenSearchUnpricedModels(asking), prices, clock),
        new Breakdowns(new OpenSearchBreakdown(asking), pages),
        new KeyCatalogue(new OpenSearchKeyCatalogue(asking), pages),
        new Overviews(new OpenSearchOverview(asking, OpenSearchOverview.SAMPLE), clock),
        new Contrast(new OpenSearchContrast(asking), clock),
        new Charts(new OpenSearchCharts(asking), clock));
  }

  TraceParts traces() {
    SpanStore spans =
        new OpenSearchSpans(
            store.engine(),
            store.partitions(),
            config.layout().spansPattern(),
            store.obstacle(),
            store.refreshing()::acknowledged);
    SpanRequests requests =
        new OpenSearchSpanRequests(store.engine(), config.layout().requestsPattern());
    return new TraceParts(
        logs,
        new SpanIntake(
            spans,
            new SpanLogs(intake, requests),
            new SpanLinks(requests, store.writer(), clock),
            store.refreshing()),
        new Traces(spans, requests, store.refreshing()));
  }

  PromptParts prompts() {
    Prompts prompts = new Prompts(promptCache);
    ReleaseLabels labels = new ReleaseLabels(promptCache, prompts, ids);
    return new PromptParts(
        prompts, new Fetching(prompts), new Publishing(promptCache, labels, ids, clock), labels);
  }

  MaintenanceParts maintenance(JobRunner runner) {
    return maintenance.parts(jobs(runner), aging());
  }

  /// Has done what needs nobody to ask for it.
  void begin(Rounds rounds, JobRunner runner) {
    maintenance.begin(rounds, jobs(runner), aging());
  }

  /// Beyond every id that has been drawn: the clocks of servers beside one engine may differ.
  private RequestId newestId() {
    return ids.beyond(config.external().isPresent() ? CLOCKS_APART : Duration.ZERO);
  }
}
