import { useMemo } from "preact/hooks";
import { from, go, openId, to, until } from "../address";
import type { Item, Page } from "../api-types";
import { ago, cost, count, duration, NONE, period, time, zone } from "../format";
import { preferences } from "../preferences";
import { question, resolved } from "../query/asked";
import { usePaged } from "../query/paged";
import { Question } from "../query/Question";
import { iso } from "../query/times";
import { Conversation, Turns } from "../requests/Conversation";
import { Drawer } from "../requests/Drawer";
import type { Turn } from "../requests/messages";
import { Failed } from "../ui/Failed";
import { Fold } from "../ui/Fold";
import { Link } from "../ui/Link";
import { More } from "../ui/More";
import { Status } from "../ui/Status";
import { useShortcuts } from "../ui/shortcuts";
import { type Stretch, told } from "./history";
import { subject } from "./title";
import { type Totals, useTotals } from "./totals";
import { type Said, useTurns } from "./useTurns";

const AT_ONCE = 50;

/** Requests that belong together, the first one first, as the one conversation that they are. */
export function ThreadPage() {
  const { query, from: first, to: last } = question.value;
  const paged = usePaged<Item, Page>("/api/public/v2/requests/search", {
    query,
    from: first,
    to: last,
    sort_by: "request_start_time",
    sort_order: "asc",
    per_page: AT_ONCE,
    include: ["error"],
    include_prompt_name: true,
  });
  const { asked, items } = paged;
  const ids = items.map((item) => item.id);
  const { said, again } = useTurns(ids);
  const stretches = useMemo(() => told(readable(ids, said)), [ids.join(), said]);
  useWalk(ids.map(String));

  // In order, so that nothing that is being read moves when an answer comes in above it.
  const awaited = items.findIndex((item) => !said.has(item.id));
  const inOrder = awaited < 0 ? items : items.slice(0, awaited + 1);
  return (
    <main
      id="main"
      class={openId.value ? "page with-drawer" : "page"}
      aria-busy={asked.busy || stretches.length < items.length}
    >
      <Question failure={asked.failure} />
      <Heading query={query} />
      <Failed asked={asked} />
      <div class="columns">
        <section class="thread" aria-label="Thread" aria-busy={asked.busy}>
          {!asked.data && asked.busy && <Awaited />}
          {asked.data && items.length === 0 && <Nothing />}
          {inOrder.map((item, i) => (
            <Entry
              key={item.id}
              item={item}
              place={i + 1}
              before={items[i - 1]}
              said={said.get(item.id)}
              stretches={stretches[i]}
              again={again}
            />
          ))}
          {inOrder.length === items.length && <More of={paged} what={`${AT_ONCE} more`} />}
        </section>
        <Drawer ids={ids.map(String)} />
      </div>
    </main>
  );
}

/** The conversations up to the first that is awaited: what is new in one is known when all before it are. */
function readable(ids: readonly number[], said: ReadonlyMap<number, Said>): Turn[][] {
  const all: Turn[][] = [];
  for (const id of ids) {
    const one = said.get(id);
    if (!one) {
      break;
    }
    // One that cannot be read does not hold up the others.
    all.push("failure" in one ? [] : one.turns);
  }
  return all;
}

function Heading({ query }: { query: string }) {
  const of = subject(query);
  const asked = useTotals(false);
  const always = useTotals(true).data;
  const sums = asked.data;
  return (
    <header class="thread-head">
      <p>
        <Link href={to({ view: null, id: null }, "/requests")}>Back to the list</Link>
      </p>
      <h1 dir="auto">
        {of ? (
          <>
            <span class="hint">Thread of {of.name}</span> <code>{of.value}</code>
          </>
        ) : (
          <>
            <span class="hint">Thread of</span> {query ? <code>{query}</code> : "all requests"}
          </>
        )}
      </h1>
      <p class="totals" role="status">
        {sums ? <Sums of={sums} /> : (asked.failure?.message ?? "Adding up…")}
        {sums && always && <Elsewhere shown={sums} all={always} />}
      </p>
    </header>
  );
}

function Sums({ of }: { of: Totals }) {
  return (
    <>
      <b>{count(of.requests)}</b> {of.requests === 1 ? "request" : "requests"}
      {of.requests > 0 && (
        <>
          {" · "}
          <b class={of.errors > 0 ? "error-text" : undefined}>{count(of.errors)}</b>{" "}
          {of.errors === 1 ? "error" : "errors"} · <b>{duration(of.last - of.first)}</b> from first to last ·{" "}
          <b>
            {count(of.inputTokens)} → {count(of.outputTokens)}
          </b>{" "}
          tokens · <b>{cost(of.cost)}</b>
        </>
      )}
    </>
  );
}

