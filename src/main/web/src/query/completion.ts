// What can stand at the cursor: the server says what is being written, and knows the values.
import { from, until } from "../address";
import { call } from "../api";
import type { QueryExplained } from "../api-types";
import { quoted } from "./conditions";
import { parses } from "./reading";
import { beside } from "./scope";
import { atLeast, valuesInUse, type Wanted } from "./suggestions";

export type Completion = {
  label: string;
  note?: string;
  insert: string;
  /** What it takes the place of. */
  from: number;
  to: number;
  /** Whether the condition is whole with it. */
  ends: boolean;
};

const MOST = 10;

const FIELDS: [string, string][] = [
  ["status", "SUCCESS, WARNING, ERROR"],
  ["model", "name of the model"],
  ["provider", "openai, anthropic, …"],
  ["prompt", "name of the prompt"],
  ["version", "of the prompt"],
  ["tag", ""],
  ["metadata", "any key of yours"],
  ["latency", "2s, 500ms"],
  ["cost", "US dollars"],
  ["input_tokens", ""],
  ["output_tokens", ""],
  ["error", "type of the error"],
  ["tool", "name of a tool"],
  ["input", "text of the input"],
  ["output", "text of the answer, or output.KEY"],
  ["score", "score.NAME"],
  ["start", "time"],
  ["group", "id"],
  ["id", "of the request"],
  ["is", "json, tool_call, plain_text"],
];

const SHAPES = ["json", "tool_call", "plain_text"];

/** What can stand before a value, as the server calls it, and what it means. */
const OPERATORS: Record<string, [insert: string, note: string]> = {
  ">value": [">", "more than"],
  ">=value": [">=", "at least"],
  "<value": ["<", "less than"],
  "<=value": ["<=", "at most"],
  "~value": ["~", "holds, in any case"],
  "*": ["*", "is there at all"],
};

/** Which list of values a field has, by its name in conditions. */
const VALUES: Record<string, string> = {
  engine: "engine",
  provider_type: "provider_type",
  status: "status",
  prompt_name: "prompt_name",
  prompt_id: "prompt_id",
  tags: "tags",
  tool_names: "tool_names",
  error_type: "error_type",
  group_id: "group_id",
  function_name: "function_name",
  metadata_keys: "metadata_keys",
  output_keys: "output_keys",
};

const KEYS: Record<string, [keys: string, values: string]> = {
  metadata: ["metadata_keys", "metadata_values"],
  output: ["output_keys", "output_values"],
  input_variables: ["input_variable_keys", "input_variable_values"],
  scores: ["score_names", ""],
};

export async function complete(line: string, cursor: number, abort: AbortSignal): Promise<Completion[]> {
  const explained = await call<QueryExplained>(
    "POST",
    "/api/public/v2/requests/query",
    { query: line, cursor },
    abort,
  );
  const at = explained.complete;
  if (!at) {
    return [];
  }
  const place = { from: at.from, to: at.to };
  const values = async (asked: Pick<Wanted, "field" | "metadata_key">) => {
    const scope = await around(line, at, explained.error !== undefined, abort);
    return suggested({ ...asked, query: scope, prefix: at.prefix }, abort);
  };
  switch (at.what) {
    case "field": {
      const fields = FIELDS.filter(([name]) => name.startsWith(at.prefix.toLowerCase()))
        .slice(0, MOST)
        .map(([name, note]) => ({
          ...place,
          label: name,
          ...(note ? { note } : {}),
          insert: name === "metadata" || name === "score" ? `${name}.` : `${name}:`,
          ends: false,
        }));
      const keys = at.prefix ? await values({ field: "metadata_keys" }) : [];
      return [
        ...fields,
        ...keys.map(({ label, note }) => ({
          ...place,
          label: `metadata.${label}`,
          note,
          insert: `metadata.${quoted(label)}:`,
          ends: false,
        })),
      ].slice(0, Math.max(MOST, fields.length));
    }
    case "key": {
      const field = KEYS[at.field ?? ""]?.[0];
      const keys = field ? await values({ field }) : [];
      return keys.map((each) => ({ ...place, ...each, insert: `${quoted(each.label)}:`, ends: false }));
    }
    case "value": {
      if (at.field === "is") {
        return SHAPES.filter((shape) => shape.startsWith(at.prefix.toLowerCase())).map((shape) => ({
          ...place,
          label: shape,
          insert: shape,
          ends: true,
        }));
      }
      const field = at.key !== undefined ? KEYS[at.field ?? ""]?.[1] : VALUES[at.field ?? ""];
      const found = field
        ? await values({ field, ...(at.key !== undefined ? { metadata_key: at.key } : {}) })
        : [];
      return found.map((each) => ({ ...place, ...each, insert: quoted(each.label), ends: true }));
    }
    case "operator":
      return operators(explained.error?.expected ?? [], at.prefix, place);
  }
}

function operators(expected: string[], prefix: string, place: { from: number; to: number }): Completion[] {
  return expected.flatMap((name) => {
    const [insert, note] = OPERATORS[name] ?? [];
    return insert && note && insert.startsWith(prefix) && insert !== prefix
      ? [{ ...place, label: insert, note, insert, ends: insert === "*" }]
      : [];
  });
}

/** The rest of the line, when values of its requests only can be meant and the server can read it. */
async function around(
  line: string,
  at: { from: number; to: number },
  isUnfinished: boolean,
  abort: AbortSignal,
): Promise<string> {
  const rest = beside(line, at.from, at.to) ?? "";
  return !rest || !isUnfinished || (await parses(rest, abort)) ? rest : "";
}

async function suggested(asked: Wanted, abort: AbortSignal): Promise<{ label: string; note: string }[]> {
  const { items = [], exact } = await valuesInUse({ ...asked, from: from.value, to: until.value }, abort);
  return items.map(({ value, requests }) => ({ label: value, note: atLeast(requests, exact) }));
}

/** What a line begins with. */
export const FIRST: readonly Completion[] = FIELDS.slice(0, MOST).map(([name, note]) => ({
  label: name,
  note,
  insert: name === "metadata" ? "metadata." : `${name}:`,
  from: 0,
  to: 0,
  ends: false,
}));
