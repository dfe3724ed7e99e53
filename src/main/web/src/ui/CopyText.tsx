import { useState } from "preact/hooks";
import { isCopied } from "./clipboard";

/** A text to be taken elsewhere, and a button that takes it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [name, setName] = useState("Copy");
  return (
    <div class="copy-text">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
      <button
        type="button"
        aria-label={`Copy ${label}`}
        onClick={async () => setName((await isCopied(text)) ? "Copied" : "Select it and copy")}
      >
        {name}
      </button>
    </div>
  );
}
