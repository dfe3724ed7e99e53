// Made of openapi.json: ./mvnw -Dtest=ApiTypesTest -Dgolden=write test

export type Analytics = {
  success: true;
  chartInterval: {
    interval: "second" | "minute" | "hour" | "day";
    bucketSizeMs: number;
    bucketMinutes: number | null;
  };
  averageLatency: number;
  totalCost: number;
  totalTokens: number;
  totalRequests: number;
  totalCachedTokens: number;
  totalThinkingTokens: number;
  cacheTokenRatio: number | null;
  stats: Array<{
    date: string;
    dateLabel: string;
    requests: number;
    tokens: number;
    inputTokens: number;
    outputTokens: number;
    cost: number;
    latency: number;
    cachedTokens: number;
    thinkingTokens: number;
    traceShare: number;
    statusCounts: Record<string, number>;
    outputShapeCounts: {
      json: number;
      toolCall: number;
      plainText: number;
    };
    avgTurnCount: number;
    avgToolCallCount: number;
    toolCallCountP95: number | null;
  }>;
  mostUsedModels: Array<Array<Record<string, unknown>>>;
  modelRequestsByDay: Record<string, Array<Array<Record<string, unknown>>>>;
  mostUsedPromptTemplates: Array<{
    promptId: string;
    requests: number;
    promptName: string | null;
  }>;
  promptTemplateRequestsByDay: Record<string, Array<Array<Record<string, unknown>>>>;
  providerRequestsByDay: Record<string, Array<Array<Record<string, unknown>>>>;
  latency: {
    average_latency: Record<string, number>;
    p50_latency: Record<string, number>;
    p90_latency: Record<string, number>;
    p95_latency: Record<string, number>;
  };
  latencyByModelByDay: Record<string, LatencyOverTime>;
  latencyByPromptTemplateByDay: Record<string, LatencyOverTime>;
  latencyByProviderByDay: Record<string, LatencyOverTime>;
  errorTypes: Array<{
    errorType: ErrorType;
    requests: number;
  }>;
  providerBreakdown: Array<{
    provider: string;
    requests: number;
    cost: number;
    tokens: number;
    inputTokens: number;
    outputTokens: number;
  }>;
  promptBreakdown: Array<{
    promptId: string;
    requests: number;
    cost: number;
    tokens: number;
    inputTokens: number;
    outputTokens: number;
  }>;
  tagsBreakdown: Array<{
    tag: string;
    requests: number;
    cost: number;
    tokens: number;
    inputTokens: number;
    outputTokens: number;
  }>;
  metadataKeysTop: Array<{
    key: string;
    requests: number;
  }>;
  outputKeysTop: Array<{
    key: string;
    requests: number;
  }>;
  toolsLatency: Array<{
    toolName: string;
    requests: number;
    avgLatencySeconds: number;
    minLatencySeconds: number;
    maxLatencySeconds: number;
  }>;
  toolsUsageBars: Array<{
    name: string;
    requests: number;
  }>;
  metadataValueBreakdown: Array<{
    key: string;
    value: string;
    label: string;
    requests: number;
    cost: number;
  }>;
  honesty: {
    matched: number;
    exact: boolean;
    estimated: string[];
  };
};

export type Blueprint = {
  prompt_template: {
    type: "chat" | "completion";
  };
  commit_message?: null;
  metadata: {
    model: {
      provider: string;
      name: string;
      model_config_display_name?: null;
      base_model?: null;
      parameters: Record<string, unknown>;
      display_params?: Record<string, unknown>;
      api_type: string | null;
    };
  };
  provider_base_url_name?: null;
  report_id?: null;
  inference_client_name?: null;
  provider_id?: null;
};

export type Breakdown = {
  success: true;
  matched: number;
  missing: number;
  distinct: number;
  distinct_exact: boolean;
  items: Array<{
    value: string;
    requests: number;
    share: number;
    errors: number;
    error_share: number;
    cost: number;
    input_tokens: number;
    output_tokens: number;
    p50_latency_ms: number | null;
    p95_latency_ms: number | null;
    first_seen: Time;
    last_seen: Time;
  }>;
  other: {
    requests: number;
    cost: number;
  } | null;
  exact: boolean;
  next_cursor: string | null;
};

