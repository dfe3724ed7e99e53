import { address } from "../address";
import { useAsked } from "../api";
import { question } from "../query/asked";
import { type Suggestion, suggestions } from "../query/suggestions";

/** What most workspaces log, and what is asked about first. */
const USERS = "user_id";

const MOST_KEYS = 100;

/** The key of which different values are counted: that of the address, else users, else the most frequent one. */
export function useCountedKey(): string {
  const { query, from, to } = question.value;
  const chosen = address.value.params.get("key");
  const wanted = { field: "metadata_keys", prefix: "", query, from, to, limit: MOST_KEYS };
  const { data = [] } = useAsked<Suggestion[]>(chosen ? "" : JSON.stringify(wanted), (abort) =>
    suggestions(wanted, abort),
  );
  const known = data.map(({ value }) => value);
  return chosen ?? (known.includes(USERS) ? USERS : (known[0] ?? USERS));
}
