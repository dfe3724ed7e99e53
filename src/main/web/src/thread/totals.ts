// What a thread comes to: each request has one status, so the parts add up to the whole.
import { type Asked, call, useAsked } from "../api";
import type { Breakdown } from "../api-types";
import { question } from "../query/asked";

export type Totals = {
  requests: number;
  errors: number;
  cost: number;
  inputTokens: number;
  outputTokens: number;
  /** When the first and the last request began. */
  first: number;
  last: number;
};

/** Of the time that is asked for, or of all times. */
export function useTotals(always: boolean): Asked<Totals> {
  const { query, from, to, round } = question.value;
  const body = { query, by: { field: "status" }, ...(always ? {} : { from, to }) };
  return useAsked(always && !query ? "" : JSON.stringify([body, round]), (abort) =>
    call<Breakdown>("POST", "/api/public/v2/requests/breakdown", body, abort).then(totals),
  );
}

export function totals({ items }: Pick<Breakdown, "items">): Totals {
  const sum = (of: (item: Breakdown["items"][number]) => number) =>
    items.reduce((all, item) => all + of(item), 0);
  return {
    requests: sum((item) => item.requests),
    errors: sum((item) => item.errors),
    cost: sum((item) => item.cost),
    inputTokens: sum((item) => item.input_tokens),
    outputTokens: sum((item) => item.output_tokens),
    first: Math.min(...items.map((item) => Date.parse(item.first_seen))),
    last: Math.max(...items.map((item) => Date.parse(item.last_seen))),
  };
}
