// A figure as rows, for tables and for spreadsheets.
import { zone } from "../format";
import { iso } from "../query/times";
import type { Cell } from "./csv";
import { exactly, type Figure, isPartial, isStacked, stepName, total } from "./figure";

const hasTotal = (figure: Figure): boolean => isStacked(figure) && figure.series.length > 1;

const UNITS: Record<Figure["unit"], string> = {
  count: "",
  tokens: "",
  number: "",
  currency: " (USD)",
  duration_seconds: " (s)",
};

export function heads(figure: Figure, utc: boolean): string[] {
  return [
    figure.along === "time" ? `Time (${zone(utc)})` : "Latency",
    ...figure.series.map((each) => each.label),
    ...(hasTotal(figure) ? ["All"] : []),
  ];
}

export function rows(figure: Figure, utc: boolean): string[][] {
  return figure.steps.map((step, i) => [
    stepName(figure, step, utc) + (isPartial(figure, step) ? " (in part)" : ""),
    ...figure.series.map((each) => exactly(figure.unit, each.values[i] ?? null)),
    ...(hasTotal(figure) ? [exactly(figure.unit, total(figure.series, i))] : []),
  ]);
}

/** With numbers as they are, and moments that programs read. */
export function cells(figure: Figure): Cell[][] {
  const isTime = figure.along === "time";
  const unit = UNITS[figure.unit];
  return [
    [
      ...(isTime ? ["from", "to"] : ["from (s)", "to (s)"]),
      ...figure.series.map((each) => each.label + unit),
      ...(hasTotal(figure) ? [`All${unit}`] : []),
    ],
    ...figure.steps.map((step, i) => [
      ...(isTime ? [iso(step.from), iso(step.to)] : [step.from, step.to]),
      ...figure.series.map((each) => each.values[i] ?? null),
      ...(hasTotal(figure) ? [total(figure.series, i)] : []),
    ]),
  ];
}
