// Requests value by value: by a metadata key on the page of the key, by any dimension on the page of analytics.
// Ordered and narrowed by the address (`sort`, `prefix`); the page calls `useBreakdown`, since it must know when
// an answer is awaited, and hands it on.
import { go } from "../address";
import type { Breakdown } from "../api-types";
import { ago, cost, count, duration, NONE, share, time } from "../format";
import { preferences } from "../preferences";
import { isShortened } from "../query/conditions";
import type { Dimension } from "../query/dimensions";
import type { Paged } from "../query/paged";
import { Value } from "../query/Value";
import { AwaitedRows } from "../ui/AwaitedRows";
import { Bar } from "../ui/Bar";
import { Failed } from "../ui/Failed";
import { Link } from "../ui/Link";
import { More } from "../ui/More";
import { PrefixBox } from "../ui/PrefixBox";
import { SortHead } from "../ui/SortHead";
import { linksOf, requestsOf } from "./links";
import { AT_ONCE, breakdownPrefix, breakdownSort, type Row } from "./useBreakdown";

type Head = { id: string; title: string; note?: string; rises?: boolean };

const NUMBERS: readonly Head[] = [
  { id: "requests", title: "Requests" },
  { id: "errors", title: "Errors", note: "Requests with the status ERROR" },
  { id: "error_share", title: "Error share", note: "Errors of the requests with this value" },
  { id: "cost", title: "Cost" },
  { id: "input", title: "Tokens in" },
  { id: "output", title: "Tokens out" },
  { id: "p50", title: "p50", note: "Median latency, within 1 %" },
  { id: "p95", title: "p95", note: "95th percentile of latency, within 1 %" },
  { id: "last", title: "Last seen" },
];

type Props = { dimension: Dimension; breakdown: Paged<Row, Breakdown> };

export function BreakdownTable({ dimension, breakdown }: Props) {
  const { asked, items } = breakdown;
  const answer = asked.data;
  const prefix = breakdownPrefix();
  const sort = breakdownSort();
  const onSort = (next: string) => go({ sort: next === "-requests" ? null : next }, true);
  const most = Math.max(0, ...items.map((row) => row.share));
  // Which requests have none of the values shown is known of one page, not of several.
  const other = items.length === answer?.items.length && !prefix ? answer.other : null;
  return (
    <div class="ranked" aria-busy={asked.busy}>
      <div class="ranked-head">
        <PrefixBox
          label="Values that begin with"
          value={prefix}
          onChange={(next) => go({ prefix: next || null }, true)}
        />
        <p role="status">{answer ? summary(answer, items.length) : "Counting…"}</p>
      </div>
      <Failed asked={asked} />
      {answer && !answer.exact && (
        <p class="caution">
          There are too many values to compare them all: one that belongs here may be missing. The numbers of
          those shown are exact. Fewer requests, or the order by value, leave no doubt.
        </p>
      )}
      {answer && items.length === 0 ? (
        <Nothing answer={answer} dimension={dimension} prefix={prefix} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="ranked-scroll" tabIndex={0} aria-label={`Requests by ${dimension.title}`}>
          <table>
            <thead>
              <tr>
                <SortHead id="value" title="Value" sort={sort} onSort={onSort} rises />
                {NUMBERS.map((head) => (
                  <SortHead key={head.id} {...head} sort={sort} onSort={onSort} numeric />
                ))}
              </tr>
            </thead>
            <tbody>
              {!answer && <AwaitedRows columns={NUMBERS.length + 1} />}
              {items.map((row) => (
                <ValueRow key={row.value} row={row} dimension={dimension} most={most} />
              ))}
              {other && (
                <tr class="rest">
                  <td>Other values</td>
                  <td class="number">{count(other.requests)}</td>
                  <Dashes of={2} />
                  <td class="number">{cost(other.cost)}</td>
                  <Dashes of={5} />
                </tr>
              )}
              {answer && answer.missing > 0 && !prefix && (
                <tr class="rest">
                  <td>No value</td>
                  <td class="number">{count(answer.missing)}</td>
                  <Dashes of={8} />
                </tr>
              )}
            </tbody>
          </table>
          <More of={breakdown} what={`${AT_ONCE} more`} />
        </section>
      )}
    </div>
  );
}

function summary(answer: Breakdown, shown: number): string {
  const distinct = `${answer.distinct_exact ? "" : "about "}${count(answer.distinct)}`;
  const values = answer.distinct === 1 ? "value" : "values";
  return shown < answer.distinct ? `${count(shown)} of ${distinct} ${values}` : `${distinct} ${values}`;
}

function ValueRow({ row, dimension, most }: { row: Row; dimension: Dimension; most: number }) {
  const condition = dimension.is(row.value);
  return (
    <tr>
      <td class="subject">
        {isShortened(row.value) ? (
          <span title="The value is longer than what is shown of it">{row.value}</span>
        ) : (
          <Value text={row.value} condition={condition} more={linksOf(dimension, row.value, row.last_seen)}>
            {row.value === "" ? <span class="hint">empty text</span> : row.value}
          </Value>
        )}
      </td>
      <td class="number">
        <div class="with-bar">
          <Bar of={most > 0 ? row.share / most : 0} />
          <span class="amount">
            {isShortened(row.value) ? (
              count(row.requests)
            ) : (
              <Link href={requestsOf(dimension, row.value)}>{count(row.requests)}</Link>
            )}
          </span>
          <span class="hint percent">{share(row.share)}</span>
        </div>
      </td>
      <td class={row.errors > 0 ? "number error-text" : "number hint"}>{count(row.errors)}</td>
      <td class={row.errors > 0 ? "number" : "number hint"}>{share(row.error_share)}</td>
      <td class="number">{cost(row.cost)}</td>
      <td class="number">{count(row.input_tokens)}</td>
      <td class="number">{count(row.output_tokens)}</td>
      <td class="number">{duration(row.p50_latency_ms)}</td>
      <td class="number">{duration(row.p95_latency_ms)}</td>
      <td class="number">
        <time dateTime={row.last_seen} title={time(row.last_seen, preferences.value.utc)}>
          {ago(row.last_seen)}
        </time>
      </td>
    </tr>
  );
}

const Dashes = ({ of }: { of: number }) =>
  Array.from({ length: of }, (_, i) => (
    <td key={i} class="number hint">
      {NONE}
    </td>
  ));

function Nothing({ answer, dimension, prefix }: { answer: Breakdown; dimension: Dimension; prefix: string }) {
  if (answer.matched > 0 && prefix) {
    return (
      <div class="empty">
        <h2>
          No value begins with <code>{prefix}</code>
        </h2>
        <p>Values are compared as they are written, upper and lower case included.</p>
        <p>
          <button type="button" onClick={() => go({ prefix: null }, true)}>
            Show all values
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>{answer.matched > 0 ? `None of them has ${dimension.title}` : "No request matches"}</h2>
      <p>
        {answer.matched > 0
          ? `${count(answer.matched)} requests match, and none has a value of it.`
          : "Look at a longer time, or take conditions off the search."}
      </p>
    </div>
  );
}
