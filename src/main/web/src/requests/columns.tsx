import type { ComponentChildren } from "preact";
import type { Item } from "../api-types";
import { cost, count, duration, NONE, time } from "../format";
import { decimal, metadataIs, quoted } from "../query/conditions";
import { Status } from "../ui/Status";

/** A value that is shown, and the condition that it stands for in the query language. */
export type Meaning = { text: string; condition: string };

/** A column of the table of requests. */
export type Column = {
  /** As it stands in the address. */
  id: string;
  title: string;
  /** In pixels, unless somebody has changed it. */
  width: number;
  /** Whether it takes what the others leave. */
  isWide?: boolean;
  /** What the search calls the order by it; none: it cannot be sorted by. */
  sort?: string;
  numeric?: boolean;
  cell: (item: Item, utc: boolean) => ComponentChildren;
  /** What can be filtered for. */
  means?: (item: Item) => Meaning[];
};

type Maybe = string | number | null | undefined;

const isMissing = (value: Maybe): boolean => value === null || value === undefined || value === "";

const shown = (text: string): ComponentChildren => (text === NONE ? <span class="none">{NONE}</span> : text);

const orNone = (value: Maybe): ComponentChildren => shown(isMissing(value) ? NONE : String(value));

/** A column of a field with one value. */
const field = (id: string, title: string, width: number, value: (item: Item) => Maybe): Column => ({
  id,
  title,
  width,
  cell: (item) => orNone(value(item)),
  means: (item) => {
    const text = value(item);
    return isMissing(text) ? [] : [{ text: String(text), condition: `${id}:${quoted(String(text))}` }];
  },
});

/** A column of numbers: what is meant by one is "as much, or more". */
const numbers = (
  id: string,
  title: string,
  value: (item: Item) => Maybe,
  format: (n: number) => string,
  sort?: string,
): Column => ({
  id,
  title,
  width: 96,
  numeric: true,
  ...(sort ? { sort } : {}),
  cell: (item) => {
    const n = value(item);
    return typeof n === "number" ? shown(format(n)) : orNone(n);
  },
  means: (item) => {
    const n = value(item);
    return typeof n === "number"
      ? [
          { text: `at least ${format(n)}`, condition: `${id}:>=${decimal(n)}` },
          { text: `at most ${format(n)}`, condition: `${id}:<=${decimal(n)}` },
        ]
      : [];
  },
});

const latencyOf = (item: Item) => Math.round(item.latency * 1000);

/** A price of nobody is none; a price of zero is one. */
const priceOf = (item: Item) => (item.price_source === null && item.price === 0 ? null : item.price);

const BUILT_IN: Column[] = [
  {
    id: "time",
    title: "Time",
    width: 178,
    sort: "request_start_time",
    cell: (item, utc) => <time dateTime={item.request_start_time}>{time(item.request_start_time, utc)}</time>,
    means: (item) => [
      { text: "this time or later", condition: `start:>="${item.request_start_time}"` },
      { text: "this time or earlier", condition: `start:<="${item.request_start_time}"` },
    ],
  },
  {
    ...field("status", "Status", 96, (item) => item.status),
    sort: "status",
    cell: (item) => <Status status={item.status} />,
  },
  field("model", "Model", 156, (item) => item.engine),
  field("provider", "Provider", 110, (item) => item.provider_type),
  {
    ...field("prompt", "Prompt", 176, (item) => item.prompt_name),
    cell: (item) =>
      item.prompt_name && item.prompt_version_number
        ? `${item.prompt_name}@${item.prompt_version_number}`
        : orNone(item.prompt_name ?? item.prompt_id),
  },
  { ...numbers("version", "Prompt version", (item) => item.prompt_version_number, String), width: 110 },
  numbers("latency", "Latency", latencyOf, duration, "latency_ms"),
  {
    id: "tokens",
    title: "Tokens",
    width: 84,
    numeric: true,
    cell: (item) => count(item.input_tokens + item.output_tokens),
  },
  numbers("input_tokens", "Tokens in", (item) => item.input_tokens, count, "input_tokens"),
  numbers("output_tokens", "Tokens out", (item) => item.output_tokens, count, "output_tokens"),
  numbers("cached_tokens", "Cached", (item) => item.cached_tokens, count),
  numbers("cost", "Cost", priceOf, cost, "cost"),
  field("error", "Error", 190, (item) => item.error_type),
  {
    id: "tag",
    title: "Tags",
    width: 160,
    cell: (item) =>
      item.tags_array.length > 0
        ? item.tags_array.map((tag) => (
            <span key={tag} class="tag">
              {tag}
            </span>
          ))
        : shown(NONE),
    means: (item) => item.tags_array.map((tag) => ({ text: tag, condition: `tag:${quoted(tag)}` })),
  },
  field("group", "Group", 150, (item) => item.group_id),
  field("id", "Id", 160, (item) => item.id),
  { id: "input", title: "Input", width: 320, isWide: true, cell: (item) => orNone(item.input_preview) },
  { id: "output", title: "Output", width: 320, isWide: true, cell: (item) => orNone(item.output_preview) },
];

/** What a request says under a key; items carry metadata as a list of objects. */
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

const METADATA = "metadata.";
const SCORE = "score.";

/** `metadata.KEY` and `score.NAME` are columns too. */
export function column(id: string): Column | undefined {
  if (id.startsWith(METADATA)) {
    const key = id.slice(METADATA.length);
    return {
      id,
      title: key,
      width: 150,
      cell: (item) => shown(plain(metadataOf(item, key))),
      means: (item) => {
        const value = metadataOf(item, key);
        return value === undefined ? [] : [{ text: plain(value), condition: metadataIs(key, plain(value)) }];
      },
    };
  }
  if (id.startsWith(SCORE)) {
    const name = id.slice(SCORE.length);
    return {
      ...numbers(
        `${SCORE}${quoted(name)}`,
        name,
        (item) => item.scores.find((score) => score.name === name)?.score,
        String,
        `score:${name}`,
      ),
      id,
    };
  }
  return BUILT_IN.find((known) => known.id === id);
}

/** Those that can be chosen; the time is always there. */
export const builtIn: readonly Column[] = BUILT_IN.filter((known) => known.id !== "time");
