import { cost, count, duration, NONE } from "../format";
import type { Totals } from "./charts";

type Props = {
  /** Undefined until they are known for the first time. */
  totals: Totals | undefined;
  busy: boolean;
};

/** What the requests of the question come to. */
export function TotalsLine({ totals, busy }: Props) {
  if (!totals) {
    return (
      <p class="totals" role="status">
        {busy ? "Counting…" : NONE}
      </p>
    );
  }
  const { requests, errors, p95, cost: spent } = totals;
  return (
    <p class="totals" role="status">
      <b>{count(requests)}</b> {requests === 1 ? "request" : "requests"}
      {requests > 0 && (
        <>
          {" · "}
          <span class={errors > 0 ? "error-text" : undefined}>
            <b>{count(errors)}</b> {errors === 1 ? "error" : "errors"}
          </span>
          {" · p95 "}
          <b>{duration(p95 === null ? null : p95 * 1000)}</b>
          {" · "}
          <b>{cost(spent)}</b>
        </>
      )}
    </p>
  );
}
