import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

type Props = {
  summary: ComponentChildren;
  children: () => ComponentChildren;
  open?: boolean;
  class?: string;
};

/** Details that are made when somebody opens them: they may be large. */
export function Fold({ summary, children, open = false, class: name }: Props) {
  const [isOpen, setOpen] = useState(open);
  return (
    <details
      class={name ? `fold ${name}` : "fold"}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}
