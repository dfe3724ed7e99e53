import { useState } from "preact/hooks";
import { Later, type Loading } from "../ui/Later";

const DIALOG: Loading<{ onClose: () => void }> = () =>
  import("./ExportDialog").then((file) => file.ExportDialog);

/** Leads to a file of everything that the page has found. */
export function ExportButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Export…
      </button>
      {isOpen && <Later load={DIALOG} props={{ onClose: () => setOpen(false) }} />}
    </>
  );
}
