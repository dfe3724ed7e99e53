import { csv } from "../chart/csv";
import { download, fileName } from "../chart/download";
import type { Dimension } from "../query/dimensions";
import type { Row } from "./useBreakdown";

const COLUMNS = [
  "requests",
  "share",
  "errors",
  "error_share",
  "cost",
  "input_tokens",
  "output_tokens",
  "p50_latency_ms",
  "p95_latency_ms",
  "first_seen",
  "last_seen",
] as const;

/** Keeps the values that are shown, with what is known of each, as a file. */
export function saveRows(dimension: Dimension, rows: Row[]): void {
  const lines = rows.map((row) => [row.value, ...COLUMNS.map((column) => row[column])]);
  const text = csv([[dimension.id, ...COLUMNS], ...lines]);
  download(fileName(`Requests by ${dimension.title}`, "csv"), new Blob([text], { type: "text/csv" }));
}
