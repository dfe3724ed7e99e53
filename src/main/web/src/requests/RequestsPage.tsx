import { useEffect, useState } from "preact/hooks";
import { address, from, go, openId, query, sort, until } from "../address";
import { call, useAsked } from "../api";
import type { Item, Page } from "../api-types";
import { count } from "../format";
import { preferences } from "../preferences";
import { column } from "./columns";
import { Drawer } from "./Drawer";
import { SearchBar } from "./SearchBar";
import { Table } from "./Table";
import { TimeRange } from "./TimeRange";

const AT_ONCE = 200;
const MOST = 2_000;

/** The home page: find requests, read one beside the list. */
export function RequestsPage() {
  const columns = (address.value.params.get("cols")?.split(",") ?? preferences.value.columns).filter(
    (id) => column(id) !== undefined,
  );
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
  const asked = useAsked<Page>(JSON.stringify(body), (abort) =>
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

  useShortcuts(items);
  return (
    <main id="main" class={openId.value ? "page with-drawer" : "page"} aria-busy={asked.busy}>
      <h1 class="hidden">Requests</h1>
      <div class="question">
        <SearchBar failure={asked.failure} />
        <TimeRange />
      </div>
      <p class="totals" role="status">
        {page ? (
          <>
            <b>{count(page.total)}</b> {page.total === 1 ? "request" : "requests"}
          </>
        ) : (
          "Searching…"
        )}
      </p>
      {asked.failure && asked.failure.answer.position === undefined && (
        <div role="alert" class="failed">
          <p>{asked.failure.message}</p>
          <button type="button" onClick={asked.again}>
            Try again
          </button>
        </div>
      )}
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

function useShortcuts(items: Item[]) {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key === "Escape" && openId.value) {
        go({ id: null });
        return;
      }
      if (
        !preferences.value.shortcuts ||
        event.metaKey ||
        event.ctrlKey ||
        event.altKey ||
        target.closest("input, select, textarea, [contenteditable]")
      ) {
        return;
      }
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("query")?.focus();
      } else if (step) {
        event.preventDefault();
        const at = items.findIndex((item) => String(item.id) === openId.value);
        const next = items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + step))];
        if (next) {
          go({ id: String(next.id) }, openId.value !== "");
          document.querySelector(`tr[data-id="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
        }
      }
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, [items]);
}
