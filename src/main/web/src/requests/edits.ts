// Changes of a stored request: what each does, what takes it back, and how the server is told.
import { call } from "../api";
import type { Detail } from "../api-types";

export type Change =
  /** `undefined` removes the key. */
  | { of: "metadata"; key: string; value: unknown }
  | { of: "tag"; tag: string; there: boolean }
  /** `null` removes the score. */
  | { of: "score"; name: string; value: number | null };

/** The request as it will be. */
export function applied(detail: Detail, change: Change): Detail {
  switch (change.of) {
    case "metadata": {
      const { [change.key]: _, ...others } = detail.metadata;
      if (change.value === undefined) {
        return { ...detail, metadata: others };
      }
      return { ...detail, metadata: { ...detail.metadata, [change.key]: change.value } };
    }
    case "tag": {
      const others = detail.tags_array.filter((each) => each !== change.tag);
      return { ...detail, tags_array: change.there ? [...others, change.tag] : others };
    }
    case "score": {
      const others = detail.scores.filter((each) => each.name !== change.name);
      if (change.value === null) {
        return { ...detail, scores: others };
      }
      const now = { name: change.name, score: change.value, updated_at: new Date().toISOString() };
      const isThere = detail.scores.some((each) => each.name === change.name);
      return {
        ...detail,
        scores: isThere
          ? detail.scores.map((each) => (each.name === change.name ? now : each))
          : [...others, now],
      };
    }
  }
}

/** What takes a change back, for a request as it is before. */
export function undoing(detail: Detail, change: Change): Change {
  switch (change.of) {
    case "metadata":
      return { ...change, value: ownValue(detail, change.key) };
    case "tag":
      return { ...change, there: detail.tags_array.includes(change.tag) };
    case "score":
      return { ...change, value: detail.scores.find((each) => each.name === change.name)?.score ?? null };
  }
}

/** What a request says under a key of its own; undefined when it has none of that name. */
export const ownValue = (detail: Detail, key: string): unknown =>
  Object.hasOwn(detail.metadata, key) ? detail.metadata[key] : undefined;

export function send(id: number, change: Change): Promise<unknown> {
  switch (change.of) {
    case "metadata":
      return call("POST", "/rest/track-metadata", {
        request_id: id,
        metadata: { [change.key]: change.value === undefined ? null : change.value },
      });
    case "tag":
      return call("POST", "/rest/track-tags", {
        request_id: id,
        [change.there ? "add" : "remove"]: [change.tag],
      });
    case "score":
      return call("POST", "/rest/track-score", {
        request_id: id,
        name: change.name,
        score: change.value,
      });
  }
}

/** How a typed text is meant: as it stands, or as JSON. */
export type Kind = "text" | "json";

export const kindOf = (value: unknown): Kind => (typeof value === "string" ? "text" : "json");

/** A value as it is typed: the text of a text, the JSON of everything else. */
export const written = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");

export type Typed = { value: unknown } | { wrong: string };

/** What is stored for a typed text. A text stays one, whatever it looks like. */
export function typed(text: string, kind: Kind): Typed {
  if (kind === "text") {
    return { value: text };
  }
  try {
    const value: unknown = JSON.parse(text);
    return value === null ? { wrong: "null would remove the key." } : { value };
  } catch {
    return { wrong: "This is not JSON. It can be saved as a text." };
  }
}
