// Requests that were changed here, until searches know of it: so the list is right at once, and keeps its place.
import { signal } from "@preact/signals";
import type { Detail, Item } from "../api-types";

const changed = signal<ReadonlyMap<number, Detail>>(new Map());

/** Of two answers about a request the later one, in whichever order they came. */
export const newer = (a: Detail, b: Detail | undefined): Detail =>
  b && b.id === a.id && Date.parse(b.updated_at) >= Date.parse(a.updated_at) ? b : a;

export function haveChanged(detail: Detail): void {
  const known = changed.value.get(detail.id);
  changed.value = new Map(changed.value).set(detail.id, known ? newer(known, detail) : detail);
}

/**
 * An item of a page with what was changed after the page was found.
 *
 * @param searchableUntil every write before that moment is in the page
 */
export function asChanged(item: Item, searchableUntil: string): Item {
  const detail = changed.value.get(item.id);
  if (!detail || Date.parse(detail.updated_at) <= Date.parse(searchableUntil)) {
    return item;
  }
  return {
    ...item,
    metadata: Object.entries(detail.metadata).map(([key, value]) => ({ [key]: value })),
    tags_array: detail.tags_array,
    scores: detail.scores.map(({ name, score }) => ({ name, score })),
  };
}
