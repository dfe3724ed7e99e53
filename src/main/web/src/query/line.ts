// The search line while somebody writes in it, and the searches of before.
import { signal } from "@preact/signals";
import { query } from "../address";
import { prefer, preferences } from "../preferences";

export const INPUT = "query";

/** What stands in the line; it becomes the question when it is run. */
export const typed = signal(query.value);

/** Puts a part of the question under the cursor, to be written anew. */
export function edit(from: number, to: number): void {
  write(query.value, from, to);
}

/** Writes the line and selects a part of it, at once: the next key may already be on its way. */
export function write(line: string, from: number, to: number): void {
  typed.value = line;
  const input = document.getElementById(INPUT);
  if (input instanceof HTMLInputElement) {
    input.value = line;
    input.focus();
    input.setSelectionRange(from, to);
  }
}

const REMEMBERED = 10;

/** Keeps a search that could be read, the newest first. */
export function remember(line: string): void {
  const { recent } = preferences.value;
  if (line && recent[0] !== line) {
    prefer({ recent: [line, ...recent.filter((other) => other !== line)].slice(0, REMEMBERED) });
  }
}
