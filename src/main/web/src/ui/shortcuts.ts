// Keys that do something wherever the focus is, unless somebody is writing or wants none.
import { useEffect, useRef } from "preact/hooks";
import { preferences } from "../preferences";

/** By the key of the event: `j`, `ArrowDown`, `/`. Returning false leaves the key to others. */
export type Shortcuts = Record<string, () => unknown>;

/** Listens while the component is shown. Escape works in any place and with shortcuts switched off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!run || event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) {
        return;
      }
      const target = event.target as HTMLElement;
      const isWriting = target.closest("input, select, textarea, dialog, [role=menu]") !== null;
      if (event.key !== "Escape" && (isWriting || !preferences.value.shortcuts)) {
        return;
      }
      if (run() !== false) {
        event.preventDefault();
      }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
