import type { Job } from "../api-types";
import { count, time } from "../format";
import { preferences } from "../preferences";

const NAMES: Record<string, string> = {
  found: "Found",
  changed: "Changed",
  removed: "Removed",
  failed: "Failed",
  failures: "Why",
  spans_removed: "Spans removed",
  remaining: "Still there",
  checked_at: "Counted again",
  expunged_at: "Gone from the disk",
  backups: "Backups that still have them",
  backups_unknown: "Backups cannot be looked at",
};

/** What a job says that it has done. */
export function Receipt({ job }: { job: Job }) {
  // Without failures there is no reason for any.
  const facts = Object.entries(job.receipt ?? {}).filter(
    ([name, value]) => value !== null && !(name === "failures" && String(value) === ""),
  );
  if (facts.length === 0 && !job.message) {
    return null;
  }
  return (
    <>
      {job.message && <p class={job.state === "failed" ? "error-text" : undefined}>{job.message}</p>}
      {facts.length > 0 && (
        <dl class="facts-list" aria-label="Receipt">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{NAMES[name] ?? name.replaceAll("_", " ")}</dt>
              <dd>{shown(name, value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function shown(name: string, value: unknown): string {
  if (typeof value === "number") {
    return count(value);
  }
  if (typeof value === "string") {
    return name.endsWith("_at") ? time(value, preferences.value.utc) : value;
  }
  if (Array.isArray(value)) {
    return value.length === 0 ? "none" : value.map((each) => listed(each)).join(", ");
  }
  return JSON.stringify(value);
}

/** Names, or requests with the reason why they could not be dealt with. */
function listed(each: unknown): string {
  const { id, reason } = Object(each) as { id?: number; reason?: string };
  return typeof each === "string" ? each : reason ? `${id}: ${reason}` : JSON.stringify(each);
}
