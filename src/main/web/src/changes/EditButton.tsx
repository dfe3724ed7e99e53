import { useState } from "preact/hooks";
import { mayWrite } from "../roles";
import { Later, type Loading } from "../ui/Later";

const DIALOG: Loading<{ onClose: () => void }> = () => import("./EditDialog").then((file) => file.EditDialog);

/** Leads to a change of everything that the page has found; for those who may write. */
export function EditButton() {
  const [isOpen, setOpen] = useState(false);
  if (!mayWrite()) {
    return null;
  }
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Edit matching…
      </button>
      {isOpen && <Later load={DIALOG} props={{ onClose: () => setOpen(false) }} />}
    </>
  );
}
