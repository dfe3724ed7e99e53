import {
  ago,
  bytes,
  cost,
  count,
  duration,
  minute,
  NONE,
  period,
  share,
  short,
  time,
  zone,
} from "../src/format";
import { equal, test } from "./harness";

test("format: what is missing is a dash, and zero is zero", () => {
  for (const format of [count, short, duration, cost, share, bytes]) {
    equal(
      [null, undefined, Number.NaN].map((n) => format(n)),
      [NONE, NONE, NONE],
    );
  }
  equal([count(0), duration(0), cost(0), share(0), bytes(0)], ["0", "0 ms", "$0", "0 %", "0 B"]);
  equal(time(null, true), NONE);
});

test("format: counts are grouped, and short where there is little room", () => {
  equal(count(1722), "1,722");
  equal([999, 1800, 12_345, 123_456, 999_950, 2.5e9].map(short), [
    "999",
    "1.8K",
    "12K",
    "123K",
    "1M",
    "2.5G",
  ]);
});

test("format: durations have the unit that fits, at its borders too", () => {
  equal([131, 999.4, 999.6, 1710].map(duration), ["131 ms", "999 ms", "1.00 s", "1.71 s"]);
  equal([9_996, 12_340, 59_940, 59_960].map(duration), ["10.0 s", "12.3 s", "59.9 s", "1 min 0 s"]);
  equal([61_000, 3_660_000, 180 * 36e5].map(duration), ["1 min 1 s", "1 h 1 min", "7 d 12 h"]);
});

test("format: costs have four digits below a cent", () => {
  equal([0.00004, 0.0041, 0.0099999, 0.0149, 14.2].map(cost), [
    "<$0.0001",
    "$0.0041",
    "$0.01",
    "$0.01",
    "$14.20",
  ]);
});

test("format: small shares are not nothing", () => {
  equal([0.0004, 0.012, 0.0999, 0.5, 1].map(share), ["<0.1 %", "1.2 %", "10 %", "50 %", "100 %"]);
});

test("format: moments are told on the clock that is chosen", () => {
  equal(time("2026-11-23T11:59:56.795Z", true), "23 Nov 11:59:56.795");
  equal(time("2026-11-23T11:59:56.795Z", false), "23 Nov 12:59:56.795");
  const now = new Date("2026-11-25T00:00:00Z");
  equal(minute(new Date("2026-11-22T12:00:00Z"), true, now), "22 Nov 12:00");
  equal(minute(new Date("2025-11-22T12:00:00Z"), true, now), "22 Nov 2025 12:00");
  equal([zone(true), zone(false, now)], ["UTC", "GMT+1"]);
});

test("format: how long ago", () => {
  const now = Date.parse("2026-11-25T12:00:00Z");
  equal(ago("2026-11-25T11:59:30Z", now), "30 s ago");
  equal(ago("2026-11-25T11:01:00Z", now), "59 min ago");
  equal(ago("2026-11-23T11:00:00Z", now), "2 d ago");
});

test("format: a period names a day once", () => {
  const year = new Date().getUTCFullYear();
  const day = (text: string) => Date.parse(`${year}-11-${text}Z`);
  equal(period(day("22T12:00:00"), day("23T12:00:00"), true), "22 Nov 12:00 – 23 Nov 12:00");
  equal(period(day("22T12:00:00"), day("22T13:00:00"), true), "22 Nov 12:00 – 13:00");
  equal(period(day("22T12:00:00"), day("22T12:00:30"), true), "22 Nov 12:00:00 – 12:00:30");
});

test("format: bytes in thousands", () => {
  equal([999, 1000, 12_400_000, 2e12].map(bytes), ["999 B", "1.0 kB", "12 MB", "2.0 TB"]);
});
