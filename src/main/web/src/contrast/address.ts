// What is held against what, as the address says it.
import { address, type Patch, to } from "../address";
import { parted } from "../query/list";

/** The rest of the requests; a window against the rest of the time; another query. */
export type Mode = "rest" | "window" | "query";

export type Settings = {
  mode: Mode;
  /** Of the window, or of the other query where the mode asks for it. */
  after: string;
  before: string;
  other: string | undefined;
  isSwapped: boolean;
  limit: number;
  fewest: number;
  /** The dimensions that are compared, by their ids; none: all of them. */
  over: string[];
};

export const LIMITS = [20, 50, 100] as const;
export const FEWEST = [1, 5, 20, 100] as const;

const DEFAULT_LIMIT = 20;
const DEFAULT_FEWEST = 5;

/** All fields, and the values of the most frequent metadata keys, have names of their own in `over`. */
export const METADATA = "metadata";

export function settings(params: URLSearchParams = address.value.params): Settings {
  const vs = params.get("vs");
  const number = (name: string, among: readonly number[], fallback: number) => {
    const asked = Number(params.get(name));
    return among.includes(asked) ? asked : fallback;
  };
  return {
    mode: vs === "window" || vs === "query" ? vs : "rest",
    after: params.get("afrom") ?? "",
    before: params.get("ato") ?? "",
    other: params.get("query2") ?? undefined,
    isSwapped: params.get("swap") === "1",
    limit: number("limit", LIMITS, DEFAULT_LIMIT),
    fewest: number("fewest", FEWEST, DEFAULT_FEWEST),
    over: parted(params.get("over") ?? ""),
  };
}

const ELSE: Patch = { vs: null, afrom: null, ato: null, query2: null, swap: null };

export type Contrasted =
  | { query?: string }
  | { query?: string; window: { from: string; to: string } }
  | { query?: string; other: string };

/** The address of a contrast, in the time that is looked at: of a query and the rest, a window, or another query. */
export function contrastAddress(asked: Contrasted): string {
  const patch: Patch = { ...ELSE };
  if (asked.query !== undefined) {
    patch.query = asked.query;
  }
  if ("window" in asked) {
    Object.assign(patch, { vs: "window", afrom: asked.window.from, ato: asked.window.to });
  } else if ("other" in asked) {
    Object.assign(patch, { vs: "query", query2: asked.other });
  }
  return to(patch, "/contrast");
}
