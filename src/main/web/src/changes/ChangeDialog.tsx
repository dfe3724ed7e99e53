import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { call } from "../api";
import type { ChangePreview, Job, JobReply } from "../api-types";
import { count } from "../format";
import { refresh } from "../query/asked";
import { Dialog } from "../ui/Dialog";
import { FormActions } from "../ui/FormActions";
import { useSubmit } from "../ui/useSubmit";
import { Confirm } from "./Confirm";
import { Found } from "./Found";
import { Running } from "./Running";

type Props<Order> = {
  title: string;
  route: string;
  verb: "Change" | "Erase";
  /** What the server is asked to do; throws when that makes no sense. */
  order: () => Order;
  /** Whether enough is said to ask. */
  ready?: boolean;
  /** What of the order stands above what it meets. */
  about?: (order: Order) => ComponentChildren;
  warning?: ComponentChildren;
  /** What has to be typed before it is done. */
  confirmed: (order: Order, matched: number) => { wanted: string; isMeant: (typed: string) => boolean };
  /** The fields. */
  children: ComponentChildren;
  onClose: () => void;
};

type Step<Order> =
  | { at: "what" }
  | { at: "sure"; order: Order; found: ChangePreview }
  | { at: "running"; job: Job };

/** A change of many requests: first it is looked at, then confirmed by typing, then watched. */
export function ChangeDialog<Order extends object>(props: Props<Order>) {
  const { title, route, verb, ready = true, onClose } = props;
  const [step, setStep] = useState<Step<Order>>({ at: "what" });
  const { busy, failure, submit } = useSubmit(async () => {
    const order = props.order();
    const found = await call<ChangePreview>("POST", route, { ...order, dry_run: true });
    setStep({ at: "sure", order, found });
  });
  const back = () => setStep({ at: "what" });
  const close = () => {
    if (step.at === "running") {
      // What the page shows has changed.
      refresh();
    }
    onClose();
  };
  return (
    <Dialog title={title} onClose={close}>
      {step.at === "what" && (
        <form class="stacked" onSubmit={submit}>
          {props.children}
          <FormActions failure={failure} disabled={busy || !ready} back={onClose}>
            {busy ? "Looking…" : "See what matches"}
          </FormActions>
        </form>
      )}
      {step.at === "sure" && (
        <>
          {props.about?.(step.order)}
          <Found of={step.found} />
          {step.found.matched === 0 ? (
            <div class="actions">
              <button type="button" onClick={back}>
                Back
              </button>
            </div>
          ) : (
            <>
              {props.warning}
              <Confirm
                {...props.confirmed(step.order, step.found.matched)}
                verb={`${verb} ${count(step.found.matched)} ${step.found.matched === 1 ? "request" : "requests"}`}
                back={back}
                send={async () => {
                  const { job } = await call<JobReply>("POST", route, step.order);
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
