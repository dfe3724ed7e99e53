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

/** Everything that can be done with a value. */
export function verbs({ text, condition, column, more = [] }: Omit<Props, "children">): Choice[] {
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
  return choices;
}

/** A value of a request: what can be done with it is a click away. */
export function Value({ children, ...value }: Props) {
  return (
    <button
      type="button"
      class="value"
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        openMenu(event.currentTarget, value.text, verbs(value));
      }}
    >
      {children}
    </button>
  );
}
