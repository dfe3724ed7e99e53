import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useShortcuts } from "./shortcuts";

type Props = {
  /** What the button is called, when its content does not say so. */
  name?: string;
  title: string;
  /** What the panel is called. */
  label: string;
  /** The key that opens it. */
  shortcut?: string;
  button: ComponentChildren;
  class?: string;
  children: (close: () => void) => ComponentChildren;
};

/** A panel below its button; Escape and a click elsewhere close it, and the focus returns. */
export function Popover({ name, title, label, shortcut, button, class: look, children }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();

  useShortcuts(shortcut ? { [shortcut]: () => panel.current?.togglePopover() } : {});

  useLayoutEffect(() => {
    const [from, box] = [anchor.current, panel.current];
    if (!isOpen || !from || !box) {
      return;
    }
    const place = from.getBoundingClientRect();
    box.style.top = `${place.bottom + 4}px`;
    box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - box.offsetWidth - 8))}px`;
    box.style.maxHeight = `${innerHeight - place.bottom - 16}px`;
    box.querySelector<HTMLElement>("input, button")?.focus();
  }, [isOpen]);

  return (
    <>
      <button
        ref={anchor}
        type="button"
        title={title}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        popoverTarget={id}
        class={look}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        class="popover"
        onToggle={(event) => setOpen(event.newState === "open")}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            // Nothing below closes with it.
            event.stopPropagation();
            close();
          }
        }}
      >
        {isOpen && children(close)}
      </div>
    </>
  );
}
