import { address } from "../address";
import type { MetadataKeys } from "../api-types";
import type { Asking } from "../breakdown/useBreakdown";
import { quoted } from "../query/conditions";
import { type Paged, usePaged } from "../query/paged";

export type Key = MetadataKeys["items"][number];

export const AT_ONCE = 50;

const SORTS = ["requests", "key", "last_seen", "distinct"];

/** What the address says that keys are ordered by; the server knows one direction of each. */
export function keySort(): string {
  const asked = address.value.params.get("sort") ?? "";
  return SORTS.includes(asked) ? asked : "requests";
}

const PATH = "/api/public/v2/metadata/keys";

export function useKeys(asking: Asking, prefix: string): Paged<Key, MetadataKeys> {
  return usePaged<Key, MetadataKeys>(PATH, {
    ...asking,
    sort_by: keySort(),
    per_page: AT_ONCE,
    ...(prefix ? { prefix } : {}),
  });
}

const MOST = 100;

/** What is known of one key: those that begin with it are asked for, it is the first of them but for its case. */
export function useKey(asking: Asking, key: string): Paged<Key, MetadataKeys> {
  return usePaged<Key, MetadataKeys>(PATH, {
    ...asking,
    prefix: key.slice(0, MOST),
    sort_by: "key",
    per_page: MOST,
  });
}

/** Whether a key is shown by its beginning only: then nothing can be asked by it. */
export const isKeyShortened = (key: string): boolean => key.length > 64 && /…[0-9a-f]{8}$/.test(key);

/** The condition that requests have a key. */
export const hasKey = (key: string): string => `metadata.${quoted(key)}:*`;

/** Counted, or about so many. */
export const about = (number: string, isExact: boolean): string => (isExact ? number : `about ${number}`);
