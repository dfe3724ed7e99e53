// What can be done with the values of a row.
import type { Item } from "../api-types";
import { ask } from "../query/conditions";
import { dimension } from "../query/dimensions";
import { verbs } from "../query/Value";
import { openMenu } from "../ui/Menu";
import type { Column, Meaning } from "./columns";
import { asColumn } from "./shownColumns";

/** The verbs of one cell: of its value, or of the one that is chosen of several. */
export function openCellMenu(anchor: HTMLElement, column: Column, item: Item): void {
  const meanings = column.means?.(item) ?? [];
  const [only, ...others] = meanings;
  if (!only) {
    return;
  }
  if (column.numeric || column.id === "time") {
    openMenu(
      anchor,
      column.title,
      meanings.map(({ text, condition }) => ({ name: `Filter for ${text}`, run: () => ask(condition) })),
    );
  } else if (others.length === 0) {
    openVerbs(anchor, column, only);
  } else {
    openMenu(
      anchor,
      column.title,
      meanings.map((each) => ({ name: each.text, run: () => openVerbs(anchor, column, each) })),
    );
  }
}

/** The cells of a row first, for those who do not point. */
export function openRowMenu(anchor: HTMLElement, columns: readonly Column[], item: Item): void {
  const choices = columns
    .filter((column) => column.means?.(item).length)
    .map((column) => ({
      name: named(column, column.means?.(item) ?? []),
      run: () => openCellMenu(anchor, column, item),
    }));
  openMenu(anchor, "Filter by a value of this request", choices);
}

const named = (column: Column, meanings: Meaning[]): string =>
  column.numeric || column.id === "time"
    ? column.title
    : `${column.title}: ${meanings.map((each) => each.text).join(", ")}`;

const openVerbs = (anchor: HTMLElement, column: Column, { text, condition }: Meaning): void =>
  openMenu(
    anchor,
    text,
    verbs({
      text,
      condition,
      column: asColumn(column.id),
      ...(dimension(column.id) ? { by: column.id } : {}),
    }),
  );