export type ChangePreview = {
  success: true;
  matched: number;
  samples: Item[];
};

export type ChartAsked = {
  id: string;
  chartType: "bar" | "line" | "area";
  title?: string | null;
  metric?: "count" | "sum" | "avg" | "min" | "max" | "percentile" | "cardinality" | null;
  metricField?: "prompt_version_number" | "input_tokens" | "output_tokens" | "cost" | "latency_ms" | "cached_tokens" | "thinking_tokens" | "turn_count" | "tool_call_count" | "score" | "metadata" | null;
  metricScoreName?: string | null;
  metricMetadataKey?: string | null;
  percentile?: number | null;
  series?: ChartSeries[] | null;
  derivedInsights?: Array<{
    type?: "ratio" | null;
    label?: string | null;
    numeratorSeriesKey: string;
    denominatorSeriesKey: string;
  }> | null;
  timeSeries?: boolean | null;
  groupByField?: "engine" | "provider_type" | "prompt_id" | "prompt_version_number" | "status" | "error_type" | "tags" | "metadata_keys" | "output_keys" | "input_variable_keys" | "tool_names" | null;
  groupByMetadataKey?: string | null;
  groupBy?: Array<{
    field?: "engine" | "provider_type" | "prompt_id" | "prompt_version_number" | "status" | "error_type" | "tags" | "metadata_keys" | "output_keys" | "input_variable_keys" | "tool_names" | "prompt_name" | "group_id" | "function_name" | "api_type" | "trace_id" | "price_source";
    metadataKey?: string;
  }> | null;
  limit?: number | null;
  orderBy?: {
    by: string;
    order?: "asc" | "desc" | null;
  } | null;
  includeOther?: boolean | null;
  includeMissing?: boolean | null;
  histogramField?: "prompt_version_number" | "input_tokens" | "output_tokens" | "cost" | "latency_ms" | "cached_tokens" | "thinking_tokens" | "turn_count" | "tool_call_count" | "score" | "metadata" | null;
  histogramScale?: "linear" | "log" | null;
  histogramBuckets?: number | null;
};

export type ChartSeries = {
  key: string;
  label: string;
  metric: "sum" | "avg" | "min" | "max" | "percentile" | "cardinality";
  metricField?: "prompt_version_number" | "input_tokens" | "output_tokens" | "cost" | "latency_ms" | "cached_tokens" | "thinking_tokens" | "turn_count" | "tool_call_count" | "score" | "metadata" | null;
  metricScoreName?: string | null;
  metricMetadataKey?: string | null;
  percentile?: number | null;
};

export type ChartsShown = {
  success: true;
  customCharts: Array<{
    id: string;
    title: string;
    chartType: "bar" | "line" | "area";
    series: Array<{
      key: string;
      label: string;
      labels?: string[];
      kind?: "other" | "missing";
      unit: "count" | "tokens" | "currency" | "duration_seconds" | "number";
    }>;
    data: Array<{
      label: string;
      labels?: string[];
      kind?: "other" | "missing";
      bucketKey?: string;
      from?: number | null;
      to?: number | null;
    }>;
    derivedInsights: Array<{
      type: "ratio";
      label: string;
      numeratorSeriesKey: string;
      denominatorSeriesKey: string;
      value: number | null;
    }>;
    matched: number;
    missing: number;
    other: Record<string, number | null> | null;
    groups: number | null;
    exact: boolean;
  }>;
};

export type Condition = StringCondition | OptionalStringCondition | IdCondition | TextCondition | TextsCondition | NumberCondition | TimeCondition | FlagCondition | ListCondition | NestedCondition | ScoreCondition;

export type Contrast = {
  success: true;
  a: {
    requests: number;
  };
  b: {
    requests: number;
  };
  differences: Array<{
    dimension: ContrastDimension;
    key?: string;
    value: string;
    a: {
      requests: number;
      share: number;
    };
    b: {
      requests: number;
      share: number;
    };
    lift: number | null;
    score: number;
  }>;
  measures: Array<{
    name: string;
    unit: "ms" | "tokens" | "USD" | "score";
    a: {
      avg: number | null;
      p50: number | null;
      p95: number | null;
    };
    b: {
      avg: number | null;
      p50: number | null;
      p95: number | null;
    };
  }>;
  exact: boolean;
};

