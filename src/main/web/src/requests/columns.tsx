import type { ComponentChildren } from "preact";
import type { Item } from "../api-types";
import { cost, count, duration, NONE, time } from "../format";
import { metadataIs, quoted } from "../query/conditions";
import { Status } from "../ui/Status";

/** A column of the table of requests. */
export type Column = {
  /** As it stands in the address. */
  id: string;
  title: string;
  /** What the search calls the order by it; none: it cannot be sorted by. */
  sort?: string;
  numeric?: boolean;
  cell: (item: Item, utc: boolean) => ComponentChildren;
  /** The condition that a value of it stands for, in the query language. */
  condition?: (item: Item) => string;
};

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined || value === "" ? NONE : String(value);

const prompt = (item: Item): string =>
  item.prompt_name
    ? `${item.prompt_name}${item.prompt_version_number ? `@${item.prompt_version_number}` : ""}`
    : text(item.prompt_id);

const BUILT_IN: Column[] = [
  {
    id: "time",
    title: "Time",
    sort: "request_start_time",
    cell: (item, utc) => <time dateTime={item.request_start_time}>{time(item.request_start_time, utc)}</time>,
  },
  {
    id: "status",
    title: "Status",
    sort: "status",
    cell: (item) => <Status status={item.status} />,
    condition: (item) => `status:${item.status}`,
  },
  {
    id: "model",
    title: "Model",
    cell: (item) => text(item.engine),
    condition: (item) => `model:${quoted(item.engine)}`,
  },
  {
    id: "provider",
    title: "Provider",
    cell: (item) => text(item.provider_type),
    condition: (item) => `provider:${quoted(item.provider_type)}`,
  },
  {
    id: "prompt",
    title: "Prompt",
    cell: prompt,
    condition: (item) => `prompt:${quoted(item.prompt_name ?? "")}`,
  },
  {
    id: "latency",
    title: "Latency",
    sort: "latency_ms",
    numeric: true,
    cell: (item) => duration(item.latency * 1000),
  },
  {
    id: "tokens",
    title: "Tokens",
    sort: "input_tokens",
    numeric: true,
    cell: (item) => count(item.input_tokens + item.output_tokens),
  },
  {
    id: "cost",
    title: "Cost",
    sort: "cost",
    numeric: true,
    cell: (item) => (item.price_source === null && item.price === 0 ? NONE : cost(item.price)),
  },
  {
    id: "error",
    title: "Error",
    cell: (item) => text(item.error_type),
    condition: (item) => `error:${item.error_type}`,
  },
  { id: "tags", title: "Tags", cell: (item) => item.tags_array.join(", ") || NONE },
  { id: "group", title: "Group", cell: (item) => text(item.group_id) },
  { id: "input", title: "Input", cell: (item) => item.input_preview ?? NONE },
  { id: "output", title: "Output", cell: (item) => item.output_preview ?? NONE },
];

/** What a request says under a key; items carry metadata as a list of one object. */
export function metadataOf(item: Item, key: string): unknown {
  for (const pairs of item.metadata) {
    if (Object.hasOwn(pairs, key)) {
      return (pairs as Record<string, unknown>)[key];
    }
  }
  return undefined;
}

export const plain = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined ? NONE : JSON.stringify(value);

/** `metadata.KEY` and `score.NAME` are columns too. */
export function column(id: string): Column | undefined {
  if (id.startsWith("metadata.")) {
    const key = id.slice("metadata.".length);
    return {
      id,
      title: key,
      cell: (item) => plain(metadataOf(item, key)),
      condition: (item) => metadataIs(key, plain(metadataOf(item, key))),
    };
  }
  if (id.startsWith("score.")) {
    const name = id.slice("score.".length);
    return {
      id,
      title: name,
      sort: `score:${name}`,
      numeric: true,
      cell: (item) => text(item.scores.find((score) => score.name === name)?.score),
    };
  }
  return BUILT_IN.find((known) => known.id === id);
}

export const builtIn: readonly Column[] = BUILT_IN;
