// Where the variables of a prompt stand in a text: as `{name}`, or by their value.

export type Piece = { text: string; variable?: string };

const MOST_VARIABLES = 100;
const LONGEST_TEXT = 200_000;

/** Values shorter than this stand in a text by chance. */
const SHORTEST = 3;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The variable that each text of one stands for; undefined when there is nothing to find. */
export type Marker = { pattern: RegExp; names: ReadonlyMap<string, string> } | undefined;

export function marker(variables: Record<string, unknown>): Marker {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(variables).slice(0, MOST_VARIABLES)) {
    names.set(`{{${name}}}`, name);
    names.set(`{{ ${name} }}`, name);
    names.set(`{${name}}`, name);
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && text.length >= SHORTEST && !names.has(text)) {
      names.set(text, name);
    }
  }
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  return names.size > 0
    ? { pattern: new RegExp(longestFirst.map(escaped).join("|"), "g"), names }
    : undefined;
}

export function marked(text: string, by: Marker): Piece[] {
  if (!by || text.length > LONGEST_TEXT) {
    return [{ text }];
  }
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(by.pattern)) {
    if (found.index > end) {
      pieces.push({ text: text.slice(end, found.index) });
    }
    pieces.push({ text: found[0], variable: by.names.get(found[0]) ?? "" });
    end = found.index + found[0].length;
  }
  if (end < text.length || pieces.length === 0) {
    pieces.push({ text: text.slice(end) });
  }
  return pieces;
}
