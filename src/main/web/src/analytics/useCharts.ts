import { type Asked, call, useAsked } from "../api";
import type { ChartAsked, ChartsShown } from "../api-types";
import { intervalOf, zoneName } from "../chart/buckets";
import { preferences } from "../preferences";
import { question, resolved } from "../query/asked";
import type { Dimension } from "../query/dimensions";
import type { Charts } from "./charts";

/**
 * Counts all that several charts show, by one call, for the question of the page; no charts ask nothing.
 *
 * @param turn what goes first
 */
export function useCharts(
  by: Dimension,
  customCharts: readonly ChartAsked[],
  turn: () => Promise<void> = async () => {},
): Asked<Charts> {
  const { query, from, to, round } = question.value;
  const { utc } = preferences.value;
  const asked = resolved.value;
  const interval = intervalOf(asked);
  const body = { query, from, to, time_zone: zoneName(utc), interval: interval[0], customCharts };
  const asking = customCharts.length > 0 ? `${round} ${JSON.stringify(body)}` : "";
  return useAsked<Charts>(asking, async (abort) => {
    await turn();
    const answer = await call<ChartsShown>(
      "POST",
      "/api/public/v2/requests/analytics/custom-analytics",
      body,
      abort,
    );
    const shown = new Map(answer.customCharts.map((chart) => [chart.id, chart]));
    return { shown, by, interval, asked, utc };
  });
}
