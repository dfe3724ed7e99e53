// Long texts and JSON, cut to what a person reads at once.

export type Bounds = { lines: number; characters: number };

/** How a text begins: whole lines where they fit, and never half of a character. */
export function cut(text: string, { lines, characters }: Bounds): string {
  let end = -1;
  for (let line = 0; line < lines; line++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) {
      end = text.length;
      break;
    }
  }
  return text.slice(0, whole(text, Math.min(end, characters)));
}

/** A place that is not between the halves of a character. */
const whole = (text: string, at: number): number =>
  at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;

const CHUNK = 16_000;

/** A text in pieces that a browser lays out one by one, cut at line breaks where there are some. */
export function chunks(text: string): string[] {
  const all: string[] = [];
  let start = 0;
  while (text.length - start > CHUNK) {
    const line = text.lastIndexOf("\n", start + CHUNK);
    if (line > start) {
      all.push(text.slice(start, line));
      start = line + 1;
    } else {
      const end = whole(text, start + CHUNK);
      all.push(text.slice(start, end));
      start = end;
    }
  }
  all.push(text.slice(start));
  return all;
}

const LONGEST_JSON = 2_000_000;

/** The object or list that a text is, when it is JSON of one; a bare number or word stays a text. */
export function readJson(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text) || text.length > LONGEST_JSON) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2) ?? "";

const LONGEST_STRING = 2_000;
const KEPT = 80;

/** JSON without the bulk of texts that nobody reads, such as the bytes of an image. */
export const withoutBulk = (value: unknown): string =>
  JSON.stringify(
    value,
    (_, each) =>
      typeof each === "string" && each.length > LONGEST_STRING && !/\s/.test(each.slice(0, LONGEST_STRING))
        ? `${each.slice(0, KEPT)}… (${each.length} characters)`
        : each,
    2,
  ) ?? "";

/** One line of a value, for where there is room for one. */
export const line = (value: unknown): string => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return cut(text, { lines: 1, characters: 200 });
};
