import { useState } from "preact/hooks";
import { from, go, openId, query, sort, until } from "../address";
import { call, useAsked } from "../api";
import type { Item, Page } from "../api-types";
import { count } from "../format";
import { question } from "../query/asked";
import { Question } from "../query/Question";
import { Failed } from "../ui/Failed";
import { useShortcuts } from "../ui/shortcuts";
import { column } from "./columns";
import { Drawer } from "./Drawer";
import { shownColumns } from "./shownColumns";
import { Table } from "./Table";

const AT_ONCE = 200;
const MOST = 2_000;

/** The home page: find requests, read one beside the list. */
export function RequestsPage() {
  const columns = shownColumns().filter((id) => column(id) !== undefined);
  const name = sort.value.replace(/^-/, "");
  const body = {
    query: query.value,
    from: from.value,
    to: until.value,
    sort_by: column(name)?.sort ?? "request_start_time",
    sort_order: sort.value.startsWith("-") ? "desc" : "asc",
    per_page: AT_ONCE,
    include: ["previews"],
    include_prompt_name: true,
  };
  const asked = useAsked<Page>(JSON.stringify([body, question.value.round]), (abort) =>
    call("POST", "/api/public/v2/requests/search", body, abort),
  );
  const [more, setMore] = useState<{ of: Page; items: Item[]; cursor: string | null }>();
  const page = asked.data;
  const added = more && more.of === page ? more : undefined;
  const items = [...(page?.items ?? []), ...(added?.items ?? [])];
  const cursor = added ? added.cursor : (page?.next_cursor ?? null);

  const load = async () => {
    if (page && cursor) {
      const { query: line, from: first, to: last, sort_by, sort_order, per_page, include } = body;
      const next = await call<Page>("POST", "/api/public/v2/requests/search", {
        query: line,
        from: first,
        to: last,
        sort_by,
        sort_order,
        per_page,
        include,
        include_prompt_name: true,
        cursor,
      });
      setMore({ of: page, items: [...(added?.items ?? []), ...next.items], cursor: next.next_cursor });
    }
  };

  useWalk(items);
  return (
    <main id="main" class={openId.value ? "page with-drawer" : "page"} aria-busy={asked.busy}>
      <h1 class="hidden">Requests</h1>
      <Question failure={asked.failure} />
      <p class="totals" role="status">
        {page ? (
          <>
            <b>{count(page.total)}</b> {page.total === 1 ? "request" : "requests"}
          </>
        ) : (
          "Searching…"
        )}
      </p>
      <Failed asked={asked} />
      <div class="columns">
        <div class="list">
          {page && items.length === 0 ? (
            <Nothing />
          ) : (
            <>
              <Table items={items} columns={columns} busy={asked.busy} />
              {cursor && (
                <p class="more-rows">
                  {items.length < MOST ? (
                    <button type="button" onClick={load}>
                      Load {AT_ONCE} more
                    </button>
                  ) : (
                    "Narrow the search to see others."
                  )}
                </p>
              )}
            </>
          )}
        </div>
        <Drawer />
      </div>
    </main>
  );
}

function Nothing() {
  return (
    <div class="empty">
      <h2>No request matches</h2>
      <p>
        {query.value ? (
          <>
            <code>{query.value}</code>, {from.value} to {until.value}
          </>
        ) : (
          `${from.value} to ${until.value}`
        )}
      </p>
      <p>
        <button type="button" onClick={() => go({ from: "now-7d", to: null })}>
          Last 7 days
        </button>
        {query.value && (
          <button type="button" onClick={() => go({ query: null })}>
            Clear the search
          </button>
        )}
      </p>
    </div>
  );
}

/** j and k walk the list, and what is open beside it follows. */
function useWalk(items: Item[]) {
  const step = (by: number) => () => {
    const at = items.findIndex((item) => String(item.id) === openId.value);
    const next = items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))];
    if (next) {
      go({ id: String(next.id) }, openId.value !== "");
      document.querySelector(`tr[data-id="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
    }
  };
  useShortcuts({
    j: step(1),
    ArrowDown: step(1),
    k: step(-1),
    ArrowUp: step(-1),
    Escape: () => openId.value !== "" && go({ id: null }),
  });
}
