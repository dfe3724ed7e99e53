// How the server reads a line, and what is left of a line without one of its conditions.
import { call, useAsked } from "../api";
import type { QueryExplained } from "../api-types";

export type Reading = Required<Pick<QueryExplained, "tokens" | "conditions">>;

/** With a cursor a line that does not parse is an answer too, and no failure. */
const explain = (line: string, abort: AbortSignal): Promise<QueryExplained> =>
  call("POST", "/api/public/v2/requests/query", { query: line, cursor: 0 }, abort);

/** The reading of a line; undefined while it is awaited, and for a line that does not parse. */
export function useReading(line: string): Reading | undefined {
  const asked = useAsked(line.trim() ? line : "", (abort) =>
    explain(line, abort).then((found) => ({ line, found })),
  );
  const answer = asked.data;
  if (answer?.line !== line || !answer.found.tokens || !answer.found.conditions) {
    return undefined;
  }
  return { tokens: answer.found.tokens, conditions: answer.found.conditions };
}

/** Whether the server can read a line. */
export const parses = async (line: string, abort: AbortSignal): Promise<boolean> =>
  (await explain(line, abort)).error === undefined;

type Piece = { text: string; kind: string; from: number; to: number; place: number };

const isOne = (piece: Piece | undefined, ...texts: string[]): boolean =>
  piece?.kind === "logic" && texts.includes(piece.text);

/** The line without some of its conditions, and without the brackets and words of logic that held nothing else. */
export function cut(line: string, { tokens, conditions }: Reading, gone: readonly number[]): string {
  const pieces = tokens.map((token, place) => ({ ...token, text: line.slice(token.from, token.to), place }));
  const kept = pieces.filter((piece) => !gone.some((index) => belongs(piece, index)));
  while (tidied(kept)) {
    // Once more: brackets within brackets.
  }
  return kept.map((piece, i) => gap(line, kept[i - 1], piece) + piece.text).join("");

  function belongs(piece: (typeof pieces)[number], index: number): boolean {
    const condition = conditions[index];
    if (!condition || piece.from < condition.from || piece.to > condition.to) {
      return false;
    }
    // Words of one level are one condition even when others stand between them.
    const isAlone = pieces.every(
      (other) =>
        other.condition === null ||
        other.condition === index ||
        other.from >= condition.to ||
        other.to <= condition.from,
    );
    return piece.condition === index || (isAlone && piece.condition === null);
  }
}

/** Takes out one thing that means nothing any more; whether there was one. */
function tidied(pieces: Piece[]): boolean {
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    const next = pieces[i + 1];
    if (isOne(piece, "(") && isOne(next, ")")) {
      pieces.splice(i, 2);
      return true;
    }
    const isLast = next === undefined || isOne(next, ")", "OR", "AND");
    const isFirst = i === 0 || isOne(pieces[i - 1], "(", "OR", "AND");
    if ((isOne(piece, "OR", "AND") && (isFirst || isLast)) || (isOne(piece, "-", "NOT") && isLast)) {
      pieces.splice(i, 1);
      return true;
    }
  }
  return false;
}

/** What stands between two pieces: what was there, or one space. */
function gap(line: string, before: Piece | undefined, piece: Piece): string {
  if (!before) {
    return "";
  }
  if (piece.place === before.place + 1) {
    return line.slice(before.to, piece.from);
  }
  return isOne(before, "(", "-") || isOne(piece, ")") ? "" : " ";
}

/** The line with another metadata key, or another value, in one of its conditions. */
export function mended(
  line: string,
  { tokens }: Reading,
  index: number,
  kind: "key" | "value",
  text: string,
): string {
  const own = tokens.filter((token) => token.condition === index);
  const parts = own.filter((token) => token.kind === (kind === "key" ? "field" : "value"));
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) {
    return line;
  }
  const field = kind === "key" ? line.slice(first.from, line.indexOf(".", first.from) + 1) : "";
  return line.slice(0, first.from) + field + text + line.slice(last.to);
}
