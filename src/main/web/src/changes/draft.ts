// What somebody has typed for a change of many requests, and what the server is asked to do.
import type { Edit } from "../api-types";
import { type Kind, typed } from "../requests/edits";

export type Change = Pick<Edit, "set_metadata" | "add_tags" | "remove_tags">;

export type Pair = { key: string; text: string; kind: Kind };

export type Draft = {
  set: Pair[];
  /** Keys, each on a line of its own, as are tags. */
  removed: string;
  addTags: string;
  removeTags: string;
};

export const EMPTY: Draft = {
  set: [{ key: "", text: "", kind: "text" }],
  removed: "",
  addTags: "",
  removeTags: "",
};

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((each) => each.trim())
    .filter(Boolean);

/** The change that is meant, or what is wrong with it. */
export function change(draft: Draft): Change | { wrong: string } {
  const metadata = new Map<string, unknown>();
  for (const { key, text, kind } of draft.set) {
    if (key === "" && text === "") {
      continue;
    }
    const meant = typed(text, kind);
    if (key === "" || metadata.has(key)) {
      return { wrong: key === "" ? "A value needs a key." : `${key} is set twice.` };
    }
    if ("wrong" in meant) {
      return { wrong: `${key}: ${meant.wrong}` };
    }
    metadata.set(key, meant.value);
  }
  for (const key of lines(draft.removed)) {
    if (metadata.has(key)) {
      return { wrong: `${key} is both set and removed.` };
    }
    metadata.set(key, null);
  }
  const [added, removed] = [lines(draft.addTags), lines(draft.removeTags)];
  if (metadata.size === 0 && added.length === 0 && removed.length === 0) {
    return { wrong: "Nothing would be changed yet." };
  }
  return {
    ...(metadata.size > 0 ? { set_metadata: Object.fromEntries(metadata) } : {}),
    ...(added.length > 0 ? { add_tags: added } : {}),
    ...(removed.length > 0 ? { remove_tags: removed } : {}),
  };
}
