import type { ComponentChildren } from "preact";
import { to, visit } from "../address";
import { ask, exclude } from "../query/conditions";
import { column as columnOf } from "../requests/columns";
import { shownColumns, toggleColumn } from "../requests/shownColumns";
import { copy } from "./clipboard";
import { type Choice, openMenu } from "./Menu";

type Props = {
  /** The value as text, for copying. */
  text: string;
  /** The condition that it stands for, in the query language; none: it cannot be asked for. */
  condition?: string | undefined;
  /** The column of the table of requests that shows it, by the id in the address. */
  column?: string;
  /** The dimension that it is a value of, by the id in the address. */
  by?: string;
  /** What else can be done with it, before copying. */
  more?: Choice[];
  children: ComponentChildren;
};

/** Everything that can be done with a value. */
export function verbs({ text, condition, column, by, more = [] }: Omit<Props, "children">): Choice[] {
  const choices: Choice[] = [];
  if (condition !== undefined) {
    choices.push(
      { name: "Filter for", run: () => ask(condition) },
      { name: "Exclude", run: () => exclude(condition) },
    );
  }
  if (column && columnOf(column)) {
    choices.push({
      name: shownColumns().includes(column) ? "Remove column" : "Show as column",
      run: () => toggleColumn(column),
    });
  }
  if (by) {
    choices.push({ name: "Group by", run: () => visit(to({ by }, "/analytics")) });
  }
  return [...choices, ...more, { name: "Copy", run: () => copy(text, "Value") }];
}

/** A value of a request: what can be done with it is a click away. */
export function Value({ children, ...value }: Props) {
  return (
    <button
      type="button"
      class="value"
      aria-haspopup="menu"
      dir="auto"
      onClick={(event) => {
        event.stopPropagation();
        openMenu(event.currentTarget, value.text, verbs(value));
      }}
    >
      {children}
    </button>
  );
}
