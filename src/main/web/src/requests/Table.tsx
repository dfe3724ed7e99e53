import { go, openId, sort, to } from "../address";
import type { Item } from "../api-types";
import { preferences } from "../preferences";
import { Down, Up } from "../ui/Icons";
import { type Column, column } from "./columns";

/** The requests that were found, newest first unless the address says otherwise. */
export function Table({ items, columns, busy }: { items: Item[]; columns: string[]; busy: boolean }) {
  const shown = ["time", ...columns].map(column).filter((known) => known !== undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-scroll" aria-label="Requests" tabIndex={0} aria-busy={busy}>
      <table class="requests">
        <thead>
          <tr>
            {shown.map((each) => (
              <Head key={each.id} column={each} />
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row key={item.id} item={item} columns={shown} selected={openId.value === String(item.id)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({ column }: { column: Column }) {
  const name = sort.value.replace(/^-/, "");
  const isSorted = name === column.id;
  const falls = isSorted && sort.value.startsWith("-");
  const zone = column.id === "time" ? ` (${preferences.value.utc ? "UTC" : "local"})` : "";
  return (
    <th
      scope="col"
      class={column.numeric ? "number" : undefined}
      aria-sort={isSorted ? (falls ? "descending" : "ascending") : undefined}
    >
      {column.sort ? (
        <button
          type="button"
          onClick={() => go({ sort: isSorted && falls ? column.id : `-${column.id}` }, true)}
        >
          {column.title}
          {zone}
          {isSorted && (falls ? <Down /> : <Up />)}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function Row({ item, columns, selected }: { item: Item; columns: Column[]; selected: boolean }) {
  const open = () => go({ id: String(item.id) }, openId.value !== "");
  return (
    <tr aria-selected={selected} data-id={item.id} onClick={open}>
      {columns.map((each, i) => (
        <td key={each.id} class={each.numeric ? "number" : each.id}>
          {i === 0 ? (
            <a
              href={to({ id: String(item.id) })}
              aria-label={`Open request ${item.id}`}
              onClick={(event) => {
                event.preventDefault();
                event.stopPropagation();
                open();
              }}
            >
              {each.cell(item, preferences.value.utc)}
            </a>
          ) : (
            each.cell(item, preferences.value.utc)
          )}
        </td>
      ))}
    </tr>
  );
}
