import { useState } from "preact/hooks";
import { call } from "../api";
import type { Job, JobReply } from "../api-types";
import { count } from "../format";
import { refresh } from "../query/asked";
import { suggestions } from "../query/suggestions";
import { valuesInUseOf } from "../requests/metadataValues";
import { cut } from "../texts";
import { Combobox } from "../ui/Combobox";
import { Dialog } from "../ui/Dialog";
import { useSubmit } from "../ui/useSubmit";
import { Confirm } from "./Confirm";
import { Found } from "./Found";
import type { DryRun } from "./orders";
import { Running } from "./Running";

const ROUTE = "/api/public/v2/requests/erase";

type Props = {
  /** What is to be erased; empty where it is still to be said. */
  of?: { key: string; value: string };
  onClose: () => void;
};

type Step = { at: "what" } | { at: "sure"; found: DryRun } | { at: "running"; job: Job };

/** Removes every request that has a value under a metadata key, such as all of one user's. */
export function EraseDialog({ of = { key: "", value: "" }, onClose }: Props) {
  const [{ key, value }, setWhat] = useState(of);
  const [step, setStep] = useState<Step>({ at: "what" });
  const order = { metadata_key: key, value };
  const { busy, failure, submit } = useSubmit(async () => {
    const found = await call<DryRun>("POST", ROUTE, { ...order, dry_run: true });
    setStep({ at: "sure", found });
  });
  const shown = cut(value, { lines: 1, characters: 80 });
  const close = () => {
    if (step.at === "running") {
      // What the page shows has changed.
      refresh();
    }
    onClose();
  };
  return (
    <Dialog title="Erase requests" onClose={close}>
      {step.at === "what" && (
        <form class="stacked" onSubmit={submit}>
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
          {failure && (
            <p role="alert" class="error-text">
              {failure}
            </p>
          )}
          <div class="actions">
            <button type="button" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" class="primary" disabled={busy || !key || !value}>
              {busy ? "Looking…" : "See what matches"}
            </button>
          </div>
        </form>
      )}
      {step.at === "sure" && (
        <>
          <p>
            <code>{key}</code> is <code>{shown}</code>
          </p>
          <Found of={step.found} />
          {step.found.matched === 0 ? (
            <div class="actions">
              <button type="button" onClick={() => setStep({ at: "what" })}>
                Back
              </button>
            </div>
          ) : (
            <>
              <p class="error-text">
                They are removed for good, nobody can bring them back. Backups that were made before keep
                them; the receipt says which.
              </p>
              <Confirm
                wanted={value}
                isMeant={(typed) => typed === value}
                verb={`Erase ${count(step.found.matched)} ${step.found.matched === 1 ? "request" : "requests"}`}
                back={() => setStep({ at: "what" })}
                send={async () => {
                  const { job } = await call<JobReply>("POST", ROUTE, order);
                  setStep({ at: "running", job });
                }}
              />
            </>
          )}
        </>
      )}
      {step.at === "running" && <Running job={step.job} onClose={close} />}
    </Dialog>
  );
}
