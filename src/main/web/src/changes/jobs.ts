// Work that goes on at the server whether somebody watches it or not.
import { useEffect, useState } from "preact/hooks";
import { type Asked, call, useAsked } from "../api";
import type { Job, JobList, JobReply } from "../api-types";

const ROUTE = "/api/public/v2/jobs";

const PAUSE_MS = 1_000;

export const isOver = ({ state }: Job): boolean => state !== "queued" && state !== "running";

export const cancel = (job: Job): Promise<unknown> => call("POST", `${ROUTE}/${job.id}/cancel`);

/** What it does, in a word. */
export const KINDS: Record<string, string> = {
  edit: "Edit",
  erase: "Erase",
  retention: "Retention",
  backup: "Backup",
};

/** Asks once a second for as long as something is under way. */
function useWatched<T>(what: string, path: string, isUnderWay: (answer: T) => boolean): Asked<T> {
  const [round, setRound] = useState(0);
  const asked = useAsked<T>(`${what} ${round}`, (abort) => call("GET", path, undefined, abort));
  const goesOn = asked.data === undefined ? asked.failure?.passes === true : isUnderWay(asked.data);
  useEffect(() => {
    if (!goesOn || asked.busy) {
      return;
    }
    const timer = window.setTimeout(() => setRound((n) => n + 1), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [goesOn, asked.busy, round]);
  return asked;
}

/** A job as it is by now. */
export function useJob(job: Job): { job: Job; asked: Asked<JobReply> } {
  const asked = useWatched<JobReply>(`job ${job.id}`, `${ROUTE}/${job.id}`, (answer) => !isOver(answer.job));
  return { job: asked.data?.job ?? job, asked };
}

/** All jobs of the workspace, the newest first. */
export const useJobs = (): Asked<JobList> =>
  useWatched<JobList>("jobs", ROUTE, (answer) => answer.items.some((job) => !isOver(job)));
