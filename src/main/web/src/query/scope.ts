// What else a line asks while a part of it is being written.

type Part = { from: number; to: number; text: string };

/**
 * The line without the part around a place; undefined when what stands beside it says nothing about it, as in an OR.
 * The server reads what is left: here it is only found out where the part begins and ends.
 */
export function beside(line: string, from: number, to: number): string | undefined {
  const all = parts(line);
  if (all.some((part) => part.text === "OR")) {
    return undefined;
  }
  const at = all.findIndex((part) => part.from <= from && part.to >= to);
  const first = all[at - 1]?.text === "NOT" ? at - 1 : at;
  return all
    .filter((_, i) => i < first || i > at)
    .map((part) => part.text)
    .join(" ");
}

/** What stands side by side outside of brackets and quotes. */
function parts(line: string): Part[] {
  const found: Part[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = -1;
  const close = (to: number) => {
    if (from >= 0) {
      found.push({ from, to, text: line.slice(from, to) });
    }
    from = -1;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (!isQuoted && depth === 0 && char === " ") {
      close(i);
      continue;
    }
    from = from < 0 ? i : from;
    if (char === '"') {
      isQuoted = !isQuoted;
    } else if (isQuoted) {
      i += char === "\\" ? 1 : 0;
    } else if (char === "(") {
      depth += 1;
    } else if (char === ")") {
      depth = Math.max(0, depth - 1);
    }
  }
  close(line.length);
  return found;
}
