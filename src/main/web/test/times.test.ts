import {
  clock,
  isRelative,
  moment,
  range,
  shifted,
  understood,
  widened,
  zoomedOut,
} from "../src/query/times";
import { equal, test } from "./harness";

const NOW = Date.parse("2026-11-25T10:20:30.400Z");

const at = (text: string) => {
  const found = moment(text, NOW);
  return found === undefined ? undefined : new Date(found).toISOString();
};

test("times: relative ones count back from now", () => {
  equal(at("now"), "2026-11-25T10:20:30.400Z");
  equal(at("now-15m"), "2026-11-25T10:05:30.400Z");
  equal(at("now-2w"), "2026-11-11T10:20:30.400Z");
  equal(at("now-1d/d"), "2026-11-24T00:00:00.000Z");
});

test("times: what is no time is none", () => {
  for (const text of ["", "soon", "now-", "now-5y", "now+1h", "now-1234567m", "2026-13-01"]) {
    equal([text, at(text)], [text, undefined]);
  }
});

test("times: only what moves with the clock is relative", () => {
  equal(["now", "now-1h", "2026-11-25T10:00:00Z", "now-"].map(isRelative), [true, true, false, false]);
});

test("times: a range has a beginning before its end", () => {
  equal(range("now-1h", "now", NOW), { from: NOW - 36e5, to: NOW });
  equal(range("now", "now-1h", NOW), undefined);
  equal(range("now", "now", NOW), undefined);
  equal(range("never", "now", NOW), undefined);
});

test("times: ranges move by their own length, and widen around their middle", () => {
  equal(shifted({ from: 10, to: 20 }, -1), { from: 0, to: 10 });
  equal(shifted({ from: 10, to: 20 }, 2), { from: 30, to: 40 });
  equal(widened({ from: 10, to: 20 }), { from: 5, to: 25 });
});

test("times: zooming out keeps an end of now, and never looks ahead", () => {
  equal(zoomedOut("now-6h", "now", NOW), { from: "now-12h", to: "now" });
  equal(zoomedOut("2026-11-25T08:00:00Z", "2026-11-25T10:00:00Z", NOW), {
    from: "2026-11-25T06:20:30.400Z",
    to: "2026-11-25T10:20:30.400Z",
  });
  equal(zoomedOut("never", "now", NOW), undefined);
});

test("times: what people type is understood on the clock that they see", () => {
  equal(understood(" Now-3H ", false, true, NOW), "now-3h");
  equal(understood("3h", false, true, NOW), "now-3h");
  equal(understood("yesterday", false, true, NOW), "2026-11-24T00:00:00.000Z");
  equal(understood("yesterday", true, true, NOW), "2026-11-25T00:00:00.000Z");
  equal(understood("2026-11-23 09:30", false, true, NOW), "2026-11-23T09:30:00.000Z");
  equal(understood("2026-11-23 09:30", false, false, NOW), "2026-11-23T08:30:00.000Z");
  equal(understood("2026-11-23 09:30+05:00", false, true, NOW), "2026-11-23T04:30:00.000Z");
});

test("times: a day as an end means all of it", () => {
  equal(understood("2026-11-23", false, true, NOW), "2026-11-23T00:00:00.000Z");
  equal(understood("2026-11-23", true, true, NOW), "2026-11-24T00:00:00.000Z");
});

test("times: days and hours that do not exist are mistakes", () => {
  for (const text of ["2026-02-30", "2026-11-23 25:00", "2026-11-23 9:30", "tomorrow", ""]) {
    equal([text, understood(text, false, true, NOW)], [text, undefined]);
  }
});

test("times: a moment is written with as many digits as it needs", () => {
  equal(clock(Date.parse("2026-11-23T09:30:00Z"), true), "2026-11-23 09:30");
  equal(clock(Date.parse("2026-11-23T09:30:05Z"), true), "2026-11-23 09:30:05");
  equal(clock(Date.parse("2026-11-23T09:30:05.040Z"), true), "2026-11-23 09:30:05.040");
  equal(clock(Date.parse("2026-07-01T22:30:00Z"), false), "2026-07-02 00:30");
});
