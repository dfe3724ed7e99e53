import { isRound, tick } from "../src/chart/axis";
import { beginning, brushed, filled, intervalOf } from "../src/chart/buckets";
import { csv } from "../src/chart/csv";
import { type Figure, isPartial, stacked, summary, total } from "../src/chart/figure";
import { cells, rows } from "../src/chart/table";
import { equal, test } from "./harness";

const HOUR = 36e5;
const at = (text: string) => Date.parse(text);

test("charts: an interval has fewer buckets than can be told apart", () => {
  const name = (span: number) => intervalOf({ from: 0, to: span })[0];
  equal([6e4, 15 * 6e4, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR].map(name), [
    "1s",
    "10s",
    "15m",
    "3h",
    "12h",
  ]);
  equal(intervalOf(undefined)[0], "7d");
});

test("charts: empty buckets before and after the requests are put back", () => {
  const start = at("2026-11-25T00:00:00Z");
  const found = [start + 2 * HOUR, start + 3 * HOUR];
  const { steps, before } = filled(found, ["1h", HOUR], { from: start, to: start + 6 * HOUR }, true);
  equal(before, 2);
  equal(
    steps.map((step) => (step.from - start) / HOUR),
    [0, 1, 2, 3, 4, 5],
  );
  equal(filled([], ["1h", HOUR], { from: start, to: start + HOUR }, true), { steps: [], before: 0 });
});

test("charts: days follow the clock of the zone when it is set", () => {
  // In Berlin 25 October 2026 has 25 hours.
  const first = beginning("2026-10-24", false);
  equal(new Date(first).toISOString(), "2026-10-23T22:00:00.000Z");
  const asked = { from: first, to: at("2026-10-26T23:00:00Z") };
  const { steps } = filled([first], ["1d", 864e5], asked, false);
  equal(
    steps.map(({ from, to }) => (to - from) / HOUR),
    [24, 25, 24],
  );
});

test("charts: a brush takes whole steps, and at least one", () => {
  const steps = [0, 10, 20, 30].map((from) => ({ from, to: from + 10 }));
  equal(brushed(steps, 8, 31), { from: 10, to: 30 });
  equal(brushed(steps, 13, 14), { from: 10, to: 20 });
  equal(brushed(steps, 36, 39), { from: 30, to: 40 });
});

const figure: Figure = {
  title: "Cost",
  form: "bars",
  along: "time",
  unit: "currency",
  steps: [
    { from: 0, to: HOUR },
    { from: HOUR, to: 2 * HOUR },
  ],
  series: [
    { key: "a", label: "=a", colour: "1", values: [1, null] },
    { key: "b", label: "b", colour: "2", values: [0.5, null] },
  ],
  asked: { from: 0, to: HOUR + 1 },
};

test("charts: what is stacked stands on what is below it", () => {
  equal(stacked(figure.series), [
    { low: [0, 0], high: [1, 0] },
    { low: [1, 0], high: [1.5, 0] },
  ]);
  equal([total(figure.series, 0), total(figure.series, 1)], [1.5, null]);
});

test("charts: steps that reach beyond the time are counted in part", () => {
  equal(
    figure.steps.map((step) => isPartial(figure, step)),
    [false, true],
  );
  equal(rows(figure, true)[1]?.[0]?.endsWith("(in part)"), true);
  equal(rows(figure, true)[1]?.slice(1), ["–", "–", "–"]);
});

test("charts: a sentence says what is seen", () => {
  equal(summary(figure, true).endsWith("=a $1.00, b $0.50."), true);
  equal(summary({ ...figure, series: [] }, true), "Cost: nothing to show.");
});

test("charts: numbers go to spreadsheets as they are, and no text is a formula", () => {
  const [head, first, second] = csv(cells(figure)).split("\r\n");
  equal(head, "from,to,'=a (USD),b (USD),All (USD)");
  equal(first, "1970-01-01T00:00:00.000Z,1970-01-01T01:00:00.000Z,1,0.5,1.5");
  equal(second?.endsWith(",,,"), true);
  equal(csv([['a "b"', "c,d", -1, null]]), '"a ""b""","c,d",-1,\r\n');
});

test("charts: midnight names its day, and the turn of the year its year", () => {
  const day = 24 * HOUR;
  equal(tick(at("2026-11-25T06:00:00Z"), HOUR, true), "06:00");
  equal(tick(at("2026-11-25T00:00:00Z"), HOUR, true), "25 Nov");
  equal(tick(at("2027-01-01T00:00:00Z"), day, true), "2027");
  equal(tick(at("2026-03-01T00:00:00Z"), 30 * day, true), "Mar");
  equal([1, 2, 3, 0.05, 70, 5000].map(isRound), [true, true, false, true, false, true]);
});
