// What can stand at the cursor: the server says what is being written, and knows the values.
import { from, until } from "../address";
import { call } from "../api";
import type { QueryExplained, Suggestions } from "../api-types";
import { count } from "../format";
import { quoted } from "./conditions";

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
  switch (at.what) {
    case "field":
      return FIELDS.filter(([name]) => name.startsWith(at.prefix.toLowerCase()))
        .slice(0, MOST)
        .map(([name, note]) => ({
          ...place,
          label: name,
          ...(note ? { note } : {}),
          insert: name === "metadata" || name === "score" ? `${name}.` : `${name}:`,
          ends: false,
        }));
    case "key": {
      const field = KEYS[at.field ?? ""]?.[0];
      const keys = field ? await values({ field, prefix: at.prefix }, abort) : [];
      return keys.map((each) => ({ ...place, ...each, insert: `${quoted(each.label)}:`, ends: false }));
    }
    case "value": {
      const field = at.key !== undefined ? KEYS[at.field ?? ""]?.[1] : VALUES[at.field ?? ""];
      const found = field
        ? await values(
            { field, prefix: at.prefix, ...(at.key !== undefined ? { metadata_key: at.key } : {}) },
            abort,
          )
        : [];
      return found.map((each) => ({ ...place, ...each, insert: quoted(each.label), ends: true }));
    }
    default:
      return [];
  }
}

async function values(
  asked: Record<string, string>,
  abort: AbortSignal,
): Promise<{ label: string; note: string }[]> {
  const found = await call<Suggestions>(
    "POST",
    "/api/public/v2/requests/suggestions",
    { ...asked, limit: MOST, with_counts: true, from: from.value, to: until.value },
    abort,
  );
  return (found.items ?? []).map((item) => ({ label: item.value, note: count(item.requests) }));
}
