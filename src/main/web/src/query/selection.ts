// What the page asks, once and for all: for what is done with everything that it finds.
import { question, resolved } from "./asked";
import { iso } from "./times";

export type Selection = { query: string; from: string; to: string };

/** The question with times that stand still: what is counted now and what is done later are the same. */
export function selection(): Selection {
  const { query, from, to } = question.value;
  const range = resolved.value;
  return range ? { query, from: iso(range.from), to: iso(range.to) } : { query, from, to };
}
