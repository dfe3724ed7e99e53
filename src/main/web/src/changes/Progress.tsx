import type { Job } from "../api-types";
import { count } from "../format";
import { isOver } from "./jobs";

const STATES: Record<Job["state"], string> = {
  queued: "waits for its turn",
  running: "runs",
  done: "done",
  failed: "failed",
  cancelled: "cancelled",
};

/** What is erased can no longer be found; then the files that held it are written anew. */
const doing = ({ kind, state, matched, done }: Job): string =>
  kind === "erase" && state === "running" && matched > 0 && done >= matched
    ? "takes them off the disk"
    : STATES[state];

/** How far a job has come. */
export function Progress({ job }: { job: Job }) {
  const { state, matched, done, failed } = job;
  const of = matched > 0 ? ` of ${count(matched)}` : "";
  return (
    <div class="progress">
      {!isOver(job) && (
        <progress
          aria-label="Progress"
          max={Math.max(matched, 1)}
          {...(matched > 0 ? { value: Math.min(done, matched) } : {})}
        />
      )}
      <span class={state === "failed" ? "error-text" : undefined}>{doing(job)}</span>{" "}
      <span class="hint">
        {count(done)}
        {of}
        {failed > 0 && <span class="error-text">, {count(failed)} failed</span>}
      </span>{" "}
      {!isOver(job) && job.message && <span class="hint">{job.message}</span>}
    </div>
  );
}
