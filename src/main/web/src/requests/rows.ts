// The requests that were found: the first of them, and as many more as were asked for.
import { useRef, useState } from "preact/hooks";
import { sort } from "../address";
import { call, Failure, useAsked } from "../api";
import type { Item, Page, Search } from "../api-types";
import { question } from "../query/asked";
import { asChanged } from "./changed";
import { column } from "./columns";
import { goesFirst } from "./rowsFirst";

export const AT_ONCE = 200;
export const MOST = 2_000;

/** A walk through the answers to one question. */
type Walk = { of: string; first: Page; items: Item[]; cursor: string | null };

function search(): Search {
  const { query, from, to } = question.value;
  const falls = sort.value.startsWith("-");
  return {
    query,
    from,
    to,
    sort_by: column(sort.value.replace(/^-/, ""))?.sort ?? "request_start_time",
    sort_order: falls ? "desc" : "asc",
    per_page: AT_ONCE,
    include: ["previews"],
    include_prompt_name: true,
  };
}

const ask = (body: Search, abort?: AbortSignal): Promise<Page> =>
  call("POST", "/api/public/v2/requests/search", body, abort);

export function useRows() {
  const body = search();
  const of = JSON.stringify(body);
  const shown = useRef<Walk | undefined>(undefined);
  const asked = useAsked<Walk>(JSON.stringify([of, question.value.round]), (abort) =>
    goesFirst(ask({ ...body, explain_empty: true }, abort)).then((first) =>
      continued(shown.current, of, first),
    ),
  );
  const [longer, setLonger] = useState<{ than: Walk; walk?: Walk; busy: boolean; failure?: Failure }>();
  const walked = longer && longer.than === asked.data ? longer : undefined;
  const walk = walked?.walk ?? asked.data;
  shown.current = walk;

  const load = () => {
    const than = asked.data;
    if (!than || !walk?.cursor || walked?.busy) {
      return;
    }
    const before: { than: Walk; walk: Walk } = { than, walk };
    setLonger({ ...before, busy: true });
    const next = (state: { walk: Walk; failure?: Failure }) =>
      // Another question may have been asked meanwhile.
      setLonger((old) => (old?.than === than ? { than, busy: false, ...state } : old));
    ask({ ...(JSON.parse(walk.of) as Search), cursor: walk.cursor }).then(
      (page) => next({ walk: { ...walk, items: [...walk.items, ...page.items], cursor: page.next_cursor } }),
      (e: unknown) =>
        next({ walk, failure: e instanceof Failure ? e : new Failure(0, { message: String(e) }) }),
    );
  };

  return {
    asked,
    of: walk?.of,
    first: walk?.first,
    items: walk ? upToDate(walk) : [],
    hasMore: walk?.cursor != null,
    more: load,
    isLoading: walked?.busy ?? false,
    failure: walked?.failure,
  };
}

const upToDate = ({ first, items }: Walk): Item[] =>
  items.map((item) => asChanged(item, first.freshness.searchable_until));

/** The same question asked again keeps the rows beyond the first page, where they follow on it. */
function continued(old: Walk | undefined, of: string, first: Page): Walk {
  const last = first.items.at(-1);
  if (old?.of === of && last && old.items.length > first.items.length) {
    const at = old.items.findIndex((item) => item.id === last.id);
    if (at >= 0) {
      const known = new Set(first.items.map((item) => item.id));
      const rest = upToDate(old)
        .slice(at + 1)
        .filter((item) => !known.has(item.id));
      return { of, first, items: [...first.items, ...rest], cursor: old.cursor };
    }
  }
  return { of, first, items: first.items, cursor: first.next_cursor };
}
