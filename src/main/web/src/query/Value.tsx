import type { ComponentChildren } from "preact";
import { to, visit } from "../address";
import { copy } from "../ui/clipboard";
import { type Choice, openMenu } from "../ui/Menu";
import { ask, exclude } from "./conditions";

type Props = {
  /** The value as text, for copying. */
  text: string;
  /** The condition that it stands for, in the query language; none: it cannot be asked for. */
  condition?: string | undefined;
  /** What a table can do with it as a column, asked when the menu opens. */
  column?: (() => Choice[]) | undefined;
  /** The dimension that it is a value of, by the id in the address. */
  by?: string;
  /** What else can be done with it, before copying. */
  more?: Choice[];
  children: ComponentChildren;
};

/** Everything that can be done with a value. */
export function verbs({
  text,
  condition,
  column = () => [],
  by,
  more = [],
}: Omit<Props, "children">): Choice[] {
  const choices: Choice[] = [];
  if (condition !== undefined) {
    choices.push(
      { name: "Filter for", run: () => ask(condition) },
      { name: "Exclude", run: () => exclude(condition) },
    );
  }
  choices.push(...column());
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
