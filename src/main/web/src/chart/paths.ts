// Shapes that stand on each other.
import type uPlot from "uplot";
import type { Step } from "./figure";

type Layer = { low: number[]; high: number[] };

const GAP = 1;

/** Where steps lie on the canvas, in its pixels. */
export function spans(u: uPlot, edges: Step[]): { left: number; width: number }[] {
  const gap = GAP * devicePixelRatio;
  return edges.map(({ from, to }) => {
    const left = Math.round(u.valToPos(from, "x", true));
    const right = Math.round(u.valToPos(to, "x", true));
    return { left, width: Math.max(1, right - left - (right - left > 3 * gap ? gap : 0)) };
  });
}

/** A bar for each step, as wide as the step. */
export function bars(u: uPlot, edges: Step[], { low, high }: Layer): uPlot.Series.Paths {
  const fill = new Path2D();
  spans(u, edges).forEach(({ left, width }, i) => {
    const [from, to] = [low[i] ?? 0, high[i] ?? 0];
    if (to > from) {
      const bottom = Math.round(u.valToPos(from, "y", true));
      // What is there is seen, however little it is.
      const top = Math.min(bottom - 1, Math.round(u.valToPos(to, "y", true)));
      fill.rect(left, top, width, bottom - top);
    }
  });
  return { fill };
}

/** An area from the middle of each step to that of the next, level at both ends. */
export function area(u: uPlot, edges: Step[], { low, high }: Layer): uPlot.Series.Paths {
  const fill = new Path2D();
  const [first, last] = [edges[0], edges.at(-1)];
  if (!first || !last) {
    return { fill };
  }
  const x = (at: number) => u.valToPos(at, "x", true);
  const y = (n: number | undefined) => u.valToPos(n ?? 0, "y", true);
  const middles = edges.map(({ from, to }) => x((from + to) / 2));
  fill.moveTo(x(first.from), y(high[0]));
  middles.forEach((at, i) => {
    fill.lineTo(at, y(high[i]));
  });
  fill.lineTo(x(last.to), y(high.at(-1)));
  fill.lineTo(x(last.to), y(low.at(-1)));
  for (let i = middles.length - 1; i >= 0; i--) {
    fill.lineTo(middles[i] ?? 0, y(low[i]));
  }
  fill.lineTo(x(first.from), y(low[0]));
  fill.closePath();
  return { fill };
}

/** Behind all that is drawn: a stretch that is pointed out. */
export function band(u: uPlot, edge: Step, colour: string): void {
  const { ctx, bbox } = u;
  const [span] = spans(u, [edge]);
  if (!span) {
    return;
  }
  const line = 2 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.16;
  ctx.fillRect(span.left, bbox.top, span.width, bbox.height);
  ctx.globalAlpha = 1;
  ctx.fillRect(span.left, bbox.top, line, bbox.height);
  ctx.fillRect(span.left + span.width - line, bbox.top, line, bbox.height);
  ctx.restore();
}

/** Strikes through what was counted in part only. */
export function hatch(u: uPlot, edge: Step, colour: string): void {
  const { ctx, bbox } = u;
  const [span] = spans(u, [edge]);
  if (!span) {
    return;
  }
  const distance = 5 * devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(span.left, bbox.top, span.width, bbox.height - 1);
  ctx.clip();
  ctx.beginPath();
  for (let at = span.left - bbox.height; at < span.left + span.width; at += distance) {
    ctx.moveTo(at, bbox.top + bbox.height);
    ctx.lineTo(at + bbox.height, bbox.top);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.stroke();
  ctx.restore();
}