export type ContrastDimension = "engine" | "provider_type" | "prompt_id" | "prompt_name" | "prompt_version_number" | "status" | "error_type" | "tags" | "metadata_keys" | "output_keys" | "input_variable_keys" | "tool_names" | "group_id" | "function_name" | "api_type" | "trace_id" | "price_source" | "metadata";

export type Detail = {
  success: true;
  prompt_blueprint: Blueprint;
  request_id: Id;
  provider: string;
  model: string;
  tokens: number;
  latency_ms: number;
  trace_id: string | null;
  id: Id;
  engine: string;
  provider_type: string;
  input_tokens: number;
  output_tokens: number;
  cached_tokens: number;
  thinking_tokens: number;
  price: number;
  price_source: "caller" | "table" | null;
  request_start_time: Time;
  request_end_time: Time;
  latency: number;
  status: Status;
  error_type: ErrorType | null;
  prompt_id: number | null;
  prompt_version_number: number | null;
  group_id: Id | null;
  tags_array: Tags;
  metadata: Record<string, unknown>;
  scores: Array<{
    name: string;
    score: number;
    updated_at: Time;
  }>;
  prompt_name: string | null;
  function_name: string | null;
  api_type: string | null;
  error_message: string | null;
  input_text: string;
  output_text: string;
  input_variables: Record<string, unknown>;
  request: {
    kind: "track";
    args: Array<Record<string, unknown>>;
    kwargs: Record<string, unknown>;
  } | {
    kind: "log";
    input: Record<string, unknown>;
    parameters: Record<string, unknown>;
  };
  response: Record<string, unknown>;
  created_at: Time;
  updated_at: Time;
};

export type Edit = {
  filter_group?: Filter | null;
  query?: QueryLine;
  q?: string | null;
  from?: string | number | null;
  to?: string | number | null;
  time_zone?: string | null;
  set_metadata?: Record<string, unknown> | null;
  add_tags?: string[] | null;
  remove_tags?: string[] | null;
  all?: boolean | null;
  dry_run?: boolean | null;
};

export type Error = {
  success: false;
  message: string;
  error: string;
  pointer?: string;
  allowed?: string[];
  position?: number;
  expected?: string[];
  detail?: Array<{
    loc: string[];
    msg: string;
    type: string;
  }>;
};

export type ErrorType = "PROVIDER_RATE_LIMIT" | "PROVIDER_QUOTA_LIMIT" | "PROVIDER_TIMEOUT" | "PROVIDER_AUTH_ERROR" | "PROVIDER_ERROR" | "PROVIDER_PARTIAL_RESPONSE" | "TEMPLATE_RENDER_ERROR" | "VARIABLE_MISSING_OR_EMPTY" | "UNKNOWN_ERROR";

export type Explanation = {
  conditions: Array<{
    pointer: string;
    from?: number;
    to?: number;
    text: string;
    alone: number;
    without: number;
    nearest?: {
      key?: string;
      value?: string;
      requests: number;
    };
  }>;
  culprit: string | null;
  culprit_index: number | null;
  outside_range: number | null;
  failed?: string;
};

export type Filter = FilterGroup | Condition;

export type FilterGroup = {
  logic?: "AND" | "OR" | "NOT" | "and" | "or" | "not" | null;
  filters?: Filter[] | null;
};

export type FlagCondition = {
  field: "is_json" | "is_tool_call" | "is_plain_text";
  operator: "is_true" | "is_false";
  value?: Record<string, unknown>;
};

export type Id = number;

export type IdCondition = {
  field: "pl_id" | "prompt_id";
  operator: "is" | "is_not" | "in" | "not_in" | "eq" | "neq";
  value?: number | string | Array<number | string>;
};

