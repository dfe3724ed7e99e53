// The address of an export, which the browser itself fetches.
import type { Selection } from "../query/selection";

export type Format = "jsonl" | "csv";

export type Chosen = {
  format: Format;
  include: string[];
  /** Metadata keys that are columns; none: the server chooses. */
  columns: string[] | undefined;
};

/** A key that the parameter of a link can name: it is a list with commas. */
export const isNameable = (key: string): boolean => key !== "" && key === key.trim() && !key.includes(",");

export function exportLink({ query, from, to }: Selection, { format, include, columns }: Chosen): string {
  const params = new URLSearchParams({ query, from, to, format });
  if (include.length > 0) {
    params.set("include", include.join(","));
  }
  if (format === "csv" && columns) {
    params.set("columns", columns.join(","));
  }
  return `/api/public/v2/requests/export?${params}`;
}
