import { say } from "./Toast";

/** Copies a text and says so. */
export async function copy(text: string, what: string): Promise<void> {
  say((await isCopied(text)) ? `${what} copied` : "This browser does not allow copying.");
}

/** Copies a text. Without TLS browsers have no clipboard of the newer kind, so the older one is tried. */
export async function isCopied(text: string): Promise<boolean> {
  return isSecureContext
    ? await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
    : copyBySelection(text);
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  // Beside an open dialog nothing can be selected.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return done;
}
