import { from, go, until } from "../address";
import type { Step } from "../chart/figure";
import { iso, zoomedOut } from "../query/times";

/** Looks at a range that was brushed. */
export const zoomIn = (range: Step): void => go({ from: iso(range.from), to: iso(range.to) });

/** Looks at twice the time. */
export function zoomOut(): void {
  const wide = zoomedOut(from.value, until.value, Date.now());
  if (wide) {
    go(wide);
  }
}
