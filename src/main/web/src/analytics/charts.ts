// Charts as the API is asked for them, and its answers as figures.
import type { ChartAsked, ChartsShown } from "../api-types";
import { beginning, filled, type Interval } from "../chart/buckets";
import type { Amount, Colour, Figure, Series, Step, Unit } from "../chart/figure";
import { type Dimension, inText, STATUS } from "../query/dimensions";
import { statusName } from "../ui/Status";

export type Shown = ChartsShown["customCharts"][number];
type Group = Shown["series"][number];

/** An answer, and what it was asked with. */
export type Charts = {
  shown: Map<string, Shown>;
  /** What is split, is split by this. */
  by: Dimension;
  interval: Interval;
  asked: Step | undefined;
  utc: boolean;
};

const COLOURED: readonly Colour[] = ["1", "2", "3", "4", "5"];

/** As many values have a colour of their own; the others share one. */
const MOST = COLOURED.length;

const groupOf = ({ by }: Dimension) =>
  ("field" in by ? { field: by.field } : { metadataKey: by.metadata_key }) as NonNullable<
    ChartAsked["groupBy"]
  >[number];

/** A number of each bucket, split by the values of a dimension that have most of it. */
export function overTimeBy(
  dimension: Dimension,
  asked: Pick<ChartAsked, "id" | "metric" | "metricField">,
): ChartAsked {
  return {
    ...asked,
    chartType: "bar",
    timeSeries: true,
    groupBy: [groupOf(dimension)],
    limit: MOST,
    includeOther: true,
    includeMissing: true,
  };
}

/** What the totals are read from. */
export const TOTALS: readonly ChartAsked[] = [
  { id: "statuses", chartType: "bar", metric: "count", groupByField: "status" },
  {
    id: "overall",
    chartType: "bar",
    series: [
      { key: "p95", label: "p95", metric: "percentile", metricField: "latency_ms", percentile: 95 },
      { key: "cost", label: "Cost", metric: "sum", metricField: "cost" },
    ],
  },
];

export type Totals = { requests: number; errors: number; p95: Amount; cost: Amount };

export function totalsOf({ shown }: Charts): Totals {
  const statuses = shown.get("statuses");
  const overall = shown.get("overall")?.data[0];
  const errors = statuses?.data.find((row) => row.label === "ERROR");
  return {
    requests: statuses?.matched ?? 0,
    errors: (errors && amount(errors, "value")) ?? 0,
    p95: overall ? amount(overall, "p95") : null,
    cost: overall ? amount(overall, "cost") : null,
  };
}

/** The number of a series in a row. */
function amount(row: Shown["data"][number], key: string): Amount {
  const value = (row as Record<string, unknown>)[key];
  return typeof value === "number" ? value : null;
}

type Look = { title: string; form: Figure["form"]; unit: Unit };

/** How a series looks, and what finds its requests. */
export type Dress = (group: Group, at: number) => Pick<Series, "label" | "colour" | "condition">;

/** A chart over time as a figure, with all of the time that was asked about. */
export function overTime(charts: Charts, id: string, look: Look, dress: Dress): Figure | undefined {
  const shown = charts.shown.get(id);
  if (!shown) {
    return undefined;
  }
  const { interval, asked, utc } = charts;
  const found = shown.data.map((row) => beginning(row.bucketKey ?? "", utc));
  const { steps, before } = filled(found, interval, asked, utc);
  const none = look.form === "lines" ? null : 0;
  const series = shown.series.map((group, at): Series => {
    const values = new Array<Amount>(steps.length).fill(none);
    shown.data.forEach((row, i) => {
      values[before + i] = amount(row, group.key);
    });
    return { key: group.key, values, ...dress(group, at) };
  });
  return { ...look, along: "time", steps, series, asked };
}

const STATUSES: Record<string, Colour> = { SUCCESS: "ok", WARNING: "warn", ERROR: "err" };

/** Which value has which colour: those that have one already keep it, others get what is left. */
function coloured(groups: Group[], known: ReadonlyMap<string, Colour>): Map<string, Colour> {
  const values = groups.filter(({ kind }) => !kind).map(({ label }) => label);
  const taken = values.map((value) => known.get(value));
  const free = COLOURED.filter((colour) => !taken.includes(colour));
  return new Map(values.map((value) => [value, known.get(value) ?? free.shift() ?? "other"]));
}

/** How the values of a dimension look: each alike in all charts of an answer. */
export function valuesOf({ by, shown }: Charts, id: string): Dress {
  const first = coloured(shown.get("requests")?.series ?? [], new Map());
  const colours = coloured(shown.get(id)?.series ?? [], first);
  return ({ label, kind }) => {
    if (kind) {
      return kind === "other" ? { label: "other", colour: "other" } : { label: "no value", colour: "none" };
    }
    return by.id === STATUS.id
      ? statusOf({ label })
      : { label, colour: colours.get(label) ?? "other", condition: by.is(label) };
  };
}

/** How statuses look. */
export const statusOf = ({ label }: Pick<Group, "label">): ReturnType<Dress> => ({
  label: statusName(label),
  colour: STATUSES[label] ?? "other",
  condition: STATUS.is(label),
});

/** How many requests there were when, by the dimension of the question. */
export function requestsOverTime(charts: Charts): Figure | undefined {
  const look = { title: `Requests by ${inText(charts.by)}`, form: "bars", unit: "count" } as const;
  const figure = overTime(charts, "requests", look, valuesOf(charts, "requests"));
  return charts.by.id === STATUS.id ? failuresOnTop(figure) : figure;
}

const ORDER = Object.values(STATUSES);

/** What went well below, what failed on top, whichever is more. */
export const failuresOnTop = (figure: Figure | undefined): Figure | undefined =>
  figure && {
    ...figure,
    series: figure.series.toSorted((a, b) => ORDER.indexOf(a.colour) - ORDER.indexOf(b.colour)),
  };

/** How requests are spread over the ranges of a number. */
export function spread(charts: Charts, id: string, title: string): Figure | undefined {
  const shown = charts.shown.get(id);
  return (
    shown && {
      title,
      form: "bars",
      along: "latency",
      unit: "count",
      steps: shown.data.map((row) => ({ from: row.from ?? 0, to: row.to ?? 0 })),
      series: [
        {
          key: "value",
          label: "requests",
          colour: "ok",
          values: shown.data.map((row) => amount(row, "value")),
        },
      ],
    }
  );
}
