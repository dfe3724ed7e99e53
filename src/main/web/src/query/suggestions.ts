// Values in use, the most frequent first.
import { call } from "../api";
import type { Suggestions } from "../api-types";
import { count } from "../format";

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

/** Values in use, with all that the server says of them. */
export const valuesInUse = (wanted: Wanted, abort: AbortSignal): Promise<Suggestions> =>
  call(
    "POST",
    "/api/public/v2/requests/suggestions",
    { limit: MOST, ...wanted, prefix: wanted.prefix.slice(0, LONGEST_PREFIX), with_counts: true },
    abort,
  );

export const suggestions = async (wanted: Wanted, abort: AbortSignal): Promise<Suggestion[]> =>
  (await valuesInUse(wanted, abort)).items ?? [];

/** How many requests have a value: what is not exact can only be too low. */
export const atLeast = (requests: number, isExact: boolean | undefined): string =>
  count(requests) + (isExact ? "" : "+");