/** Says when a part of the thread lies outside of the time, and leads to all of it. */
function Elsewhere({ shown, all }: { shown: Totals; all: Totals }) {
  const others = all.requests - shown.requests;
  return others > 0 ? (
    <button
      type="button"
      class="more"
      onClick={() => go({ from: iso(all.first), to: iso(all.last + 1), id: null })}
    >
      {count(others)} more at other times · Show all
    </button>
  ) : null;
}

type EntryProps = {
  item: Item;
  place: number;
  before: Item | undefined;
  said: Said | undefined;
  stretches: Stretch[] | undefined;
  again: () => void;
};

function Entry({ item, place, before, said, stretches, again }: EntryProps) {
  const id = String(item.id);
  return (
    <article
      class={openId.value === id ? "entry open" : "entry"}
      data-id={id}
      aria-label={`Request ${place}: ${item.id}`}
    >
      <header>
        <h2 class="hint">
          <span class="hidden">Request </span>
          {place}
        </h2>
        <Status status={item.status} />
        <time
          dateTime={item.request_start_time}
          title={`${item.request_start_time}, ${ago(item.request_start_time)}`}
        >
          {time(item.request_start_time, preferences.value.utc)}
        </time>
        {before && (
          <span class="hint" title="After the start of the one before">
            +{duration(Date.parse(item.request_start_time) - Date.parse(before.request_start_time))}
          </span>
        )}
        <span>{item.engine}</span>
        <span>{duration(item.latency * 1000)}</span>
        <span>
          {item.input_tokens + item.output_tokens === 0
            ? NONE
            : `${count(item.input_tokens)} → ${count(item.output_tokens)}`}
        </span>
        <span>{item.price_source === null ? NONE : cost(item.price)}</span>
        <span class="grow" />
        <Link href={to({ id })} aria-label={`Open request ${id}`}>
          Open
        </Link>
      </header>
      {item.error_type && (
        <p class="error-text" dir="auto">
          {item.error_type}
          {item.error_message && `: ${item.error_message}`}
        </p>
      )}
      {said && "failure" in said ? (
        <p class="error-text">
          {said.failure}{" "}
          <button type="button" class="small" onClick={again}>
            Try again
          </button>
        </p>
      ) : stretches ? (
        stretches.map((stretch, i) => <Told key={i} stretch={stretch} />)
      ) : (
        <div class="awaited">
          <div class="awaited-line" />
        </div>
      )}
    </article>
  );
}

function Told({ stretch: { isRepeated, turns } }: { stretch: Stretch }) {
  if (!isRepeated) {
    return <Conversation turns={turns} />;
  }
  return (
    <Fold
      class="repeated"
      summary={`${count(turns.length)} earlier ${turns.length === 1 ? "message" : "messages"}`}
    >
      {() => <Turns turns={turns} />}
    </Fold>
  );
}

function Awaited() {
  return (
    <div class="awaited" role="status">
      <span class="hidden">Loading…</span>
      {[95, 60, 80].map((width) => (
        <div key={width} class="awaited-line" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

function Nothing() {
  const { utc } = preferences.value;
  const range = resolved.value;
  return (
    <div class="empty">
      <h2>No request of this thread in this time</h2>
      <p>{range ? `${period(range.from, range.to, utc)} ${zone(utc)}` : `${from.value} to ${until.value}`}</p>
      <p>
        <button type="button" onClick={() => go({ from: "now-30d", to: null })}>
          Last 30 days
        </button>
      </p>
    </div>
  );
}

/** j and k walk the thread with the drawer, as they do in the list. */
function useWalk(ids: readonly string[]) {
  const step = (by: number) => () => {
    const at = ids.indexOf(openId.value);
    const next = ids[at < 0 ? 0 : Math.max(0, Math.min(ids.length - 1, at + by))];
    if (next !== undefined) {
      go({ id: next }, openId.value !== "");
      document.querySelector(`article[data-id="${next}"]`)?.scrollIntoView({ block: "nearest" });
    }
  };
  useShortcuts({
    j: step(1),
    k: step(-1),
    Escape: () => openId.value !== "" && go({ id: null }),
  });
}
