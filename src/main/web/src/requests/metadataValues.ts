import { type Suggestion, suggestions } from "../query/suggestions";

/** What other requests have under a key. */
export const valuesInUseOf = (key: string, prefix: string, abort: AbortSignal): Promise<Suggestion[]> =>
  suggestions({ field: "metadata_values", metadata_key: key, prefix }, abort);
