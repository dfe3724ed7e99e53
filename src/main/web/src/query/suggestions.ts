// Values in use, the most frequent first.
import { call } from "../api";
import type { Suggestions } from "../api-types";

export type Suggestion = { value: string; requests: number };

export type Wanted = {
  field: string;
  /** For values under a key. */
  metadata_key?: string;
  prefix: string;
  query?: string;
  from?: string;
  to?: string;
  limit?: number;
};

const MOST = 10;
const LONGEST_PREFIX = 100;

export async function suggestions(wanted: Wanted, abort: AbortSignal): Promise<Suggestion[]> {
  const found = await call<Suggestions>(
    "POST",
    "/api/public/v2/requests/suggestions",
    { limit: MOST, ...wanted, prefix: wanted.prefix.slice(0, LONGEST_PREFIX), with_counts: true },
    abort,
  );
  return found.items ?? [];
}
