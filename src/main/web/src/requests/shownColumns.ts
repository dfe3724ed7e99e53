// Which columns the table shows, and how wide: by the address, else as this browser had them last.
import { address, go } from "../address";
import { DEFAULT, prefer, preferences } from "../preferences";
import { joined, parted } from "../query/list";
import type { Choice } from "../ui/Menu";
import { type Column, column } from "./columns";

export function shownColumns(): string[] {
  const cols = address.value.params.get("cols");
  return cols === null ? preferences.value.columns : parted(cols);
}

export function showColumns(columns: string[]): void {
  prefer({ columns });
  go({ cols: joined(columns) }, true);
}

export function toggleColumn(id: string): void {
  const shown = shownColumns();
  showColumns(shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id]);
}

/** What can be done with the column that shows a value, if there is one. */
export const asColumn = (id: string) => (): Choice[] =>
  column(id)
    ? [
        {
          name: shownColumns().includes(id) ? "Remove column" : "Show as column",
          run: () => toggleColumn(id),
        },
      ]
    : [];

/** Moves a column to the left with -1, to the right with 1. */
export function moveColumn(id: string, by: number): void {
  const shown = shownColumns().filter((each) => each !== id);
  const at = shownColumns().indexOf(id);
  shown.splice(Math.max(0, at + by), 0, id);
  showColumns(shown);
}

/** As they were for somebody who has never been here. */
export function resetColumns(): void {
  prefer({ columns: DEFAULT.columns, widths: {} });
  go({ cols: null }, true);
}

const NARROWEST = 56;
const WIDEST = 1200;

export const widthOf = ({ id, width }: Column): number => preferences.value.widths[id] ?? width;

export const within = (width: number): number => Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));

export function resize(id: string, width: number | undefined): void {
  const { [id]: _, ...others } = preferences.value.widths;
  prefer({ widths: width === undefined ? others : { ...others, [id]: within(width) } });
}
