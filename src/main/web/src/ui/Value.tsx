import type { ComponentChildren } from "preact";
import { ask, exclude } from "../query/conditions";
import { shownColumns, toggleColumn } from "../requests/shownColumns";
import { type Choice, openMenu } from "./Menu";
import { say } from "./Toast";

type Props = {
  /** The value as text, for copying. */
  text: string;
  /** The condition that it stands for, in the query language. */
  condition: string;
  /** The column of the table of requests that shows it, by the id in the address. */
  column?: string;
  /** What else can be done with it, before copying. */
  more?: Choice[];
  children: ComponentChildren;
};

/** A value of a request: everything that can be done with one is a click away. */
export function Value({ text, condition, column, more = [], children }: Props) {
  const choices: Choice[] = [
    { name: "Filter for", run: () => ask(condition) },
    { name: "Exclude", run: () => exclude(condition) },
  ];
  if (column) {
    choices.push({
      name: shownColumns().includes(column) ? "Remove column" : "Show as column",
      run: () => toggleColumn(column),
    });
  }
  choices.push(...more, {
    name: "Copy",
    run: () => {
      navigator.clipboard.writeText(text).then(() => say("Copied"));
    },
  });
  return (
    <button
      type="button"
      class="value"
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        openMenu(event.currentTarget, text, choices);
      }}
    >
      {children}
    </button>
  );
}
