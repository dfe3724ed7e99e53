import { useMemo } from "preact/hooks";
import { go } from "../address";
import { type Charts, overTimeBy, requestsOverTime } from "../analytics/charts";
import { useCharts } from "../analytics/useCharts";
import type { Asked } from "../api";
import { ChartCard } from "../chart/ChartCard";
import { question } from "../query/asked";
import { STATUS } from "../query/dimensions";
import { iso } from "../query/times";
import { zoomOut } from "../query/zoom";
import { Failed } from "../ui/Failed";
import type { Settings } from "./address";
import { windowOf } from "./sides";

const HEIGHT = 96;

/** Asked by the page, which must know when an answer is awaited; only a part of the time needs the chart. */
export const useWindowVolume = ({ mode }: Settings): Asked<Charts> =>
  useCharts(STATUS, mode === "window" ? [overTimeBy(STATUS, { id: "requests", metric: "count" })] : []);

/** When the requests were: dragging over a part of the time holds it against the rest. */
export function WindowVolume({ charts, how }: { charts: Asked<Charts>; how: Settings }) {
  const window = windowOf(question.value, how);
  const { from, to } = typeof window === "string" ? { from: undefined, to: undefined } : window;
  const figure = useMemo(() => {
    const volume = charts.data && requestsOverTime(charts.data);
    return volume && from !== undefined && to !== undefined ? { ...volume, marked: { from, to } } : volume;
  }, [charts.data, from, to]);
  const matched = charts.data?.shown.get("requests")?.matched;
  return (
    <>
      <ChartCard
        title="Drag over a part of the time"
        figure={figure}
        height={HEIGHT}
        onBrush={(range) => go({ afrom: iso(range.from), ato: iso(range.to) })}
        onDoubleClick={zoomOut}
        nothing={matched === 0 ? "No request in this time" : undefined}
      />
      <Failed asked={charts} />
    </>
  );
}
