// By what requests can be told apart: fields of every request, and metadata keys.
import { metadataIs, quoted } from "./conditions";

export type Dimension = {
  /** As it stands in addresses: `model`, `metadata.user_id`. */
  id: string;
  title: string;
  /** How the API is asked for it. */
  by: { field: string } | { metadata_key: string };
  /** The condition, in the query language, that a request has a value of it. */
  is: (value: string) => string;
};

const field = (id: string, title: string, name: string): Dimension => ({
  id,
  title,
  by: { field: name },
  is: (value) => `${id}:${quoted(value)}`,
});

export const STATUS = field("status", "Status", "status");
export const MODEL = field("model", "Model", "engine");

export const FIELDS: readonly Dimension[] = [
  STATUS,
  MODEL,
  field("provider", "Provider", "provider_type"),
  field("prompt", "Prompt", "prompt_name"),
  field("version", "Prompt version", "prompt_version_number"),
  field("tag", "Tag", "tags"),
  field("error", "Error type", "error_type"),
  field("tool", "Tool", "tool_names"),
  field("function_name", "Function", "function_name"),
  field("group", "Group", "group_id"),
  field("metadata_keys", "Metadata key", "metadata_keys"),
  field("output_keys", "Output key", "output_keys"),
  field("input_variable_keys", "Input variable", "input_variable_keys"),
  field("prompt_id", "Prompt id", "prompt_id"),
  field("api_type", "API type", "api_type"),
  field("trace_id", "Trace", "trace_id"),
  field("price_source", "Price source", "price_source"),
];

const METADATA = "metadata.";

export const ofKey = (key: string): Dimension => ({
  id: METADATA + key,
  title: key,
  by: { metadata_key: key },
  is: (value) => metadataIs(key, value),
});

/** The dimension that the API calls so. */
export const ofField = (name: string): Dimension | undefined =>
  FIELDS.find((known) => "field" in known.by && known.by.field === name);

/** The dimension of an id; undefined when there is none. */
export function dimension(id: string): Dimension | undefined {
  return id.startsWith(METADATA) && id.length > METADATA.length
    ? ofKey(id.slice(METADATA.length))
    : FIELDS.find((known) => known.id === id);
}

/** A dimension within a sentence: fields are words, keys are as they were logged. */
export const inText = ({ by, title }: Dimension): string =>
  "field" in by ? title.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()) : title;
