// Comma-separated values, by RFC 4180.

export type Cell = string | number | null;

/** A text that a spreadsheet would take for a formula is kept a text by a quote before it; numbers are numbers. */
function cell(value: Cell): string {
  if (value === null) {
    return "";
  }
  if (typeof value === "number") {
    return String(value);
  }
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv = (rows: Cell[][]): string => rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
