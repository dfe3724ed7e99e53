import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useAsked } from "../api";
import type { View } from "../api-types";
import { ago } from "../format";
import { mayWrite } from "../roles";
import { Dialog } from "../ui/Dialog";
import { Failed } from "../ui/Failed";
import { Link } from "../ui/Link";
import { say } from "../ui/Toast";
import { useSubmit } from "../ui/useSubmit";
import { list, remove, rename, save } from "./savedViews";

/** All saved views: to open, to rename, to delete. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const asked = useAsked<View[]>("views", list);
  return (
    <Dialog title="Saved views" onClose={onClose}>
      <Failed asked={asked} />
      {asked.data?.length === 0 && <p>None yet. “Save this view…” gives the page you are on a name.</p>}
      <ul class="views" aria-busy={asked.busy}>
        {asked.data?.map((view) => (
          <Row key={view.id} view={view} changed={asked.again} onOpen={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function Row({ view, changed, onOpen }: { view: View; changed: () => void; onOpen: () => void }) {
  const [isRenaming, setRenaming] = useState(false);
  const [failure, setFailure] = useState("");
  const away = async () => {
    setFailure("");
    try {
      await remove(view);
      changed();
      say(`${view.name} deleted`, () => save(view.name, view.path).then(changed));
    } catch (e) {
      setFailure((e as Error).message);
    }
  };
  return (
    <li>
      {isRenaming ? (
        <Rename view={view} done={() => setRenaming(false)} changed={changed} />
      ) : (
        <div class="view">
          <div class="grow">
            <Link href={view.path} onPicked={onOpen}>
              {view.name}
            </Link>
            <code class="path">{view.path}</code>
            <span class="hint">
              by {view.created_by}, {ago(view.updated_at)}
            </span>
          </div>
          {mayWrite() && (
            <>
              <button type="button" aria-label={`Rename ${view.name}`} onClick={() => setRenaming(true)}>
                Rename
              </button>
              <button type="button" aria-label={`Delete ${view.name}`} onClick={away}>
                Delete
              </button>
            </>
          )}
        </div>
      )}
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
    </li>
  );
}

function Rename({ view, done, changed }: { view: View; done: () => void; changed: () => void }) {
  const [name, setName] = useState(view.name);
  const field = useRef<HTMLInputElement>(null);
  // The dialog is open already, and heeds no `autofocus` any longer.
  useLayoutEffect(() => field.current?.focus(), []);
  const { busy, failure, submit } = useSubmit(async () => {
    await rename(view, name.trim());
    changed();
    done();
  });
  return (
    <form class="view" onSubmit={submit}>
      <input
        ref={field}
        class="field grow"
        aria-label={`New name of ${view.name}`}
        required
        maxLength={120}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            done();
          }
        }}
      />
      <button type="submit" disabled={busy || !name.trim()}>
        Save
      </button>
      <button type="button" onClick={done}>
        Cancel
      </button>
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
    </form>
  );
}
