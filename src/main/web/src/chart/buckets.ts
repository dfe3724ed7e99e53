// How long the buckets of a chart over time are, and which there are.
import type { Step } from "./figure";

const SECOND = 1e3;
const MINUTE = 6e4;
const HOUR = 36e5;
const DAY = 864e5;

/** As the API calls them, with their lengths. */
const LADDER = [
  ["1s", SECOND],
  ["5s", 5 * SECOND],
  ["10s", 10 * SECOND],
  ["30s", 30 * SECOND],
  ["1m", MINUTE],
  ["5m", 5 * MINUTE],
  ["10m", 10 * MINUTE],
  ["15m", 15 * MINUTE],
  ["30m", 30 * MINUTE],
  ["1h", HOUR],
  ["3h", 3 * HOUR],
  ["6h", 6 * HOUR],
  ["12h", 12 * HOUR],
  ["1d", DAY],
  ["7d", 7 * DAY],
] as const;

export type Interval = (typeof LADDER)[number];

/** More cannot be told apart. */
const MOST = 120;

/** As many buckets as empty ones are drawn for; beyond, the range is that of the requests. */
const MOST_FILLED = 1_000;

/** The shortest interval of which a range has few enough buckets. */
export function intervalOf(asked: Step | undefined): Interval {
  const fits = ([, length]: Interval) => asked !== undefined && (asked.to - asked.from) / length < MOST;
  return LADDER.find(fits) ?? ["7d", 7 * DAY];
}

/** The zone whose days and hours buckets are. */
export const zoneName = (utc: boolean): string =>
  utc ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The moment at which a bucket begins, by its key: a moment, or a day of the zone. */
export function beginning(key: string, utc: boolean): number {
  const [, year, month, day] = /^(-?\d+)-(\d\d)-(\d\d)$/.exec(key) ?? [];
  return year && !utc ? new Date(Number(year), Number(month) - 1, Number(day)).getTime() : Date.parse(key);
}

/** The beginning of the bucket so many buckets later, by the clock of the zone: a day of it can have 23 hours, or 25. */
function later(at: number, [, length]: Interval, buckets: number, utc: boolean): number {
  if (length <= HOUR || utc) {
    return at + buckets * length;
  }
  const date = new Date(at);
  const hours = date.getHours() + (buckets * length) / HOUR;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate(), hours, date.getMinutes()).getTime();
}

/**
 * The buckets of a range. The server leaves out those before the first request and after the last; they are put back,
 * so that the chart shows the time that was asked about.
 *
 * @param found where the buckets of the server begin, without a gap
 * @param before how many were put before them
 */
export function filled(
  found: number[],
  interval: Interval,
  asked: Step | undefined,
  utc: boolean,
): { steps: Step[]; before: number } {
  const starts = [...found];
  const [first] = found;
  if (first === undefined) {
    return { steps: [], before: 0 };
  }
  const isFilled = asked !== undefined && (asked.to - asked.from) / interval[1] <= MOST_FILLED;
  for (let at = first; isFilled && at > asked.from; ) {
    at = later(at, interval, -1, utc);
    starts.unshift(at);
  }
  const before = starts.length - found.length;
  let end = later(starts.at(-1) ?? first, interval, 1, utc);
  while (isFilled && end < asked.to) {
    starts.push(end);
    end = later(end, interval, 1, utc);
  }
  return { steps: starts.map((from, i) => ({ from, to: starts[i + 1] ?? end })), before };
}

/** What was brushed, in whole steps, at least one. */
export function brushed(steps: Step[], from: number, to: number): Step | undefined {
  const edges = [...steps.map((step) => step.from), steps.at(-1)?.to ?? 0];
  const nearest = (at: number) =>
    edges.reduce((best, edge) => (Math.abs(edge - at) < Math.abs(best - at) ? edge : best));
  const range = { from: nearest(from), to: nearest(to) };
  return range.from < range.to
    ? range
    : steps.find((step) => step.from <= (from + to) / 2 && (from + to) / 2 < step.to);
}
