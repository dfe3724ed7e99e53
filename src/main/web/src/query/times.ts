// Times of a range, as the address writes them: ISO 8601, or relative to now.
const UNITS: Record<string, number> = { s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

const RELATIVE = /^now(?:-(\d{1,6})([smhdw]))?(\/d)?$/;

/** The moment that a text of the address means; undefined when it means none. */
export function moment(text: string, now: number): number | undefined {
  const relative = RELATIVE.exec(text);
  if (relative) {
    const [, amount, unit, day] = relative;
    const at = now - (amount && unit ? Number(amount) * (UNITS[unit] ?? 0) : 0);
    return day ? Math.floor(at / 864e5) * 864e5 : at;
  }
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

export const isRelative = (text: string): boolean => RELATIVE.test(text);

export type Range = { from: number; to: number };

/** The range between two texts of the address; undefined when it is none. */
export function range(from: string, to: string, now: number): Range | undefined {
  const first = moment(from, now);
  const last = moment(to, now);
  return first === undefined || last === undefined || first >= last ? undefined : { from: first, to: last };
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
