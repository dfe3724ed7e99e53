import { useLayoutEffect, useRef } from "preact/hooks";
import type { Job } from "../api-types";
import { Failed } from "../ui/Failed";
import { useSubmit } from "../ui/useSubmit";
import { cancel, isOver, useJob } from "./jobs";
import { Progress } from "./Progress";
import { Receipt } from "./Receipt";

/** A job that somebody has just begun, until it is over. */
export function Running({ job: begun, onClose }: { job: Job; onClose: () => void }) {
  const { job, asked } = useJob(begun);
  const { busy, failure, submit } = useSubmit(async () => {
    await cancel(job);
    asked.again();
  });
  const way = useRef<HTMLButtonElement>(null);
  // What had the focus is gone: the step before it.
  useLayoutEffect(() => way.current?.focus(), []);
  return (
    <form class="stacked" onSubmit={submit}>
      <div role="status">
        <Progress job={job} />
      </div>
      <Failed asked={asked} />
      {isOver(job) ? (
        <Receipt job={job} />
      ) : (
        <p class="hint">It goes on when this is closed. Settings shows all jobs, and what became of them.</p>
      )}
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
      <div class="actions">
        {!isOver(job) && (
          <button type="submit" class="danger" disabled={busy}>
            Cancel the job
          </button>
        )}
        <button ref={way} type="button" class="primary" onClick={onClose}>
          Close
        </button>
      </div>
    </form>
  );
}
