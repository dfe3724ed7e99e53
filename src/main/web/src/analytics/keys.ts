import { address } from "../address";
import { call, useAsked } from "../api";
import type { Suggestions } from "../api-types";
import { question } from "../query/asked";

/** What most workspaces log, and what is asked about first. */
const USERS = "user_id";

/** The key of which different values are counted: that of the address, else users, else the most frequent one. */
export function useCountedKey(): string {
  const { query, from, to } = question.value;
  const chosen = address.value.params.get("key");
  const body = { field: "metadata_keys", prefix: "", limit: 100, query, from, to };
  const { data } = useAsked<Suggestions>(chosen ? "" : JSON.stringify(body), (abort) =>
    call("POST", "/api/public/v2/requests/suggestions", body, abort),
  );
  const known = data?.values ?? [];
  return chosen ?? (known.includes(USERS) ? USERS : (known[0] ?? USERS));
}
