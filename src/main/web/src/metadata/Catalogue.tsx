import { address, from, go, query, until } from "../address";
import type { MetadataKeys } from "../api-types";
import { linksOf } from "../breakdown/links";
import { ago, count, minute, share, time } from "../format";
import { preferences } from "../preferences";
import { isShortened } from "../query/conditions";
import { ofKey } from "../query/dimensions";
import { Question } from "../query/Question";
import { Value } from "../query/Value";
import { AwaitedRows } from "../ui/AwaitedRows";
import { Bar } from "../ui/Bar";
import { Failed } from "../ui/Failed";
import { Link } from "../ui/Link";
import { More } from "../ui/More";
import { PrefixBox } from "../ui/PrefixBox";
import { SortHead } from "../ui/SortHead";
import { keyAddress } from "./address";
import { AT_ONCE, about, isKeyShortened, type Key, keySort, useKeys } from "./keys";
import { Warnings } from "./Warnings";
import { WaysOut } from "./WaysOut";

/** Which metadata keys there are, and what is doubtful about some. */
export function Catalogue() {
  const prefix = address.value.params.get("prefix") ?? "";
  const keys = useKeys({ query: query.value, from: from.value, to: until.value }, prefix);
  const { asked, items } = keys;
  const answer = asked.data;
  const sort = keySort();
  const head = { sort: sort === "key" ? sort : `-${sort}`, onSort };
  return (
    <main id="main" class="page" aria-busy={asked.busy}>
      <h1 class="hidden">Metadata keys</h1>
      <Question failure={asked.failure} />
      <div class="ranked">
        <div class="ranked-head">
          <PrefixBox
            label="Keys that begin with"
            value={prefix}
            onChange={(next) => go({ prefix: next || null }, true)}
          />
          <p role="status">
            {answer ? summary(answer, keys.items.length, keys.hasMore) : "Looking for keys…"}
          </p>
        </div>
        <Failed asked={asked} />
        {answer && !answer.exact && (
          <p class="caution">
            There are more keys than can be compared{sort === "distinct" ? " by their values" : ""}: one that
            belongs here may be missing. The requests of those shown are exact.
          </p>
        )}
        {answer && items.length === 0 ? (
          <Nothing answer={answer} prefix={prefix} />
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          <section class="ranked-scroll" tabIndex={0} aria-label="Metadata keys">
            <table>
              <thead>
                <tr>
                  <SortHead id="key" title="Key" rises {...head} />
                  <SortHead id="requests" title="Requests" numeric note="And their share of all" {...head} />
                  <SortHead id="distinct" title="Values" numeric note="Different ones" {...head} />
                  <th scope="col">Type</th>
                  <th scope="col">Most frequent values</th>
                  <th scope="col" class="number" title="In the time that is asked about">
                    First seen
                  </th>
                  <SortHead id="last_seen" title="Last seen" numeric {...head} />
                </tr>
              </thead>
              <tbody>
                {!answer && <AwaitedRows columns={7} />}
                {items.map((item) => (
                  <Row key={item.key} item={item} />
                ))}
              </tbody>
            </table>
            <More of={keys} what={`${AT_ONCE} more`} />
          </section>
        )}
      </div>
    </main>
  );
}

function onSort(next: string) {
  const name = next.replace(/^-/, "");
  go({ sort: name === "requests" ? null : name }, true);
}

function summary(answer: MetadataKeys, shown: number, hasMore: boolean): string {
  const keys = `${hasMore ? "the first " : ""}${count(shown)} ${shown === 1 ? "key" : "keys"}`;
  const requests = `${count(answer.matched)} ${answer.matched === 1 ? "request" : "requests"}`;
  return `${keys} of ${requests}`;
}

function Row({ item }: { item: Key }) {
  const { utc } = preferences.value;
  const dimension = ofKey(item.key);
  const isOpenable = item.key !== "" && !isKeyShortened(item.key);
  return (
    <tr>
      <td class="key-cell">
        <div class="subject">
          {isOpenable ? (
            <Link href={keyAddress(item.key)}>{item.key}</Link>
          ) : (
            <span title="The key is longer than what is shown of it">{item.key || "empty key"}</span>
          )}
        </div>
        <Warnings of={item} />
      </td>
      <td class="number">
        <div class="with-bar">
          <Bar of={item.coverage} />
          <span class="amount">{count(item.requests)}</span>
          <span class="hint percent">{share(item.coverage)}</span>
        </div>
      </td>
      <td class="number">{about(count(item.distinct), item.distinct_exact)}</td>
      <td class={item.type === "mixed" ? "warn-text" : "hint"}>{item.type}</td>
      <td class="top-values">
        <div>
          {item.top_values.map((top) =>
            isOpenable && !isShortened(top.value) ? (
              <Value
                key={top.value}
                text={top.value}
                condition={dimension.is(top.value)}
                more={linksOf(dimension, top.value, item.last_seen)}
              >
                <span class="top-value">{top.value || "empty text"}</span>{" "}
                <span class="hint">{count(top.requests)}</span>
              </Value>
            ) : (
              <span key={top.value} class="top-value">
                {top.value}
              </span>
            ),
          )}
        </div>
      </td>
      <td class="number">
        <time dateTime={item.first_seen} title={time(item.first_seen, utc)}>
          {minute(new Date(item.first_seen), utc)}
        </time>
      </td>
      <td class="number">
        <time dateTime={item.last_seen} title={time(item.last_seen, utc)}>
          {ago(item.last_seen)}
        </time>
      </td>
    </tr>
  );
}

function Nothing({ answer, prefix }: { answer: MetadataKeys; prefix: string }) {
  if (prefix) {
    return (
      <div class="empty">
        <h2>
          No key begins with <code>{prefix}</code>
        </h2>
        <p>
          <button type="button" onClick={() => go({ prefix: null }, true)}>
            Show all keys
          </button>
        </p>
      </div>
    );
  }
  if (answer.matched === 0) {
    return (
      <div class="empty">
        <h2>No request matches</h2>
        <WaysOut />
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>{count(answer.matched)} requests, and none has metadata</h2>
      <p>
        Log requests with <code>{'"metadata": {"user_id": "u1", "feature": "chat"}'}</code>, and they can be
        searched, grouped and ranked by it.
      </p>
    </div>
  );
}
