import { query, to, visit } from "../address";
import { and } from "../query/conditions";
import type { Dimension } from "../query/dimensions";
import type { Choice } from "../ui/Menu";

/** The address of the requests of a value, among those that the page is about. */
export const requestsOf = (dimension: Dimension, value: string): string =>
  to({ query: and(query.value, dimension.is(value)) }, "/requests");

/** What can be done with a value of a ranking, beside filtering the page by it. */
export function linksOf(dimension: Dimension, value: string): Choice[] {
  const choices: Choice[] = [{ name: "Show the requests", run: () => visit(requestsOf(dimension, value)) }];
  if ("metadata_key" in dimension.by) {
    const thread = to({ query: dimension.is(value), view: "thread" }, "/requests");
    choices.push({ name: "Open thread", run: () => visit(thread) });
  }
  return choices;
}
