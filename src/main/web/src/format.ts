// Numbers and times as people read them. What is missing is a dash, never 0.

export const NONE = "–";

type Maybe = number | null | undefined;

const isMissing = (n: Maybe): n is null | undefined => n === null || n === undefined || Number.isNaN(n);

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export function count(n: Maybe): string {
  return isMissing(n) ? NONE : grouped.format(n);
}

/** From this part of the next unit on, three digits round up to it. */
const ROUNDS = 0.9995;

/** Short, for axes: 1.8K. */
export function short(n: Maybe): string {
  if (isMissing(n)) {
    return NONE;
  }
  for (const [size, unit] of [
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "K"],
  ] as const) {
    if (Math.abs(n) >= size * ROUNDS) {
      return `${trimmed(n / size)}${unit}`;
    }
  }
  return trimmed(n);
}

const trimmed = (n: number) => String(Number(n.toPrecision(n >= 100 ? 3 : 2)));

export function duration(ms: Maybe): string {
  if (isMissing(ms)) {
    return NONE;
  }
  if (ms < 999.5) {
    return `${Math.round(ms)} ms`;
  }
  const seconds = ms / 1000;
  if (seconds < 59.95) {
    return `${seconds.toFixed(seconds < 9.995 ? 2 : 1)} s`;
  }
  // What rounds up to a minute is one.
  const minutes = Math.floor((seconds + 0.05) / 60);
  if (minutes < 60) {
    return `${minutes} min ${Math.floor((seconds + 0.05) % 60)} s`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** US dollars: four digits below a cent, two from there on. */
export function cost(dollars: Maybe): string {
  if (isMissing(dollars)) {
    return NONE;
  }
  if (dollars === 0) {
    return "$0";
  }
  if (dollars < 0.0001) {
    return "<$0.0001";
  }
  return dollars < 0.00995 ? `$${dollars.toFixed(4)}` : `$${dollars.toFixed(2)}`;
}

export function share(part: Maybe): string {
  if (isMissing(part)) {
    return NONE;
  }
  const percent = part * 100;
  if (percent === 0) {
    return "0 %";
  }
  return percent < 0.1 ? "<0.1 %" : `${percent.toFixed(percent < 9.95 ? 1 : 0)} %`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (n: number) => String(n).padStart(2, "0");

/** The parts of a moment on the clock of UTC or of this browser. */
function parts(date: Date, utc: boolean) {
  return utc
    ? {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        hour: date.getUTCHours(),
        minute: date.getUTCMinutes(),
        second: date.getUTCSeconds(),
      }
    : {
        year: date.getFullYear(),
        month: date.getMonth(),
        day: date.getDate(),
        hour: date.getHours(),
        minute: date.getMinutes(),
        second: date.getSeconds(),
      };
}

/** 23 Nov 11:59:56.795 */
export function time(iso: string | null | undefined, utc: boolean): string {
  if (!iso) {
    return NONE;
  }
  const date = new Date(iso);
  const p = parts(date, utc);
  const millis = String(date.getUTCMilliseconds()).padStart(3, "0");
  return `${p.day} ${MONTHS[p.month]} ${two(p.hour)}:${two(p.minute)}:${two(p.second)}.${millis}`;
}

/** 22 Nov 12:00, with the year when it is not this one. */
export function minute(date: Date, utc: boolean, now = new Date()): string {
  const p = parts(date, utc);
  const year = p.year === parts(now, utc).year ? "" : ` ${p.year}`;
  return `${p.day} ${MONTHS[p.month]}${year} ${two(p.hour)}:${two(p.minute)}`;
}

/** 3 min ago */
export function ago(iso: string, now = Date.now()): string {
  const seconds = Math.round((now - Date.parse(iso)) / 1000);
  for (const [size, unit] of [
    [86400, "d"],
    [3600, "h"],
    [60, "min"],
  ] as const) {
    if (Math.abs(seconds) >= size) {
      return `${Math.floor(seconds / size)} ${unit} ago`;
    }
  }
  return `${seconds} s ago`;
}

/** The clock that times are shown by: UTC, or that of this browser. */
export function zone(utc: boolean, at = new Date()): string {
  const named = new Intl.DateTimeFormat("en-US", { timeZoneName: "short" }).formatToParts(at);
  return utc ? "UTC" : (named.find((part) => part.type === "timeZoneName")?.value ?? "local");
}

/** 22 Nov 12:00 – 23 Nov 12:00, with seconds where a range is short and without the day where it is one. */
export function period(from: number, to: number, utc: boolean): string {
  const [first, last] = [new Date(from), new Date(to)];
  const seconds = to - from < 6e5;
  const at = (date: Date) => minute(date, utc) + (seconds ? `:${two(date.getUTCSeconds())}` : "");
  const [a, b] = [at(first), at(last)];
  const day = a.length - (seconds ? 8 : 5);
  return a.slice(0, day) === b.slice(0, day) ? `${a} – ${b.slice(day)}` : `${a} – ${b}`;
}

/** 12.4 MB, in thousands. */
export function bytes(n: Maybe): string {
  if (isMissing(n)) {
    return NONE;
  }
  for (const [size, unit] of [
    [1e12, "TB"],
    [1e9, "GB"],
    [1e6, "MB"],
    [1e3, "kB"],
  ] as const) {
    if (n >= size) {
      return `${(n / size).toFixed(n / size < 10 ? 1 : 0)} ${unit}`;
    }
  }
  return `${n} B`;
}
