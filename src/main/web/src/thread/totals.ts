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
  /** From the start of the first request to that of the last, in milliseconds. */
  span: number;
};

export function useTotals(): Asked<Totals> {
  const { query, from, to, round } = question.value;
  const body = { query, from, to, by: { field: "status" } };
  return useAsked(JSON.stringify([body, round]), (abort) =>
    call<Breakdown>("POST", "/api/public/v2/requests/breakdown", body, abort).then(totals),
  );
}

export function totals({ items }: Pick<Breakdown, "items">): Totals {
  const sum = (of: (item: Breakdown["items"][number]) => number) =>
    items.reduce((all, item) => all + of(item), 0);
  const first = Math.min(...items.map((item) => Date.parse(item.first_seen)));
  const last = Math.max(...items.map((item) => Date.parse(item.last_seen)));
  return {
    requests: sum((item) => item.requests),
    errors: sum((item) => item.errors),
    cost: sum((item) => item.cost),
    inputTokens: sum((item) => item.input_tokens),
    outputTokens: sum((item) => item.output_tokens),
    span: items.length > 0 ? last - first : 0,
  };
}
