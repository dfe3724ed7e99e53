import { useState } from "preact/hooks";
import { call } from "../api";
import type { Job, JobReply } from "../api-types";
import { count } from "../format";
import { refresh } from "../query/asked";
import { selection } from "../query/selection";
import { Dialog } from "../ui/Dialog";
import { useSubmit } from "../ui/useSubmit";
import { Confirm } from "./Confirm";
import { change, EMPTY } from "./draft";
import { EditForm } from "./EditForm";
import { Found } from "./Found";
import type { DryRun, EditOrder } from "./orders";
import { Running } from "./Running";

const ROUTE = "/api/public/v2/requests/edit";

type Step = { at: "what" } | { at: "sure"; order: EditOrder; found: DryRun } | { at: "running"; job: Job };

/** Changes metadata and tags of everything that the page asks for: first it is looked at, then it is done. */
export function EditDialog({ onClose }: { onClose: () => void }) {
  const [asked] = useState(selection);
  const [draft, setDraft] = useState(EMPTY);
  const [step, setStep] = useState<Step>({ at: "what" });
  const { busy, failure, submit } = useSubmit(async () => {
    const meant = change(draft);
    if ("wrong" in meant) {
      throw new Error(meant.wrong);
    }
    const order = { ...asked, ...meant };
    const found = await call<DryRun>("POST", ROUTE, { ...order, dry_run: true });
    setStep({ at: "sure", order, found });
  });
  const close = () => {
    if (step.at === "running") {
      // What the page shows has changed.
      refresh();
    }
    onClose();
  };
  return (
    <Dialog title="Edit all matching requests" onClose={close}>
      {step.at === "what" && (
        <form class="stacked" onSubmit={submit}>
          <p>
            All requests that the page asks for: <code>{asked.query || "any"}</code>, not only those in the
            list.
          </p>
          <EditForm draft={draft} put={setDraft} />
          {failure && (
            <p role="alert" class="error-text">
              {failure}
            </p>
          )}
          <div class="actions">
            <button type="button" onClick={onClose}>
              Cancel
            </button>
            <button type="submit" class="primary" disabled={busy}>
              {busy ? "Looking…" : "See what matches"}
            </button>
          </div>
        </form>
      )}
      {step.at === "sure" && (
        <>
          <Found of={step.found} />
          {step.found.matched === 0 ? (
            <div class="actions">
              <button type="button" onClick={() => setStep({ at: "what" })}>
                Back
              </button>
            </div>
          ) : (
            <Confirm
              wanted={count(step.found.matched)}
              isMeant={(typed) => typed.replace(/[\s,.]/g, "") === String(step.found.matched)}
              verb={`Change ${count(step.found.matched)} ${step.found.matched === 1 ? "request" : "requests"}`}
              back={() => setStep({ at: "what" })}
              send={async () => {
                const { job } = await call<JobReply>("POST", ROUTE, step.order);
                setStep({ at: "running", job });
              }}
            />
          )}
        </>
      )}
      {step.at === "running" && <Running job={step.job} onClose={close} />}
    </Dialog>
  );
}
