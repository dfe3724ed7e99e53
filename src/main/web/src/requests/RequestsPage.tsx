import { go, openId } from "../address";
import type { Item } from "../api-types";
import { EditButton } from "../changes/EditButton";
import { ExportButton } from "../export/ExportButton";
import { count } from "../format";
import { Question } from "../query/Question";
import { Failed } from "../ui/Failed";
import { More } from "../ui/More";
import { useShortcuts } from "../ui/shortcuts";
import { ColumnsPicker } from "./ColumnsPicker";
import { openRowMenu } from "./cellMenu";
import { type Column, column } from "./columns";
import { Drawer } from "./Drawer";
import { FieldList, FieldsButton } from "./FieldList";
import { Nothing } from "./Nothing";
import { AT_ONCE, MOST, useRows } from "./rows";
import { shownColumns } from "./shownColumns";
import { Table } from "./Table";
import { useVolume, Volume } from "./Volume";

/** The home page: find requests, read one beside the list. */
export function RequestsPage() {
  const columns = shownColumns().filter((id) => column(id) !== undefined);
  const rows = useRows();
  const { asked, first, items } = rows;
  const volume = useVolume();
  useWalk(items, columns);
  return (
    <main id="main" class={openId.value ? "page with-drawer" : "page"} aria-busy={asked.busy || volume.busy}>
      <h1 class="hidden">Requests</h1>
      <Question failure={asked.failure} />
      <Volume charts={volume}>
        <FieldsButton />
        <ColumnsPicker />
        <ExportButton />
        <EditButton />
      </Volume>
      <Failed asked={asked.failure ? asked : volume} />
      <div class="columns">
        <FieldList />
        <div class="list" aria-busy={asked.busy}>
          {first && items.length === 0 ? (
            <Nothing explanation={first.explanation} />
          ) : (
            <>
              <Table items={first ? items : undefined} columns={columns} of={rows.of} />
              {rows.hasMore && items.length >= MOST ? (
                <p class="more-rows hint">
                  These are the first {count(MOST)}. Narrow the search to see others.
                </p>
              ) : (
                <More of={rows} what={`${AT_ONCE} more`} />
              )}
            </>
          )}
        </div>
        <Drawer ids={items.map((item) => String(item.id))} />
      </div>
    </main>
  );
}

/** j and k walk the list, and what is open beside it follows; f offers the values of the row. */
function useWalk(items: Item[], columns: string[]) {
  const step = (by: number) => () => {
    const at = items.findIndex((item) => String(item.id) === openId.value);
    const next = items[at < 0 ? 0 : Math.max(0, Math.min(items.length - 1, at + by))];
    if (next) {
      go({ id: String(next.id) }, openId.value !== "");
      document.querySelector(`tr[data-id="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
    }
  };
  const values = () => {
    const item = items.find((each) => String(each.id) === openId.value);
    const anchor = document.querySelector<HTMLElement>(`tr[data-id="${item?.id}"] a`);
    if (item && anchor) {
      openRowMenu(
        anchor,
        ["time", ...columns].map(column).filter((known): known is Column => !!known),
        item,
      );
    }
  };
  useShortcuts({
    f: values,
    j: step(1),
    ArrowDown: step(1),
    k: step(-1),
    ArrowUp: step(-1),
    Escape: () => openId.value !== "" && go({ id: null }),
  });
}
