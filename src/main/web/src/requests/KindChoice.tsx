import type { Kind } from "./edits";

/** Says how a value will be stored, so that the text "42" and the number 42 are never mistaken for each other. */
export function KindChoice({
  kind,
  change,
  keys,
}: {
  kind: Kind;
  change: (kind: Kind) => void;
  keys?: (event: KeyboardEvent) => void;
}) {
  return (
    <select
      class="kind"
      aria-label="Saved as"
      title="Saved as"
      value={kind}
      onChange={(event) => change(event.currentTarget.value === "json" ? "json" : "text")}
      onKeyDown={keys}
    >
      <option value="text">text</option>
      <option value="json">JSON</option>
    </select>
  );
}
