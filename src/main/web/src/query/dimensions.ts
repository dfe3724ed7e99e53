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

export const FIELDS: readonly Dimension[] = [
  STATUS,
  field("model", "Model", "engine"),
  field("provider", "Provider", "provider_type"),
  field("prompt", "Prompt", "prompt_name"),
  field("version", "Prompt version", "prompt_version_number"),
  field("tag", "Tag", "tags"),
  field("error", "Error type", "error_type"),
  field("tool", "Tool", "tool_names"),
  field("function_name", "Function", "function_name"),
  field("group", "Group", "group_id"),
];

const METADATA = "metadata.";

export const ofKey = (key: string): Dimension => ({
  id: METADATA + key,
  title: key,
  by: { metadata_key: key },
  is: (value) => metadataIs(key, value),
});

/** The dimension of an id; undefined when there is none. */
export function dimension(id: string): Dimension | undefined {
  return id.startsWith(METADATA) && id.length > METADATA.length
    ? ofKey(id.slice(METADATA.length))
    : FIELDS.find((known) => known.id === id);
}
