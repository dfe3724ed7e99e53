// Changes of a stored request, each with what undoes it.
import { call } from "../api";

export type Edit = { route: string; body: Record<string, unknown> };

/** Sends a change and waits until searches see it, so that the list is right when it is asked again. */
export const send = (edit: Edit): Promise<unknown> =>
  call("POST", `${edit.route}?wait_for=searchable`, edit.body);

/** `undefined` removes the key. */
export const metadata = (id: number, key: string, value: unknown): Edit => ({
  route: "/rest/track-metadata",
  body: { request_id: id, metadata: { [key]: value === undefined ? null : value } },
});

export const tags = (id: number, add: string[], remove: string[]): Edit => ({
  route: "/rest/track-tags",
  body: { request_id: id, add, remove },
});

export const score = (id: number, name: string, value: number | null): Edit => ({
  route: "/rest/track-score",
  body: { request_id: id, name, score: value },
});

/** What somebody types is a text, unless it is JSON of another kind: a number, true, an object. */
export function typed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || typeof value === "string" ? text : value;
  } catch {
    return text;
  }
}
