import type { ComponentChildren } from "preact";
import { address, go, query, to, visit } from "../address";
import { prefer, preferences } from "../preferences";
import { type Choice, openMenu } from "../ui/Menu";
import { say } from "../ui/Toast";

type Props = {
  /** The value as text, for copying. */
  text: string;
  /** The condition that it stands for, in the query language. */
  condition: string;
  /** The column that shows it, by the id in the address. */
  column?: string;
  children: ComponentChildren;
};

/** A value of a request: everything that can be done with one is a click away. */
export function Value({ text, condition, column, children }: Props) {
  const choices: Choice[] = [
    { name: "Filter for", run: () => ask(condition) },
    { name: "Exclude", run: () => ask(`-${condition}`) },
  ];
  if (column) {
    choices.push({
      name: shownColumns().includes(column) ? "Remove column" : "Show as column",
      run: () => toggleColumn(column),
    });
  }
  choices.push({
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

/** Adds a condition to the question. */
function ask(condition: string): void {
  const old = query.value.trim();
  const whole = /\bOR\b/.test(old) ? `(${old})` : old;
  const target = { query: whole ? `${whole} ${condition}` : condition };
  if (address.value.path === "/requests") {
    go(target);
  } else {
    visit(to(target, "/requests"));
  }
}

export const shownColumns = (): string[] =>
  address.value.params.get("cols")?.split(",") ?? preferences.value.columns;

export function toggleColumn(id: string): void {
  const shown = shownColumns();
  const columns = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
  prefer({ columns });
  go({ cols: columns.join(",") }, true);
}
