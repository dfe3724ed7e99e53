import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { by, go, openId, to } from "../address";
import type { Item } from "../api-types";
import { preferences } from "../preferences";
import { More } from "../ui/Icons";
import { openCellMenu } from "./cellMenu";
import { type Column, column } from "./columns";
import { Head } from "./Head";
import { widthOf } from "./shownColumns";

/** A wide column is never narrower: the table scrolls sideways instead. */
const WIDE_AT_LEAST = 240;

const SKELETON = [...Array(14).keys()];

type Props = {
  items: Item[] | undefined;
  columns: string[];
  /** What was asked: rows of the same question stay where they are. */
  of: string | undefined;
};

/** The requests that were found, newest first unless the address says otherwise. */
export function Table({ items, columns, of }: Props) {
  const box = useStill(of, items);
  const ids = columns.join("\n");
  // Equal texts are the same columns.
  const shown = useMemo(() => ["time", ...columns].map(column).filter((known) => known !== undefined), [ids]);
  const pointed = useSignal<Pointed | undefined>(undefined);
  useEffect(() => {
    pointed.value = undefined;
  }, [items, shown]);
  const { widths, utc } = preferences.value;
  const takesRest = (each: Column) => each.isWide && widths[each.id] === undefined;
  // Without a wide column the last one takes what is left, so that the table fills its place.
  const last = shown.some(takesRest) ? undefined : shown.at(-1);
  const least = shown.reduce((sum, each) => sum + (takesRest(each) ? WIDE_AT_LEAST : widthOf(each)), 0);
  return (
    <section
      ref={box}
      class="table-scroll"
      aria-label="Requests"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onPointerOver={(event) => {
        const target = event.target as Element;
        if (!target.closest(".cell-menu")) {
          pointed.value = under(target, items ?? [], shown);
        }
      }}
      onPointerLeave={() => {
        pointed.value = undefined;
      }}
    >
      <table class="requests" style={{ minWidth: `${least}px` }}>
        <colgroup>
          {shown.map((each) => (
            <col
              key={each.id}
              data-column={each.id}
              style={{ width: takesRest(each) || each === last ? "auto" : `${widthOf(each)}px` }}
            />
          ))}
        </colgroup>
        <thead>
          <tr>
            {shown.map((each) => (
              <Head key={each.id} column={each} />
            ))}
          </tr>
        </thead>
        {items ? <Rows items={items} columns={shown} utc={utc} /> : <Skeleton columns={shown} />}
      </table>
      <CellMenu pointed={pointed} />
    </section>
  );
}

/** Keeps the rows in sight where they are when others come before them; another question begins at its top. */
function useStill(of: string | undefined, items: Item[] | undefined) {
  const box = useRef<HTMLElement>(null);
  const question = useRef(of);
  // Where a row in sight stands now, before the new ones are there.
  const rows = box.current?.querySelectorAll<HTMLElement>("tr[data-id]");
  const scrolled = box.current?.scrollTop ?? 0;
  const seen = scrolled > 0 ? rows?.[Math.ceil(scrolled / (rows[0]?.offsetHeight || 1))] : undefined;
  const stood = seen?.offsetTop ?? 0;
  useLayoutEffect(() => {
    if (!box.current) {
      return;
    }
    if (question.current !== of) {
      question.current = of;
      box.current.scrollTop = 0;
    } else if (seen?.isConnected && seen.offsetTop !== stood) {
      box.current.scrollTop += seen.offsetTop - stood;
    }
  }, [of, items]);
  return box;
}

const Skeleton = ({ columns }: { columns: Column[] }) => (
  <tbody aria-hidden="true">
    {SKELETON.map((row) => (
      <tr key={row} class="waiting">
        {columns.map((each) => (
          <td key={each.id}>
            <span />
          </td>
        ))}
      </tr>
    ))}
  </tbody>
);

function Rows({ items, columns, utc }: { items: Item[]; columns: Column[]; utc: boolean }) {
  return (
    <tbody>
      {items.map((item) => (
        <Row
          key={item.id}
          item={item}
          columns={columns}
          utc={utc}
          split={by.value}
          selected={openId.value === String(item.id)}
        />
      ))}
    </tbody>
  );
}

type Pointed = { item: Item; column: Column; top: number; right: number; height: number };

/** The cell under the pointer, when something can be done with its value. */
function under(target: Element, items: Item[], columns: Column[]): Pointed | undefined {
  const cell = target.closest("td");
  const id = cell?.closest("tr")?.dataset.id;
  const item = items.find((each) => String(each.id) === id);
  const column = cell ? columns[cell.cellIndex] : undefined;
  if (!cell || !item || !column?.means?.(item).length) {
    return undefined;
  }
  const { offsetTop, offsetLeft, offsetWidth, offsetHeight } = cell;
  return { item, column, top: offsetTop, right: offsetLeft + offsetWidth, height: offsetHeight };
}

/** One button for the verbs of all cells; it stands in the one that is pointed at. */
function CellMenu({ pointed }: { pointed: Signal<Pointed | undefined> }) {
  if (!pointed.value) {
    return null;
  }
  const { item, column, top, right, height } = pointed.value;
  return (
    <button
      type="button"
      class="cell-menu"
      tabIndex={-1}
      aria-haspopup="menu"
      aria-label={`Filter by this ${column.title}`}
      title="Filter by this"
      style={{ top: `${top + (height - 26) / 2}px`, left: `${right - 30}px` }}
      onClick={(event) => openCellMenu(event.currentTarget, column, item)}
    >
      <More />
    </button>
  );
}

type RowProps = {
  item: Item;
  columns: Column[];
  utc: boolean;
  /** What the chart is split by: the link of the row keeps it. */
  split: string;
  selected: boolean;
};

function Row({ item, columns, utc, split, selected }: RowProps) {
  // The same element is not looked at again: walking through 2,000 rows changes two of them.
  return useMemo(() => {
    const open = () => go({ id: String(item.id) }, openId.value !== "");
    return (
      <tr aria-selected={selected} data-id={item.id} onClick={open}>
        {columns.map((each, i) => (
          <td key={each.id} class={each.numeric ? "number" : each.isWide ? "preview" : undefined}>
            {i === 0 ? (
              <a
                href={to({ id: String(item.id) })}
                aria-label={`Open request ${item.id}`}
                onClick={(event) => {
                  event.stopPropagation();
                  if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
                    event.preventDefault();
                    open();
                  }
                }}
              >
                {each.cell(item, utc)}
              </a>
            ) : (
              each.cell(item, utc)
            )}
          </td>
        ))}
      </tr>
    );
  }, [item, columns, utc, split, selected]);
}
