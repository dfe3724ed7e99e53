/** What a thread is of: a field or a metadata key, and its value. */
export type Subject = { name: string; value: string };

const WORD = String.raw`"(?:[^"\\]|\\.)*"|(?!\S*\.\.)[\p{L}\p{N}_./@+-]+`;
const ONE = new RegExp(`^(?:metadata\\.(${WORD})|([a-z_]+)):(${WORD})$`, "u");

/** Reads a line that is one condition, as the interface writes them; undefined for all others. */
export function subject(line: string): Subject | undefined {
  const found = ONE.exec(line.trim());
  const [, key, field, value] = found ?? [];
  const name = key ?? field;
  return name !== undefined && value !== undefined ? { name: plain(name), value: plain(value) } : undefined;
}

const plain = (word: string): string =>
  word.startsWith('"')
    ? word
        .slice(1, -1)
        .replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code?: string, char?: string) =>
          code ? String.fromCharCode(Number.parseInt(code, 16)) : (char ?? ""),
        )
    : word;
