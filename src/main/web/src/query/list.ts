// Lists in the address: commas part them, and those within an entry are written otherwise.
export const joined = (entries: readonly string[]): string =>
  entries.map((each) => each.replaceAll("\\", "\\\\").replaceAll(",", "\\,")).join(",");

export const parted = (text: string): string[] =>
  (text.match(/(?:\\.|[^,\\])+/gs) ?? []).map((each) => each.replace(/\\(.)/gs, "$1"));