export type Item = {
  id: Id;
  engine: string;
  provider_type: string;
  input_tokens: number;
  output_tokens: number;
  cached_tokens: number;
  thinking_tokens: number;
  price: number;
  price_source: "caller" | "table" | null;
  request_start_time: Time;
  request_end_time: Time;
  latency: number;
  status: Status;
  error_type: ErrorType | null;
  prompt_id: number | null;
  prompt_version_number: number | null;
  group_id: Id | null;
  tags_array: Tags;
  metadata: Metadata;
  scores: Scores;
  prompt_name?: string | null;
  input_preview?: string;
  output_preview?: string;
  input_text?: string;
  output_text?: string;
  output?: Record<string, unknown>;
  input_variables?: Record<string, unknown>;
  highlights?: {
    input_text: string[];
    output_text: string[];
  };
  error_message?: string | null;
};

export type Job = {
  id: Id;
  kind: string;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  matched: number;
  done: number;
  failed: number;
  created_at: Time;
  started_at: Time | null;
  finished_at: Time | null;
  by: string;
  message: string | null;
  receipt: Record<string, unknown> | null;
};

export type JobList = {
  success: true;
  items: Job[];
};

export type JobReply = {
  success: true;
  job: Job;
};

export type Key = {
  id: Id;
  name: string;
  workspace: string;
  role: Role;
  prefix: string;
  created_at: string;
  last_used_on: string | null;
  revoked_at: string | null;
};

export type KeyCreated = {
  success: true;
  key: string;
  id: Id;
  name: string;
  workspace: string;
  role: Role;
  prefix: string;
  created_at: string;
  last_used_on: string | null;
  revoked_at: string | null;
};

export type KeyList = {
  success: true;
  items: Key[];
};

export type LatencyOverTime = {
  average_latency: Array<Array<Record<string, unknown>>>;
  p50_latency: Array<Array<Record<string, unknown>>>;
  p90_latency: Array<Array<Record<string, unknown>>>;
  p95_latency: Array<Array<Record<string, unknown>>>;
};

export type ListCondition = {
  field: "tags" | "metadata_keys" | "tool_names" | "output_keys" | "input_variable_keys" | "score_names";
  operator: "contains" | "not_contains" | "in" | "not_in" | "is_empty" | "is_not_empty";
  value?: string | number | boolean | Array<string | number | boolean>;
};

export type Metadata = Array<Record<string, unknown>>;

export type MetadataKeys = {
  success: true;
  matched: number;
  items: Array<{
    key: string;
    requests: number;
    coverage: number;
    distinct: number;
    distinct_exact: boolean;
    type: "text" | "number" | "boolean" | "mixed";
    first_seen: Time;
    last_seen: Time;
    top_values: Array<{
      value: string;
      requests: number;
    }>;
    warnings: Array<{
      code: "near_duplicate" | "looks_like_values";
      other?: string;
      message: string;
    }>;
  }>;
  exact: boolean;
  next_cursor: string | null;
};

export type NestedCondition = {
  field: "metadata" | "output" | "input_variables";
  operator: "key_equals" | "key_not_equals" | "key_contains" | "key_not_contains" | "key_starts_with" | "key_exists" | "key_not_exists" | "in" | "not_in" | "is_empty" | "is_not_empty" | "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between";
  value?: string | number | boolean | Array<string | number | boolean>;
  nested_key?: string;
};

export type NumberCondition = {
  field: "prompt_version_number" | "input_tokens" | "output_tokens" | "cost" | "latency_ms" | "cached_tokens" | "thinking_tokens" | "turn_count" | "tool_call_count";
  operator: "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" | "is_null" | "is_not_null";
  value?: number | string | Array<number | string>;
};

export type OptionalStringCondition = {
  field: "error_type" | "prompt_name" | "group_id" | "function_name" | "api_type" | "trace_id" | "price_source";
  operator: "is" | "is_not" | "in" | "not_in" | "is_null" | "is_not_null";
  value?: string | number | boolean | Array<string | number | boolean>;
};

