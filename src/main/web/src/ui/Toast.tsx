// What was done, for as long as it can be undone.
import { signal } from "@preact/signals";

const SHOWN_MS = 8_000;

type Shown = { text: string; undo?: () => void };

const toast = signal<Shown | null>(null);
let timer = 0;

export function say(text: string, undo?: () => void): void {
  window.clearTimeout(timer);
  toast.value = undo ? { text, undo } : { text };
  timer = window.setTimeout(() => {
    toast.value = null;
  }, SHOWN_MS);
}

/** Where it appears; stands once, so that screen readers know the place before it speaks. */
export function ToastHost() {
  const shown = toast.value;
  return (
    <div role="status" class={shown ? "toast" : "hidden"}>
      {shown?.text}
      {shown?.undo && (
        <button
          type="button"
          onClick={() => {
            toast.value = null;
            shown.undo?.();
          }}
        >
          Undo
        </button>
      )}
    </div>
  );
}
