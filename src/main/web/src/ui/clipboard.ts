import { say } from "./Toast";

/** Copies a text and says so. Without TLS browsers have no clipboard of the newer kind, so the older one is tried. */
export async function copy(text: string, what: string): Promise<void> {
  const done = isSecureContext
    ? await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
    : copyBySelection(text);
  say(done ? `${what} copied` : "This browser does not allow copying.");
}

function copyBySelection(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return done;
}
