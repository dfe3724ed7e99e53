// One menu at a time, opened beside what it belongs to.
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export type Choice = { name: string; run: () => void };

type OpenMenu = { anchor: HTMLElement; label: string; choices: Choice[] };

const open = signal<OpenMenu | null>(null);

export function openMenu(anchor: HTMLElement, label: string, choices: Choice[]): void {
  open.value = { anchor, label, choices };
}

function close(focus: boolean): void {
  const anchor = open.value?.anchor;
  open.value = null;
  if (focus) {
    anchor?.focus();
  }
}

/** Where menus appear; stands once, at the end of the page. */
export function MenuHost() {
  const menu = open.value;
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = box.current;
    if (!menu || !element) {
      return;
    }
    const place = menu.anchor.getBoundingClientRect();
    const below = place.bottom + element.offsetHeight < innerHeight;
    element.style.top = `${below ? place.bottom + 2 : Math.max(0, place.top - element.offsetHeight - 2)}px`;
    element.style.left = `${Math.max(0, Math.min(place.left, innerWidth - element.offsetWidth - 8))}px`;
    element.querySelector("button")?.focus();
    const outside = (event: Event) => {
      if (!element.contains(event.target as Node)) {
        close(false);
      }
    };
    const elsewhere = () => close(false);
    addEventListener("pointerdown", outside);
    addEventListener("popstate", elsewhere);
    return () => {
      removeEventListener("pointerdown", outside);
      removeEventListener("popstate", elsewhere);
    };
  }, [menu]);

  if (!menu) {
    return null;
  }
  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (step !== 0) {
      event.preventDefault();
      const all = [...(box.current?.querySelectorAll("button") ?? [])];
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      all[(at + step + all.length) % all.length]?.focus();
    }
  };
  return (
    <div ref={box} role="menu" aria-label={menu.label} class="menu" onKeyDown={keys}>
      {menu.choices.map((choice, i) => (
        <button
          key={i}
          type="button"
          role="menuitem"
          onClick={() => {
            close(true);
            choice.run();
          }}
        >
          {choice.name}
        </button>
      ))}
    </div>
  );
}
