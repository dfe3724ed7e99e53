import type { ComponentChildren } from "preact";
import { from, query, to, until } from "../address";
import { BreakdownTable } from "../breakdown/BreakdownTable";
import { useBreakdown } from "../breakdown/useBreakdown";
import { ago, count, minute, NONE, share, time } from "../format";
import { preferences } from "../preferences";
import { and } from "../query/conditions";
import { ofKey } from "../query/dimensions";
import { Question } from "../query/Question";
import { Link } from "../ui/Link";
import { keysAddress } from "./address";
import { about, hasKey, type Key, useKey } from "./keys";
import { Warnings } from "./Warnings";
import { WaysOut } from "./WaysOut";

/** One metadata key, and its values by what they cost, how often they fail, how slow they are. */
export function KeyPage({ name }: { name: string }) {
  const asking = { query: query.value, from: from.value, to: until.value };
  const dimension = ofKey(name);
  const known = useKey(asking, name);
  const breakdown = useBreakdown(dimension, asking);
  const key = known.items.find((item) => item.key === name);
  const isAbsent = known.asked.data !== undefined && !known.asked.busy && !key;
  return (
    <main id="main" class="page" aria-busy={known.asked.busy || breakdown.asked.busy}>
      <Question failure={breakdown.asked.failure} />
      <header class="key-head">
        <nav aria-label="Breadcrumb">
          <Link href={keysAddress()}>Metadata keys</Link> <span aria-hidden="true">/</span>
        </nav>
        <h1>{name}</h1>
        <span class="grow" />
        <Link href={to({ query: and(query.value, hasKey(name)) }, "/requests")}>Requests with this key</Link>
        <Link href={to({ by: dimension.id }, "/analytics")}>Values over time</Link>
      </header>
      {isAbsent ? (
        <Absent name={name} />
      ) : (
        <>
          <Facts of={key} />
          {key && <Warnings of={key} advice />}
          <BreakdownTable dimension={dimension} breakdown={breakdown} />
        </>
      )}
    </main>
  );
}

function Facts({ of }: { of: Key | undefined }) {
  const { utc } = preferences.value;
  const moment = (iso: string, text: string) => (
    <time dateTime={iso} title={time(iso, utc)}>
      {text}
    </time>
  );
  const facts: [string, ComponentChildren][] = [
    ["Coverage", of ? share(of.coverage) : NONE],
    ["Requests", count(of?.requests)],
    ["Values", of ? about(count(of.distinct), of.distinct_exact) : NONE],
    ["Type", of?.type ?? NONE],
    ["First seen", of ? moment(of.first_seen, minute(new Date(of.first_seen), utc)) : NONE],
    ["Last seen", of ? moment(of.last_seen, ago(of.last_seen)) : NONE],
  ];
  return (
    <dl class="strip key-facts">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Absent({ name }: { name: string }) {
  return (
    <div class="empty">
      <h2>
        No request here has the key <code>{name}</code>
      </h2>
      <p>
        {query.value ? (
          <>
            Searched for <code>{query.value}</code>, {from.value} to {until.value}.
          </>
        ) : (
          `Looked at ${from.value} to ${until.value}.`
        )}
      </p>
      <WaysOut />
    </div>
  );
}
