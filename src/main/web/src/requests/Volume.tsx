import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { by, go } from "../address";
import { type Charts, overTimeBy, requestsOverTime, TOTALS, totalsOf } from "../analytics/charts";
import { TotalsLine } from "../analytics/TotalsLine";
import { useCharts } from "../analytics/useCharts";
import type { Asked } from "../api";
import { ChartCard } from "../chart/ChartCard";
import { DimensionPicker } from "../query/DimensionPicker";
import { dimension, inText, STATUS } from "../query/dimensions";
import { zoomIn, zoomOut } from "../query/zoom";
import { afterRows } from "./rowsFirst";

const HEIGHT = 104;
const split = () => dimension(by.value) ?? STATUS;

/** Asked by the page, which must know when an answer is awaited. */
export const useVolume = () =>
  useCharts(split(), [overTimeBy(split(), { id: "requests", metric: "count" }), ...TOTALS], afterRows);

/** How many requests there were when, above the list of them, and what they come to. */
export function Volume({ charts, children }: { charts: Asked<Charts>; children?: ComponentChildren }) {
  const { data, busy } = charts;
  const figure = useMemo(() => data && requestsOverTime(data), [data]);
  const totals = data && totalsOf(data);
  return (
    <div class="counted" aria-busy={busy}>
      <ChartCard
        title="Requests"
        head={<TotalsLine totals={totals} busy={busy} />}
        figure={figure}
        height={HEIGHT}
        onBrush={zoomIn}
        onDoubleClick={zoomOut}
        nothing={totals?.requests === 0 ? "No request matches in this time" : undefined}
      >
        <DimensionPicker
          label="Split by"
          button={`by: ${inText(split())}`}
          current={split().id}
          onPick={({ id }) => go({ by: id === STATUS.id ? null : id })}
        />
        {children}
      </ChartCard>
    </div>
  );
}
