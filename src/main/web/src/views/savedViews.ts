// Addresses that the workspace has given a name.
import { address, written } from "../address";
import { call } from "../api";
import type { View, ViewList, ViewSaved } from "../api-types";

const ROUTE = "/api/public/v2/views";

export const list = async (abort?: AbortSignal): Promise<View[]> =>
  (await call<ViewList>("GET", ROUTE, undefined, abort)).items;

export const save = (name: string, path: string): Promise<ViewSaved> => call("POST", ROUTE, { name, path });

export const rename = (view: View, name: string): Promise<ViewSaved> =>
  call("PATCH", `${ROUTE}/${view.id}`, { name });

export const remove = (view: View): Promise<unknown> => call("DELETE", `${ROUTE}/${view.id}`);

/** The address as it is now, without the request that is open: a view is a question. */
export function currentPath(): string {
  const { path, params } = address.value;
  const kept = new URLSearchParams(params);
  kept.delete("id");
  return written(path, kept);
}
