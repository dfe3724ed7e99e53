// Times of a range, as the address writes them: ISO 8601, or relative to now.
const UNITS: Record<string, number> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

const RELATIVE = /^now(?:-(\d{1,6})([smhdw]))?(\/d)?$/;

/** The moment that a text of the address means; undefined when it means none. */
export function moment(text: string, now: number): number | undefined {
  const relative = RELATIVE.exec(text);
  if (relative) {
    const [, amount, unit, day] = relative;
    const at = now - (amount && unit ? Number(amount) * (UNITS[unit] ?? 0) : 0);
    return known(day ? Math.floor(at / 864e5) * 864e5 : at);
  }
  return known(Date.parse(text));
}

/** Hundreds of thousands of years ago there is no date to show. */
const known = (at: number): number | undefined => (Number.isNaN(new Date(at).getTime()) ? undefined : at);

export const isRelative = (text: string): boolean => RELATIVE.test(text);

export type Range = { from: number; to: number };

/** The range between two texts of the address; undefined when it is none. */
export function range(from: string, to: string, now: number): Range | undefined {
  const first = moment(from, now);
  const last = moment(to, now);
  return first === undefined || last === undefined || first >= last ? undefined : { from: first, to: last };
}

const ABSOLUTE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

const DAYS: Record<string, number> = { today: 0, yesterday: -1 };

/**
 * What somebody has typed for a time, as the address writes it; undefined when it is none. Days and times without a
 * zone are those of the clock that is shown. As the end of a range a day means all of it.
 */
export function understood(text: string, isEnd: boolean, utc: boolean, now: number): string | undefined {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  if (isRelative(lower)) {
    return lower;
  }
  if (/^\d{1,6}[smhdw]$/.test(lower)) {
    return `now-${lower}`;
  }
  if (Object.hasOwn(DAYS, lower)) {
    return iso(startOfDay(now, utc, (DAYS[lower] ?? 0) + (isEnd ? 1 : 0)));
  }
  const parts = ABSOLUTE.exec(trimmed);
  if (!parts) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, millis, zone] = parts;
  if (zone) {
    const at = Date.parse(trimmed.replace(" ", "T"));
    return Number.isNaN(at) ? undefined : iso(at);
  }
  const numbers = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
    Number((millis ?? "0").padEnd(3, "0")),
  ] as const;
  const at = utc ? Date.UTC(...numbers) : new Date(...numbers).getTime();
  // 30 February and 25:00 are taken for days after by the calendar, and for mistakes by us.
  const isReal = clock(at, utc).startsWith(`${year}-${month}-${day}${hour ? ` ${hour}:${minute}` : ""}`);
  if (!isReal) {
    return undefined;
  }
  return iso(hour === undefined && isEnd ? startOfDay(at, utc, 1) : at);
}

/** The start of the day of a moment, or of a day some days later. */
function startOfDay(at: number, utc: boolean, later: number): number {
  const date = new Date(at);
  return utc
    ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + later)
    : new Date(date.getFullYear(), date.getMonth(), date.getDate() + later).getTime();
}

/** A moment as it can be typed: 2026-11-23 09:30, with as many digits as it needs. */
export function clock(at: number, utc: boolean): string {
  const local = utc ? at : at - new Date(at).getTimezoneOffset() * 6e4;
  const text = iso(local).replace("T", " ").replace("Z", "");
  return text.replace(/(:00)?\.000$/, "");
}

/** A time of the address as somebody would type it; what is relative stays so. */
export function typable(text: string, utc: boolean): string {
  const at = moment(text, Date.now());
  return isRelative(text) || at === undefined ? text : clock(at, utc);
}

export const iso = (at: number): string => new Date(at).toISOString();

/** The range of the same length beside another: after it, or before it with -1. */
export const shifted = ({ from, to }: Range, spans: number): Range => ({
  from: from + spans * (to - from),
  to: to + spans * (to - from),
});

/** Twice as long, around the same middle. */
export const widened = ({ from, to }: Range): Range => ({
  from: from - (to - from) / 2,
  to: to + (to - from) / 2,
});

/** Twice the time, as the address writes it: what ends now still does, and nothing lies ahead. */
export function zoomedOut(from: string, to: string, now: number): { from: string; to: string } | undefined {
  const [, amount, unit] = /^now-(\d{1,5})([smhdw])$/.exec(from) ?? [];
  if (to === "now" && amount && unit) {
    return { from: `now-${Number(amount) * 2}${unit}`, to };
  }
  const old = range(from, to, now);
  if (!old) {
    return undefined;
  }
  const wide = widened(old);
  const ahead = Math.max(0, wide.to - Math.max(now, old.to));
  return { from: iso(Math.max(0, wide.from - ahead)), to: iso(wide.to - ahead) };
}
