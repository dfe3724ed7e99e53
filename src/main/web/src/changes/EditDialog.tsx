import { useState } from "preact/hooks";
import type { Edit } from "../api-types";
import { count } from "../format";
import { selection } from "../query/selection";
import { ChangeDialog } from "./ChangeDialog";
import { change, EMPTY } from "./draft";
import { EditForm } from "./EditForm";

/** Changes metadata and tags of everything that the page asks for. */
export function EditDialog({ onClose }: { onClose: () => void }) {
  const [asked] = useState(selection);
  const [draft, setDraft] = useState(EMPTY);
  const order = (): Edit => {
    const meant = change(draft);
    if ("wrong" in meant) {
      throw new Error(meant.wrong);
    }
    return { ...asked, ...meant };
  };
  return (
    <ChangeDialog
      title="Edit all matching requests"
      route="/api/public/v2/requests/edit"
      verb="Change"
      order={order}
      confirmed={(_, matched) => ({
        wanted: count(matched),
        isMeant: (typed) => typed.replace(/[\s,.]/g, "") === String(matched),
      })}
      onClose={onClose}
    >
      <p>
        All requests that the page asks for: <code>{asked.query || "any"}</code>, not only those in the list.
      </p>
      <EditForm draft={draft} put={setDraft} />
    </ChangeDialog>
  );
}
