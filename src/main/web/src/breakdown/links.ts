import { query, to, visit } from "../address";
import { and } from "../query/conditions";
import type { Dimension } from "../query/dimensions";
import { threadOf } from "../query/thread";
import type { Choice } from "../ui/Menu";

/** The address of the requests of a value, among those that the page is about. */
export const requestsOf = (dimension: Dimension, value: string): string =>
  to({ query: and(query.value, dimension.is(value)) }, "/requests");

/**
 * Where a value of a ranking leads to, beside filtering the page by it.
 *
 * @param seen when the value was seen last: its thread is shown around it
 */
export function linksOf(dimension: Dimension, value: string, seen: string): Choice[] {
  const choices: Choice[] = [{ name: "Show the requests", run: () => visit(requestsOf(dimension, value)) }];
  if ("metadata_key" in dimension.by) {
    choices.push({ name: "Open thread", run: () => visit(threadOf(dimension.is(value), seen)) });
  }
  return choices;
}
