import { useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { FormActions } from "../ui/FormActions";
import { say } from "../ui/Toast";
import { useSubmit } from "../ui/useSubmit";
import { currentPath, save } from "./savedViews";

const LONGEST_NAME = 120;

/** Gives the current address a name. */
export function SaveView({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const path = currentPath();
  const { busy, failure, submit } = useSubmit(async () => {
    await save(name.trim(), path);
    onClose();
    say(`Saved as ${name.trim()}`);
  });
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <form onSubmit={submit} class="stacked">
        <label for="view-name">Name</label>
        <input
          id="view-name"
          required
          maxLength={LONGEST_NAME}
          autofocus
          autocomplete="off"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <p class="hint">
          Everybody in this workspace sees it. Relative times such as <code>now-24h</code> stay relative.
        </p>
        <code class="path">{path}</code>
        <FormActions failure={failure} disabled={busy || !name.trim()} back={onClose}>
          Save
        </FormActions>
      </form>
    </Dialog>
  );
}
