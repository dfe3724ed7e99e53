import { from, go, query, until } from "../address";
import { call } from "../api";
import type { Explanation, Page } from "../api-types";
import { count, period, zone } from "../format";
import { preferences } from "../preferences";
import { resolved } from "../query/asked";
import { quoted } from "../query/conditions";
import { cut, mended, type Reading, useReading } from "../query/reading";
import { iso } from "../query/times";
import { Later, type Loading } from "../ui/Later";
import { say } from "../ui/Toast";

const FIRST_MINUTES: Loading = () => import("./FirstMinutes").then((file) => file.FirstMinutes);

type Condition = Explanation["conditions"][number];

const requests = (n: number): string => `${count(n)} ${n === 1 ? "request" : "requests"}`;

/** Nothing was found: why, and what to do about it. */
export function Nothing({ explanation }: { explanation: Explanation | undefined }) {
  const reading = useReading(query.value);
  const range = resolved.value;
  const { utc } = preferences.value;
  const conditions = explanation?.conditions ?? [];
  const outside = explanation?.outside_range ?? 0;
  if (explanation && !explanation.failed && !query.value && outside === 0) {
    return <Later load={FIRST_MINUTES} props={{}} />;
  }
  return (
    <section class="nothing" aria-label="No request matches">
      <h2>No request matches</h2>
      <p class="hint">{range && `${period(range.from, range.to, utc)} ${zone(utc, new Date(range.to))}`}</p>
      {reading && conditions.length > 0 && (
        <ul>
          {conditions.map((condition, i) => (
            <Suspect
              key={`${condition.pointer} ${condition.from}`}
              condition={condition}
              isCulprit={explanation?.culprit_index === i}
              isOnly={conditions.length === 1}
              reading={reading}
            />
          ))}
        </ul>
      )}
      {explanation?.failed && <p class="hint">Why, could not be found out: {explanation.failed}</p>}
      <p class="mends">
        {outside > 0 && (
          <button
            type="button"
            class={conditions.some((each) => each.nearest) ? "" : "primary"}
            onClick={() => seeAll().catch((e: Error) => say(e.message))}
          >
            {requests(outside)} outside this time: search all times
          </button>
        )}
        {!(from.value === "now-7d" && until.value === "now") && (
          <button type="button" onClick={() => go({ from: "now-7d", to: null })}>
            Last 7 days
          </button>
        )}
        {query.value && (
          <button type="button" onClick={() => go({ query: null })}>
            Clear the search
          </button>
        )}
      </p>
    </section>
  );
}

type SuspectProps = { condition: Condition; isCulprit: boolean; isOnly: boolean; reading: Reading };

/** One condition: what it matches, what would be found without it, what may have been meant. */
function Suspect({ condition, isCulprit, isOnly, reading }: SuspectProps) {
  const { alone, without, nearest } = condition;
  const at = reading.conditions.findIndex((each) => each.from === condition.from);
  const same = reading.conditions.flatMap((each, i) =>
    i === at || each.text === reading.conditions[at]?.text ? [i] : [],
  );
  const replace = (kind: "key" | "value", text: string) => () =>
    go({ query: same.reduceRight((line, i) => mended(line, reading, i, kind, quoted(text)), query.value) });
  return (
    <li class={isCulprit ? "culprit" : undefined}>
      <p>
        <code>{condition.text}</code>{" "}
        <span class="hint">
          {alone === 0 ? "matches nothing in this time" : isOnly ? "" : `alone matches ${requests(alone)}`}
        </span>
      </p>
      <p class="mends">
        {nearest?.key !== undefined && (
          <button type="button" class="primary" onClick={replace("key", nearest.key)}>
            Use the key <code>{nearest.key}</code> ({requests(nearest.requests)})
          </button>
        )}
        {nearest?.value !== undefined && (
          <button type="button" class="primary" onClick={replace("value", nearest.value)}>
            Use <code>{nearest.value}</code> ({requests(nearest.requests)})
          </button>
        )}
        {without > 0 && (
          <button
            type="button"
            class={isCulprit && !nearest ? "primary" : ""}
            onClick={() => go({ query: cut(query.value, reading, same) || null })}
          >
            Without it: {requests(without)}
          </button>
        )}
      </p>
    </li>
  );
}

/** From the day of the oldest match on. */
async function seeAll(): Promise<void> {
  const oldest = await call<Page>("POST", "/api/public/v2/requests/search", {
    query: query.value,
    sort_by: "request_start_time",
    sort_order: "asc",
    per_page: 1,
  });
  const first = oldest.items[0];
  if (first) {
    const day = Date.parse(first.request_start_time.slice(0, 10));
    go({ from: iso(day), to: null });
  }
}
