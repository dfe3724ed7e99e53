import { useRef } from "preact/hooks";
import { go, sort } from "../address";
import { zone } from "../format";
import { preferences } from "../preferences";
import { Close, Down, Up } from "../ui/Icons";
import type { Column } from "./columns";
import { resize, toggleColumn, widthOf, within } from "./shownColumns";

const STEP = 16;

/** The head of a column: sorts by it, takes it away, makes it wider. */
export function Head({ column }: { column: Column }) {
  const isSorted = sort.value.replace(/^-/, "") === column.id;
  const falls = isSorted && sort.value.startsWith("-");
  const sortBy = () => {
    const next = isSorted && falls ? column.id : `-${column.id}`;
    go({ sort: next === "-time" ? null : next }, true);
  };
  const title = (
    <span>
      {column.title}
      {column.id === "time" && ` (${zone(preferences.value.utc)})`}
    </span>
  );
  return (
    <th
      scope="col"
      class={column.numeric ? "number" : undefined}
      aria-sort={isSorted ? (falls ? "descending" : "ascending") : undefined}
    >
      {column.sort ? (
        <button type="button" class="sort" onClick={sortBy}>
          {title}
          {isSorted && (falls ? <Down /> : <Up />)}
        </button>
      ) : (
        title
      )}
      {column.id !== "time" && (
        // The list of columns, by c, does the same for those who do not point.
        <button
          type="button"
          class="icon remove"
          tabIndex={-1}
          aria-label={`Remove column ${column.title}`}
          title="Remove column"
          onClick={() => toggleColumn(column.id)}
        >
          <Close />
        </button>
      )}
      <Edge column={column} />
    </th>
  );
}

/** The right edge of a column: dragged, or moved by the arrow keys; a double click takes the width back. */
function Edge({ column }: { column: Column }) {
  const drag = useRef<{ from: number; width: number; next: number } | undefined>(undefined);
  const wide = (edge: HTMLElement) => edge.closest("th")?.offsetWidth ?? widthOf(column);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an edge that moves is no thematic break
    <div
      class="column-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.title}`}
      aria-valuenow={widthOf(column)}
      tabIndex={0}
      title="Drag to resize; a double click resets"
      onKeyDown={(event) => {
        const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
        if (step !== 0) {
          event.preventDefault();
          resize(column.id, wide(event.currentTarget) + step);
        }
      }}
      onDblClick={() => resize(column.id, undefined)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = wide(event.currentTarget);
        drag.current = { from: event.clientX, width, next: width };
      }}
      onPointerMove={(event) => {
        const moved = drag.current;
        const col = event.currentTarget
          .closest("table")
          ?.querySelector<HTMLElement>(`col[data-column="${CSS.escape(column.id)}"]`);
        if (moved && col) {
          moved.next = within(moved.width + event.clientX - moved.from);
          col.style.width = `${moved.next}px`;
        }
      }}
      onLostPointerCapture={() => {
        const moved = drag.current;
        drag.current = undefined;
        if (moved && moved.next !== moved.width) {
          resize(column.id, moved.next);
        }
      }}
    />
  );
}
