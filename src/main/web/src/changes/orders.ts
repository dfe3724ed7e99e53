// What the server is asked to change, and what it says beforehand.
import type { Item } from "../api-types";
import type { Selection } from "../query/selection";

export type Change = {
  /** A key whose value is null is removed. */
  set_metadata?: Record<string, unknown>;
  add_tags?: string[];
  remove_tags?: string[];
};

export type EditOrder = Selection & Change;

export type DryRun = { matched: number; samples: Item[] };
