// What the page asks, and as of when: "now" is the moment at which it was asked, until it is asked again.
import { computed, signal } from "@preact/signals";
import { from, query, until } from "../address";
import { type Range, range } from "./times";

const round = signal(0);

export type Question = { query: string; from: string; to: string; round: number; asOf: number };

export const question = computed<Question>(() => ({
  query: query.value,
  from: from.value,
  to: until.value,
  round: round.value,
  asOf: Date.now(),
}));

/** Asks all that is on the page again; "now" moves on. */
export function refresh(): void {
  round.value += 1;
}

/** The range of the question in numbers; undefined when its texts are none. */
export const resolved = computed<Range | undefined>(() => {
  const { from: first, to: last, asOf } = question.value;
  return range(first, last, asOf);
});
