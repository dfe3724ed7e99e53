import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Close } from "./Icons";
import { ToastHost } from "./Toast";

type Props = { title: string; onClose: () => void; children: ComponentChildren };

/** Stands above the page until it is closed: by its button, by Escape, or by a click beside it. */
export function Dialog({ title, onClose, children }: Props) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, which a dialog calls cancelling
    <dialog
      ref={box}
      aria-labelledby={id}
      class="dialog"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) {
          onClose();
        }
      }}
    >
      <div class="dialog-body">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" class="quiet" aria-label="Close" title="Close (Esc)" onClick={onClose}>
            <Close />
          </button>
        </header>
        {children}
        {/* What stands beside an open dialog is heard and clicked by nobody. */}
        <ToastHost />
      </div>
    </dialog>
  );
}
