import { useMemo } from "preact/hooks";
import { address, by, from, go, query, until } from "../address";
import { BreakdownTable } from "../breakdown/BreakdownTable";
import { saveRows } from "../breakdown/saveRows";
import { useBreakdown } from "../breakdown/useBreakdown";
import { ChartCard } from "../chart/ChartCard";
import type { Step } from "../chart/figure";
import { count } from "../format";
import { ask } from "../query/conditions";
import { DimensionPicker } from "../query/DimensionPicker";
import { type Dimension, dimension, inText, MODEL, STATUS } from "../query/dimensions";
import { Question } from "../query/Question";
import { zoomIn, zoomOut } from "../query/zoom";
import { Nothing } from "../requests/Nothing";
import { Failed } from "../ui/Failed";
import { Slow } from "../ui/Slow";
import { totalsOf } from "./charts";
import { useCountedKey } from "./keys";
import { type Overview, overviewBy, overviewOf } from "./overview";
import { TotalsLine } from "./TotalsLine";
import { useCharts } from "./useCharts";

const HEIGHT = 190;
const SYNC = "analytics";

/** Numbers over all requests of the question: over time, by their latency, and value by value. */
export function AnalyticsPage() {
  const split = dimension(by.value) ?? MODEL;
  const key = useCountedKey();
  const charts = useCharts(split, overviewBy(split, key));
  const breakdown = useBreakdown(split, { query: query.value, from: from.value, to: until.value });
  const { data, busy } = charts;
  const totals = data && totalsOf(data);
  return (
    <main id="main" class="page analytics" aria-busy={busy || breakdown.asked.busy}>
      <h1 class="hidden">Analytics</h1>
      <Question failure={charts.failure} />
      <div class="analytics-head">
        <TotalsLine totals={totals} busy={busy} />
        <span class="grow" />
        <DimensionPicker
          label="Split by"
          button={`by: ${inText(split)}`}
          current={split.id}
          onPick={({ id }) => go({ by: id === MODEL.id ? null : id, prefix: null })}
        />
      </div>
      <Slow asked={charts} />
      <Failed asked={charts} />
      {totals?.requests === 0 ? (
        <Nothing explanation={undefined} />
      ) : (
        <>
          <Charts charts={charts} split={split} countedKey={key} />
          <section class="by-value" aria-label={`By ${inText(split)}`}>
            <header>
              <h2>By {inText(split)}</h2>
              <span class="grow" />
              <button
                type="button"
                disabled={breakdown.items.length === 0}
                onClick={() => saveRows(split, breakdown.items)}
              >
                Download CSV
              </button>
            </header>
            <BreakdownTable dimension={split} breakdown={breakdown} />
          </section>
        </>
      )}
    </main>
  );
}

type Props = { charts: ReturnType<typeof useCharts>; split: Dimension; countedKey: string };

function Charts({ charts, split, countedKey }: Props) {
  const { data, busy } = charts;
  const overview = useMemo((): Partial<Overview> => (data ? overviewOf(data) : {}), [data]);
  const isLog = address.value.params.get("scale") === "log";
  const name = inText(split);
  const several = SEVERAL.includes(split.id) ? "A request with several of them counts in each." : undefined;
  const time = { height: HEIGHT, sync: SYNC, onBrush: zoomIn, onDoubleClick: zoomOut };
  const distinct = data?.shown.get("distinct");
  const without =
    distinct && distinct.missing > 0
      ? `Without ${countedKey}: ${count(distinct.missing)} of ${count(distinct.matched)} requests. `
      : "";
  return (
    <div class="counted chart-grid" aria-busy={busy}>
      <ChartCard
        title="Requests by status"
        figure={overview.volume}
        note="Drag over a chart to look closer in all of them, double-click to see twice the time."
        {...time}
      />
      <ChartCard
        title="Latency"
        figure={overview.latency}
        isLog={isLog}
        note="Percentiles are estimates, mostly within one percentile."
        {...time}
      >
        <button type="button" aria-pressed={isLog} onClick={() => go({ scale: isLog ? null : "log" }, true)}>
          Log scale
        </button>
      </ChartCard>
      <ChartCard title="Tokens" figure={overview.tokens} {...time} />
      <ChartCard title={`Cost by ${name}`} figure={overview.cost} note={several} {...time} />
      <ChartCard
        title="Latency distribution"
        figure={overview.latencies}
        height={HEIGHT}
        onBrush={between}
        note="Drag to look at requests of these latencies only."
      />
      <ChartCard
        title="Different values"
        figure={overview.distinct}
        note={`${without}Estimates: nearly always right up to 1,000, then within 3 %.`}
        {...time}
      >
        <DimensionPicker
          label="Count the values of"
          button={countedKey}
          keysOnly
          current={`metadata.${countedKey}`}
          onPick={({ title }) => go({ key: title })}
        />
      </ChartCard>
      {split.id !== STATUS.id && (
        <div class="wide">
          <ChartCard
            title={`Requests by ${name}`}
            figure={overview.requests}
            note={several}
            {...time}
            height={140}
          />
        </div>
      )}
    </div>
  );
}

/** Fields of which a request can have more than one value. */
const SEVERAL: readonly string[] = ["tag", "tool", "metadata_keys", "output_keys", "input_variable_keys"];

/** Looks only at requests that took as long as was brushed. */
const between = ({ from: shortest, to: longest }: Step): void =>
  ask(`latency:>=${asLatency(shortest)} latency:<${asLatency(longest)}`);

const asLatency = (seconds: number): string =>
  Number.isInteger(seconds) ? `${seconds}s` : `${Math.round(seconds * 1000)}ms`;
