import { useEffect, useState } from "preact/hooks";
import { go } from "../address";
import { call } from "../api";
import type { Page } from "../api-types";
import { refresh } from "../query/asked";
import { mayWrite } from "../roles";
import { CopyText } from "../ui/CopyText";
import { ways } from "./firstRequest";

const EVERY_MS = 2_000;

const NEWEST = { per_page: 1, sort_by: "request_start_time", sort_order: "desc" };

/** The newest request of the workspace, whenever it began. */
const newest = async (abort: AbortSignal): Promise<Page["items"][number] | undefined> =>
  (await call<Page>("POST", "/api/public/v2/requests/search", NEWEST, abort)).items[0];

/** A workspace that has no request yet: how to send one, and the request itself as soon as it is there. */
export function FirstMinutes() {
  const all = ways(location.origin);
  const [way, setWay] = useState(0);
  const [isReachable, setReachable] = useState(true);

  useEffect(() => {
    const abort = new AbortController();
    let timer = 0;
    const look = () =>
      newest(abort.signal).then(
        (first) => {
          setReachable(true);
          if (first) {
            const isRecent = Date.now() - Date.parse(first.request_start_time) < 864e5;
            go({ id: String(first.id), from: isRecent ? null : first.request_start_time, to: null }, true);
            refresh();
          }
          later();
        },
        () => {
          if (!abort.signal.aborted) {
            setReachable(false);
            later();
          }
        },
      );
    // After the answer, not by the clock: a slow server is not asked twice at once.
    const later = () => {
      if (!abort.signal.aborted) {
        timer = window.setTimeout(look, EVERY_MS);
      }
    };
    later();
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, []);

  const shown = all[way] ?? all[0];
  return (
    <section class="first" aria-labelledby="first-title">
      <h2 id="first-title">No request has been logged here yet</h2>
      <p>
        Send a first one with {mayWrite() ? "your API key" : "an API key that may write"}; it opens here as
        soon as it has arrived.
      </p>
      <div role="tablist" aria-label="Ways to send it" class="segments">
        {all.map((each, i) => (
          <button
            key={each.name}
            type="button"
            role="tab"
            id={`way-${i}`}
            aria-selected={i === way}
            aria-controls="way"
            tabIndex={i === way ? 0 : -1}
            onClick={() => setWay(i)}
            onKeyDown={(event) => {
              const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              if (step !== 0) {
                const next = (way + step + all.length) % all.length;
                setWay(next);
                document.getElementById(`way-${next}`)?.focus();
              }
            }}
          >
            {each.name}
          </button>
        ))}
      </div>
      {shown && (
        <div role="tabpanel" id="way" aria-labelledby={`way-${way}`}>
          <CopyText key={shown.name} text={shown.text} label={`the ${shown.name} example`} />
        </div>
      )}
      <p role="status" class="hint">
        {isReachable ? "Waiting for the first request…" : "The server does not answer; still waiting…"}
      </p>
      <p class="hint">
        Only want to look around? <code>docket demo</code> fills this workspace with made-up requests.
      </p>
    </section>
  );
}
