// What the page of analytics shows, by one call.
import type { ChartAsked } from "../api-types";
import type { Colour, Figure } from "../chart/figure";
import { type Dimension, inText, STATUS } from "../query/dimensions";
import {
  type Charts,
  failuresOnTop,
  overTime,
  overTimeBy,
  requestsOverTime,
  spread,
  statusOf,
  TOTALS,
  valuesOf,
} from "./charts";

const PERCENTILES: readonly [number, Colour][] = [
  [50, "1"],
  [90, "4"],
  [95, "2"],
  [99, "3"],
];

const TOKENS: Record<string, { label: string; colour: Colour }> = {
  input_tokens: { label: "in", colour: "1" },
  output_tokens: { label: "out", colour: "4" },
};

/** Ranges of latencies begin at round numbers: these are as fine as they get. */
const RANGES = 40;

/**
 * @param by what requests and costs are split by
 * @param key whose different values are counted
 */
export function overviewBy(by: Dimension, key: string): ChartAsked[] {
  return [
    ...TOTALS,
    overTimeBy(STATUS, { id: "volume", metric: "count" }),
    {
      id: "latency",
      chartType: "line",
      timeSeries: true,
      series: PERCENTILES.map(([percentile]) => ({
        key: `p${percentile}`,
        label: `p${percentile}`,
        metric: "percentile",
        metricField: "latency_ms",
        percentile,
      })),
    },
    {
      id: "tokens",
      chartType: "area",
      timeSeries: true,
      series: [
        { key: "input_tokens", label: "in", metric: "sum", metricField: "input_tokens" },
        { key: "output_tokens", label: "out", metric: "sum", metricField: "output_tokens" },
      ],
    },
    overTimeBy(by, { id: "cost", metric: "sum", metricField: "cost" }),
    {
      id: "latencies",
      chartType: "bar",
      histogramField: "latency_ms",
      histogramScale: "log",
      histogramBuckets: RANGES,
    },
    { id: "distinct", chartType: "line", metric: "cardinality", metricMetadataKey: key, timeSeries: true },
    ...(by.id === STATUS.id ? [] : [overTimeBy(by, { id: "requests", metric: "count" })]),
  ];
}

export type Overview = Record<
  "volume" | "latency" | "tokens" | "cost" | "latencies" | "distinct" | "requests",
  Figure | undefined
>;

export function overviewOf(charts: Charts): Overview {
  const { by } = charts;
  return {
    volume: failuresOnTop(
      overTime(charts, "volume", { title: "Requests by status", form: "bars", unit: "count" }, statusOf),
    ),
    latency: overTime(
      charts,
      "latency",
      { title: "Latency", form: "lines", unit: "duration_seconds" },
      ({ label }) => ({ label, colour: PERCENTILES.find(([n]) => `p${n}` === label)?.[1] ?? "other" }),
    ),
    tokens: overTime(
      charts,
      "tokens",
      { title: "Tokens", form: "areas", unit: "tokens" },
      ({ key, label }) => TOKENS[key] ?? { label, colour: "other" },
    ),
    cost: overTime(
      charts,
      "cost",
      { title: `Cost by ${inText(by)}`, form: "areas", unit: "currency" },
      valuesOf(charts, "cost"),
    ),
    latencies: spread(charts, "latencies", "Latency distribution"),
    distinct: overTime(
      charts,
      "distinct",
      { title: "Different values", form: "bars", unit: "count" },
      ({ label }) => ({ label: label.replace(/^Distinct /, ""), colour: "5" }),
    ),
    requests: by.id === STATUS.id ? undefined : requestsOverTime(charts),
  };
}
