// The line of a question, and what a click adds to it.
import { address, go, query, to, visit } from "../address";

/** What has no place in one line. */
const CONTROL = /[\p{Cc}\u2028\u2029]/gu;

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A text as the query language takes it for a value or a key. */
export const quoted = (text: string): string =>
  /^[\p{L}\p{N}_./@+-]+$/u.test(text) && !/^-|\.\./.test(text) && !/^(OR|NOT)$/.test(text)
    ? text
    : `"${text.replace(/[\\"]/g, "\\$&").replace(CONTROL, escaped)}"`;

/** A number as the query language takes it, which knows no exponents. */
export const decimal = (n: number): string => n.toFixed(12).replace(/\.?0+$/, "");

/** The condition that requests have a value under a metadata key. */
export const metadataIs = (key: string, value: string): string => `metadata.${quoted(key)}:${quoted(value)}`;

/** Whether a value is shown by its beginning only, which no condition finds. */
export const isShortened = (value: string): boolean => value.length > 1024 && /…[0-9a-f]{8}$/.test(value);

/** A line with a condition more. */
export function and(line: string, condition: string): string {
  const old = line.trim();
  if (!old || old === condition) {
    return condition;
  }
  return /\bOR\b/.test(old) ? `(${old}) ${condition}` : `${old} ${condition}`;
}

/** Adds a condition to the question of the page, which is the list of requests where the page has none of its own. */
export function ask(condition: string): void {
  const line = and(query.value, condition);
  if (["/requests", "/analytics", "/metadata", "/contrast"].includes(address.value.path)) {
    go({ query: line, id: null });
  } else {
    visit(to({ query: line }, "/requests"));
  }
}

/** Adds that something is not so. */
export const exclude = (condition: string): void => ask(`-${condition}`);
