import { go } from "../address";
import { question } from "./asked";
import { iso, type Range, zoomedOut } from "./times";

/** Looks at a range that was brushed. */
export const zoomIn = (range: Range): void => go({ from: iso(range.from), to: iso(range.to) });

/** Looks at twice the time. */
export function zoomOut(): void {
  const { from, to, asOf } = question.value;
  const wide = zoomedOut(from, to, asOf);
  if (wide) {
    go(wide);
  }
}
