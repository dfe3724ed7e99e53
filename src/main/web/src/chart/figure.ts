// What a chart shows, before anything is drawn.
import { cost, count, duration, minute, NONE, period, short } from "../format";

export type Unit = "count" | "tokens" | "currency" | "duration_seconds" | "number";

/** The end of a token's name: `--viz-ok`. */
export type Colour = "ok" | "warn" | "err" | "1" | "2" | "3" | "4" | "5" | "other" | "none";

export const COLOURS: readonly Colour[] = ["ok", "warn", "err", "1", "2", "3", "4", "5", "other", "none"];

export type Amount = number | null;

export type Series = {
  key: string;
  label: string;
  colour: Colour;
  /** One for each step. */
  values: Amount[];
  /** What finds the requests of the series, where a condition does. */
  condition?: string;
};

/** From one moment to another, in milliseconds, or from one latency to another, in seconds. */
export type Step = { from: number; to: number };

export type Figure = {
  title: string;
  /** Bars and areas stand on each other; lines do not. */
  form: "bars" | "areas" | "lines";
  along: "time" | "latency";
  unit: Unit;
  /** Ascending, without gaps. */
  steps: Step[];
  series: Series[];
  /** The time that was asked about: steps that reach beyond it are counted in part. */
  asked?: Step | undefined;
  /** A stretch that is pointed out. */
  marked?: Step | undefined;
};

export const isStacked = (figure: Figure): boolean => figure.form !== "lines";

/** Whether a step reaches beyond what was asked about. */
export function isPartial({ asked, along }: Figure, step: Step): boolean {
  return along === "time" && asked !== undefined && (step.from < asked.from || step.to > asked.to);
}

/** Where each series begins and ends above the axis, each on the one before. */
export function stacked(series: Series[]): { low: number[]; high: number[] }[] {
  const length = series[0]?.values.length ?? 0;
  let low = new Array<number>(length).fill(0);
  return series.map(({ values }) => {
    const high = low.map((below, i) => below + (values[i] ?? 0));
    const layer = { low, high };
    low = high;
    return layer;
  });
}

/** The sum of a step; null when no series has a number. */
export function total(series: Series[], step: number): Amount {
  const numbers = series.map((each) => each.values[step] ?? null).filter((n) => n !== null);
  return numbers.length === 0 ? null : numbers.reduce((a, b) => a + b, 0);
}

const sum = (values: Amount[]): number => values.reduce<number>((a, b) => a + (b ?? 0), 0);

/** Exactly, for tooltips and tables. */
export function exactly(unit: Unit, n: Amount): string {
  switch (unit) {
    case "currency":
      return cost(n);
    case "duration_seconds":
      return duration(n === null ? n : n * 1000);
    default:
      return count(n);
  }
}

/** In few characters, for axes. */
export function briefly(unit: Unit, n: number): string {
  switch (unit) {
    case "currency":
      return n === 0 ? "$0" : `$${n >= 100 ? short(n) : n >= 0.01 ? n.toFixed(2) : Number(n.toPrecision(2))}`;
    case "duration_seconds":
      return n < 1 ? `${Number((n * 1000).toPrecision(3))} ms` : `${Number(n.toPrecision(3))} s`;
    default:
      return short(n);
  }
}

/** How a step is called. */
export function stepName(figure: Figure, step: Step, utc: boolean): string {
  if (figure.along === "latency") {
    return `${briefly("duration_seconds", step.from)} – ${briefly("duration_seconds", step.to)}`;
  }
  return step.to - step.from < 864e5
    ? period(step.from, step.to, utc)
    : minute(new Date(step.from), utc).replace(/ 00:00$/, "");
}

/** What the chart shows, in a sentence for those who do not see it. */
export function summary(figure: Figure, utc: boolean): string {
  const { steps, series, unit, title } = figure;
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || series.length === 0) {
    return `${title}: nothing to show.`;
  }
  const where =
    figure.along === "time"
      ? period(first.from, last.to, utc)
      : stepName(figure, { from: first.from, to: last.to }, utc);
  const parts = series.map((each) => {
    if (isStacked(figure)) {
      return `${each.label} ${exactly(unit, sum(each.values))}`;
    }
    const numbers = each.values.filter((n) => n !== null);
    return numbers.length === 0
      ? `${each.label} ${NONE}`
      : `${each.label} ${exactly(unit, Math.min(...numbers))} to ${exactly(unit, Math.max(...numbers))}`;
  });
  return `${title}, ${where}: ${parts.join(", ")}.`;
}
