import { useState } from "preact/hooks";
import type { Job } from "../api-types";
import { erase } from "../changes/erasing";
import { cancel, isOver, KINDS, useJobs } from "../changes/jobs";
import { Progress } from "../changes/Progress";
import { Receipt } from "../changes/Receipt";
import { time } from "../format";
import { preferences } from "../preferences";
import { isAdmin, mayWrite } from "../roles";
import { Dialog } from "../ui/Dialog";
import { Failed } from "../ui/Failed";
import { say } from "../ui/Toast";

/** What goes on at the server, and what went on: who began it, how far it is, what became of it. */
export function Jobs() {
  const asked = useJobs();
  const [shown, setShown] = useState<Job>();
  const jobs = asked.data?.items;
  const end = async (job: Job) => {
    try {
      await cancel(job);
      asked.again();
    } catch (e) {
      say((e as Error).message);
    }
  };
  return (
    <section class="panel" aria-labelledby="jobs" aria-busy={!jobs && asked.busy}>
      <header>
        <h2 id="jobs">Jobs</h2>
        {isAdmin() && (
          <button type="button" aria-haspopup="dialog" onClick={() => erase()}>
            Erase…
          </button>
        )}
      </header>
      <Failed asked={asked} />
      {/* A line is there before the answer is, so that little moves when it comes. */}
      {!jobs && !asked.failure && <p class="hint">Looking…</p>}
      {jobs?.length === 0 && (
        <p class="hint">
          None yet. “Edit matching…” above the list of requests changes all that it finds; that is a job, and
          goes on here when the page is closed.
        </p>
      )}
      {jobs && jobs.length > 0 && (
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Begun</th>
              <th scope="col">By</th>
              <th scope="col">How far</th>
              <th scope="col">
                <span class="hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td>{KINDS[job.kind] ?? job.kind}</td>
                <td>{time(job.started_at ?? job.created_at, preferences.value.utc)}</td>
                <td>{job.by}</td>
                <td>
                  <Progress job={job} />
                </td>
                <td class="number">
                  {isOver(job) ? (
                    <button type="button" aria-haspopup="dialog" onClick={() => setShown(job)}>
                      Receipt
                    </button>
                  ) : (
                    mayCancel(job) && (
                      <button type="button" onClick={() => end(job)}>
                        Cancel
                      </button>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {shown && (
        <Dialog
          title={`${KINDS[shown.kind] ?? shown.kind}: what was done`}
          onClose={() => setShown(undefined)}
        >
          <Progress job={shown} />
          <Receipt job={shown} />
          <p class="hint">
            Begun by {shown.by}, {time(shown.started_at ?? shown.created_at, preferences.value.utc)} –{" "}
            {time(shown.finished_at, preferences.value.utc)}
          </p>
        </Dialog>
      )}
    </section>
  );
}

const mayCancel = ({ kind }: Job): boolean => (kind === "edit" ? mayWrite() : isAdmin());
