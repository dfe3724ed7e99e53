// A figure as uPlot draws it.
import { signal } from "@preact/signals";
import uPlot from "uplot";
import { isRound, tick } from "./axis";
import { brushed } from "./buckets";
import type { Palette } from "./colours";
import { type Amount, briefly, type Figure, isPartial, isStacked, type Step, stacked } from "./figure";
import { area, band, bars, hatch } from "./paths";

export type Drawing = {
  figure: Figure;
  utc: boolean;
  isLog: boolean;
  colours: Palette;
  width: number;
  height: number;
  /** Charts of the same name share their cursor and their brush. */
  sync?: string | undefined;
  onBrush: (range: Step) => void;
  onHover: (step: number | null, cursor: uPlot.Cursor) => void;
};

/** How wide the axis at the side is. */
export const AXIS = 52;
const AXIS_BELOW = 22;

/** Where the brush began: the others only follow it. */
let brushing: uPlot | undefined;

/** Whether somebody is brushing. */
export const isBrushing = signal(false);

/** Steps as they lie along the axis: latencies side by side, whatever their width. */
export const edgesOf = ({ along, steps }: Figure): Step[] =>
  along === "time" ? steps : steps.map((_, i) => ({ from: i, to: i + 1 }));

export function plot(into: HTMLElement, drawing: Drawing): uPlot {
  const { figure, utc, isLog, colours, width, height, sync, onBrush, onHover } = drawing;
  const edges = edgesOf(figure);
  const layers = isStacked(figure) ? stacked(figure.series) : [];
  const heights = figure.series.map((each, i): Amount[] => layers[i]?.high ?? each.values);
  const axis: uPlot.Axis = {
    font: colours.font,
    stroke: colours.text,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    gap: 6,
  };
  const u = new uPlot(
    {
      width,
      height,
      ms: 1,
      tzDate: (at) => (utc ? uPlot.tzDate(new Date(at), "Etc/UTC") : new Date(at)),
      legend: { show: false },
      padding: [8, 20, 0, 0],
      scales: {
        x: { time: figure.along === "time", range: () => [edges[0]?.from ?? 0, edges.at(-1)?.to ?? 1] },
        y: { distr: isLog ? 3 : 1, range: (_, min, max) => rangeOf(min, max, isLog) },
      },
      axes: [
        { ...axis, size: AXIS_BELOW, ...below(figure, utc) },
        {
          ...axis,
          size: AXIS,
          space: 28,
          ...(figure.unit === "count" || figure.unit === "tokens" ? { incrs: WHOLE } : {}),
          filter: (_, splits) => (isLog ? splits.map((n) => (isRound(n) ? n : null)) : splits),
          values: (_, splits) => splits.map((n) => (n === null ? null : briefly(figure.unit, n))),
        },
      ],
      series: [
        {},
        ...figure.series.map((each, i): uPlot.Series => {
          const colour = colours.series[each.colour];
          const layer = layers[i];
          return layer
            ? {
                fill: colour,
                points: { show: false },
                paths: (self) => (figure.form === "bars" ? bars : area)(self, edges, layer),
              }
            : {
                stroke: colour,
                width: 1.5,
                points: { show: true, size: 4, fill: colour, width: 0, filter: () => alone(each.values) },
              };
        }),
      ],
      cursor: {
        y: false,
        points: { show: !isStacked(figure), size: 6 },
        drag: { x: true, y: false, setScale: false, dist: 4 },
        bind: { dblclick: () => () => null },
        ...(sync ? { sync: { key: sync, scales: ["x", null] } } : {}),
      },
      hooks: {
        drawClear: [
          (self) => {
            if (figure.marked) {
              band(self, figure.marked, colours.series["2"]);
            }
          },
        ],
        draw: [
          (self) => {
            if (figure.form === "bars") {
              edges
                .filter((edge) => isPartial(figure, edge))
                .forEach((edge) => {
                  hatch(self, edge, colours.surface);
                });
            }
          },
        ],
        setCursor: [(self) => onHover(self.cursor.idx ?? null, self.cursor)],
        setSelect: [
          (self) => {
            const { left, width: wide } = self.select;
            if (wide === 0) {
              return;
            }
            const range = brushed(edges, self.posToVal(left, "x"), self.posToVal(left + wide, "x"));
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            if (range && brushing === self) {
              onBrush(inValues(figure, range));
            }
          },
        ],
      },
    },
    [edges.map(({ from, to }) => (from + to) / 2), ...heights],
    into,
  );
  u.over.addEventListener("mousedown", () => {
    brushing = u;
    isBrushing.value = true;
    addEventListener("mouseup", () => (isBrushing.value = false), { once: true });
  });
  return u;
}

const WHOLE = [1, 2, 5]
  .flatMap((n) => Array.from({ length: 13 }, (_, i) => n * 10 ** i))
  .sort((a, b) => a - b);

/** From zero, or on a logarithmic axis from the power of ten below; something to look at when there is nothing. */
function rangeOf(min: number | null, max: number | null, isLog: boolean): [number, number] {
  if (isLog) {
    const low = min !== null && min > 0 ? min : 0.1;
    const [first, last] = uPlot.rangeLog(low, Math.max(max ?? 0, low * 2), 10, false);
    return [first ?? 0.1, last ?? 10];
  }
  return [0, max !== null && max > 0 ? max * 1.05 : 1];
}

/** The axis below. */
function below(figure: Figure, utc: boolean): uPlot.Axis {
  if (figure.along === "time") {
    return {
      space: 72,
      values: (_, splits, _axis, _space, distance) => splits.map((at) => tick(at, distance, utc)),
    };
  }
  const { steps } = figure;
  const bounds = [...steps.map((step) => step.from), steps.at(-1)?.to ?? 0];
  return {
    splits: (u) => {
      const every = Math.max(1, Math.ceil((bounds.length * 56) / Math.max(1, u.width - AXIS)));
      return bounds.map((_, i) => i).filter((i) => i % every === 0);
    },
    values: (_, splits) => splits.map((i) => briefly("duration_seconds", bounds[i] ?? 0)),
  };
}

/** Points that no line reaches. */
const alone = (values: Amount[]): number[] =>
  values.flatMap((n, i) =>
    n !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [i] : [],
  );

/** What was brushed, in what the steps are measured in; no further than was asked about. */
function inValues({ along, steps, asked }: Figure, range: Step): Step {
  if (along === "latency") {
    return { from: steps[range.from]?.from ?? 0, to: steps[range.to - 1]?.to ?? 0 };
  }
  return {
    from: Math.max(range.from, asked?.from ?? range.from),
    to: Math.min(range.to, asked?.to ?? range.to),
  };
}
