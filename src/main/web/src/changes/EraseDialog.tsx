import { useState } from "preact/hooks";
import { suggestions } from "../query/suggestions";
import { valuesInUseOf } from "../requests/metadataValues";
import { cut } from "../texts";
import { Combobox } from "../ui/Combobox";
import { ChangeDialog } from "./ChangeDialog";

type Props = {
  /** What is to be erased; empty where it is still to be said. */
  of?: { key: string; value: string };
  onClose: () => void;
};

/** Removes every request that has a value under a metadata key, such as all of one user's. */
export function EraseDialog({ of = { key: "", value: "" }, onClose }: Props) {
  const [{ key, value }, setWhat] = useState(of);
  return (
    <ChangeDialog
      title="Erase requests"
      route="/api/public/v2/requests/erase"
      verb="Erase"
      order={() => ({ metadata_key: key, value })}
      ready={key !== "" && value !== ""}
      about={(order) => (
        <p>
          <code>{order.metadata_key}</code> is <code>{cut(order.value, { lines: 1, characters: 80 })}</code>
        </p>
      )}
      warning={
        <p class="error-text">
          They are removed for good, nobody can bring them back. Backups that were made before keep them; the
          receipt says which.
        </p>
      }
      confirmed={(order) => ({ wanted: order.value, isMeant: (typed) => typed === order.value })}
      onClose={onClose}
    >
      <p>Every request of this workspace that has this value under this key, whenever it was logged.</p>
      <div class="new-pair">
        <Combobox
          label="Metadata key"
          placeholder="metadata key"
          maxLength={1024}
          value={key}
          change={(next) => setWhat({ key: next, value })}
          suggest={(prefix, abort) => suggestions({ field: "metadata_keys", prefix }, abort)}
        />
        <Combobox
          label="Value"
          placeholder="value"
          value={value}
          change={(next) => setWhat({ key, value: next })}
          suggest={(prefix, abort) => (key ? valuesInUseOf(key, prefix, abort) : Promise.resolve([]))}
        />
      </div>
    </ChangeDialog>
  );
}
