import { address } from "../address";
import type { Breakdown } from "../api-types";
import type { Dimension } from "../query/dimensions";
import { type Paged, usePaged } from "../query/paged";

export type Row = Breakdown["items"][number];

/** Which requests are broken down. */
export type Asking = { query: string; from: string; to: string };

export const AT_ONCE = 50;

/** What the API calls the order by a column. */
const SORTS: Record<string, string> = {
  value: "value",
  requests: "requests",
  errors: "errors",
  error_share: "error_share",
  cost: "cost",
  input: "input_tokens",
  output: "output_tokens",
  p50: "p50_latency_ms",
  p95: "p95_latency_ms",
  last: "last_seen",
};

const DEFAULT = "-requests";

/** What the address says that a breakdown is ordered by. */
export function breakdownSort(): string {
  const asked = address.value.params.get("sort") ?? DEFAULT;
  return Object.hasOwn(SORTS, asked.replace(/^-/, "")) ? asked : DEFAULT;
}

/** What the address says that the values begin with. */
export const breakdownPrefix = (): string => address.value.params.get("prefix") ?? "";

/** Requests value by value, in the order of the address. */
export function useBreakdown(dimension: Dimension, asking: Asking): Paged<Row, Breakdown> {
  const sort = breakdownSort();
  const prefix = breakdownPrefix();
  return usePaged<Row, Breakdown>("/api/public/v2/requests/breakdown", {
    ...asking,
    by: dimension.by,
    sort_by: SORTS[sort.replace(/^-/, "")],
    sort_order: sort.startsWith("-") ? "desc" : "asc",
    per_page: AT_ONCE,
    ...(prefix ? { search: prefix } : {}),
  });
}