export type Page = {
  success: true;
  items: Item[];
  page: number;
  pages: number;
  per_page: number;
  total: number;
  has_next: boolean;
  has_prev: boolean;
  next_num: number | null;
  prev_num: number | null;
  next_cursor: string | null;
  query: string;
  freshness: {
    searchable_until: Time;
    lag_ms: number;
  };
  incomplete: {
    partitions: string[];
    reason: "timeout" | "unavailable";
  } | null;
  explanation?: Explanation;
};

export type QueryExplained = {
  success: true;
  query?: string;
  filter_group?: FilterGroup;
  tokens?: Array<{
    from: number;
    to: number;
    kind: "field" | "operator" | "value" | "logic" | "word";
    condition: number | null;
  }>;
  conditions?: Array<{
    from: number;
    to: number;
    text: string;
  }>;
  complete?: {
    from: number;
    to: number;
    what: "field" | "key" | "operator" | "value";
    field?: string;
    key?: string;
    prefix: string;
  } | null;
  error?: {
    message: string;
    position: number;
    expected: string[];
  };
};

export type QueryLine = string | null;

export type Ready = {
  success: true;
  status: "ready" | "degraded";
  version: string;
  checks: Record<string, string>;
};

export type Role = "read" | "write" | "admin";

export type ScoreCondition = {
  field: "scores";
  operator: "eq" | "neq" | "gt" | "gte" | "lt" | "lte" | "between" | "is_empty" | "is_not_empty";
  value?: number | string | Array<number | string>;
  nested_key?: string;
};

export type Scores = Array<{
  name: string;
  score: number;
}>;

export type Search = {
  filter_group?: Filter | null;
  query?: QueryLine;
  from?: string | number | null;
  to?: string | number | null;
  time_zone?: string | null;
  q?: string | null;
  sort_by?: "request_start_time" | "request_end_time" | "input_tokens" | "output_tokens" | "cost" | "latency_ms" | "status" | "relevance" | null | string;
  sort_order?: "asc" | "desc" | null;
  page?: number | null;
  per_page?: number | null;
  cursor?: string | null;
  include?: Array<"previews" | "input_text" | "output_text" | "output" | "input_variables" | "highlights" | "error"> | null;
  allow_partial?: boolean | null;
  include_prompt_name?: boolean | null;
  explain_empty?: boolean | null;
};

export type Selection = {
  filter_group?: Filter | null;
  query?: QueryLine;
  q?: string | null;
  from?: string | number | null;
  to?: string | number | null;
  time_zone?: string | null;
};

export type Session = {
  success: true;
  workspace: {
    id: Id;
    name: string;
  };
  role: Role;
  key_name: string;
  expires_at: string;
};

export type Status = "SUCCESS" | "WARNING" | "ERROR";

export type StringCondition = {
  field: "engine" | "provider_type" | "status";
  operator: "is" | "is_not" | "in" | "not_in";
  value?: string | number | boolean | Array<string | number | boolean>;
};

export type Suggestions = {
  success: true;
  values: string[];
  items?: Array<{
    value: string;
    requests: number;
  }>;
  matched?: number;
  exact?: boolean;
};

export type Tags = string[];

export type TextCondition = {
  field: "input_text" | "output_text" | "error_message";
  operator: "contains" | "not_contains" | "starts_with" | "ends_with";
  value?: string | number | boolean;
};

export type TextsCondition = {
  field: "text";
  operator: "contains" | "not_contains" | "starts_with" | "ends_with" | "matches";
  value?: string | number | boolean;
};

export type Time = string;

export type TimeCondition = {
  field: "request_start_time" | "request_end_time";
  operator: "is" | "before" | "after" | "between";
  value?: number | string | Array<number | string>;
};

export type View = {
  id: Id;
  name: string;
  path: ViewPath;
  created_by: string;
  updated_at: string;
};

export type ViewList = {
  success: true;
  items: View[];
};

export type ViewPath = string;

export type ViewSaved = {
  success: true;
  id: Id;
  name: string;
  path: ViewPath;
  created_by: string;
  updated_at: string;
};

export type Workspace = {
  id: number;
  name: string;
  requests: number;
  bytes: number;
  retention: string | null;
};

export type WorkspaceList = {
  success: true;
  items: Workspace[];
};
