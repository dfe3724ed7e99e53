// What was done, for as long as it can be undone.
import { signal } from "@preact/signals";
import { useLayoutEffect, useMemo } from "preact/hooks";
import { useShortcuts } from "./shortcuts";

const SHOWN_MS = 8_000;

type Shown = { text: string; undo?: () => void };

const toast = signal<Shown | null>(null);
let timer = 0;

export function say(text: string, undo?: () => void): void {
  toast.value = undo ? { text, undo } : { text };
  leaveLater();
}

function stay(): void {
  window.clearTimeout(timer);
}

function leaveLater(): void {
  stay();
  timer = window.setTimeout(() => {
    toast.value = null;
  }, SHOWN_MS);
}

function undo(): void {
  const taken = toast.value?.undo;
  toast.value = null;
  taken?.();
}

/** The places where it can appear; in the last one it does. */
const places = signal<readonly symbol[]>([]);

/** Where it appears; stands there before it speaks, so that screen readers know the place. */
export function ToastHost() {
  const place = useMemo(() => Symbol("place"), []);
  useLayoutEffect(() => {
    places.value = [...places.value, place];
    return () => {
      places.value = places.value.filter((each) => each !== place);
    };
  }, [place]);
  const shown = places.value.at(-1) === place ? toast.value : null;
  useShortcuts({ u: () => (shown?.undo ? undo() : false) });
  return (
    // Somebody who reads it or is on the way to the button has all the time that it takes.
    <div
      role="status"
      class={shown ? "toast" : "hidden"}
      onPointerEnter={stay}
      onPointerLeave={leaveLater}
      onFocusIn={stay}
      onFocusOut={leaveLater}
    >
      {shown?.text}
      {shown?.undo && (
        <button type="button" title="Undo (u)" aria-keyshortcuts="u" onClick={undo}>
          Undo
        </button>
      )}
    </div>
  );
}
