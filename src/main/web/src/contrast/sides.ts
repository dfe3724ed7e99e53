// The two selections that the API compares, and what is missing for them.
import type { ContrastDimension } from "../api-types";
import { and } from "../query/conditions";
import { dimension, FIELDS } from "../query/dimensions";
import { iso, type Range, range } from "../query/times";
import { METADATA, type Settings } from "./address";

/** One side: requests, as the API is asked for them, and as people say it. */
export type Side = { query: string; from: string; to: string; kind: "asked" | "rest" | "window" | "outside" };

export type Sides = { a: Side; b: Side };

/** What somebody has to say before anything can be compared. */
export type Missing = "query" | "window" | "window outside" | "other query";

type Question = { query: string; from: string; to: string; asOf: number };

/** The opposite of a line; of an opposite the line itself. */
export function opposite(line: string): string {
  const inner = /^-\((.*)\)$/s.exec(line.trim())?.[1];
  return inner !== undefined && isWhole(inner) ? inner : `-(${line.trim()})`;
}

/** Whether all brackets of a text close within it, quotes aside. */
function isWhole(text: string): boolean {
  let depth = 0;
  for (const [piece] of text.matchAll(/"(?:\\.|[^"\\])*"|[()]/gs)) {
    depth += piece === "(" ? 1 : piece === ")" ? -1 : 0;
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}

export const isAll = (line: string): boolean => /^\s*\*?\s*$/.test(line);

export function sides(asked: Question, how: Settings): Sides | Missing {
  const time = { from: asked.from, to: asked.to };
  const pair = (): Sides | Missing => {
    switch (how.mode) {
      case "rest":
        return isAll(asked.query)
          ? "query"
          : {
              a: { ...time, query: asked.query, kind: "asked" },
              b: { ...time, query: opposite(asked.query), kind: "rest" },
            };
      case "query":
        return how.other === undefined
          ? "other query"
          : {
              a: { ...time, query: asked.query, kind: "asked" },
              b: { ...time, query: how.other, kind: "asked" },
            };
      case "window": {
        const window = windowOf(asked, how);
        if (window === "window" || window === "window outside") {
          return window;
        }
        const [first, last] = [iso(window.from), iso(window.to)];
        return {
          a: { query: asked.query, from: first, to: last, kind: "window" },
          b: { ...time, query: and(asked.query, `(start:<${first} OR start:>=${last})`), kind: "outside" },
        };
      }
    }
  };
  const found = pair();
  return typeof found === "string" || !how.isSwapped ? found : { a: found.b, b: found.a };
}

/** The window in numbers, as much of it as lies in the range. */
export function windowOf(asked: Question, how: Settings): Range | "window" | "window outside" {
  const whole = range(asked.from, asked.to, asked.asOf);
  const window = range(how.after, how.before, asked.asOf);
  if (!whole || !window) {
    return "window";
  }
  const part = { from: Math.max(whole.from, window.from), to: Math.min(whole.to, window.to) };
  return part.from < part.to ? part : "window outside";
}

/** What is compared, as the API is asked for it. */
export function compared(over: readonly string[]): { dimensions?: ContrastDimension[]; keys?: string[] } {
  const known = over.map(dimension).filter((each) => each !== undefined);
  const keys = known.flatMap(({ by }) => ("metadata_key" in by ? [by.metadata_key] : []));
  const dimensions = known.flatMap(({ by }) => ("field" in by ? [by.field as ContrastDimension] : []));
  if (keys.length > 0 || over.includes(METADATA)) {
    dimensions.push(METADATA);
  }
  return {
    ...(dimensions.length > 0 ? { dimensions } : {}),
    ...(keys.length > 0 ? { keys } : {}),
  };
}

/** All that can be compared, by its ids. */
export const EVERYTHING: readonly string[] = [...FIELDS.map((each) => each.id), METADATA];

/** What is left to compare without one dimension. */
export const overWithout = (over: readonly string[], gone: string): string[] =>
  (over.length > 0 ? over : EVERYTHING).filter((id) => id !== gone);

/** How much more frequent a value is in A. */
export function lift(value: number | null): string {
  if (value === null) {
    return "only in A";
  }
  if (value === 0) {
    return "only in B";
  }
  if (value > 0.95 && value < 1.05) {
    return "as often";
  }
  const times = value >= 1 ? value : 1 / value;
  const number = times >= 10 ? Math.round(times).toLocaleString("en-US") : times.toFixed(1);
  return value >= 1 ? `${number}× as often` : `${number}× as rare`;
}

/** Below it a difference is taken for chance, among so many values that are compared. */
export const CHANCE = 15;
