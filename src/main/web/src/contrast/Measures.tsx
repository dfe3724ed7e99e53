import { cost, count, duration, NONE } from "../format";
import { AwaitedRows } from "../ui/AwaitedRows";
import { Name } from "./Sentence";
import type { Contrasting } from "./useContrast";

type Measure = Contrasting["contrast"]["measures"][number];

const NAMES: Record<string, string> = {
  latency_ms: "Latency",
  input_tokens: "Tokens in",
  output_tokens: "Tokens out",
  cached_tokens: "Cached tokens",
  cost: "Cost",
};

const SCORE = "score:";

const STATISTICS = ["avg", "p50", "p95"] as const;

/** How large the numbers of both sides are. */
export function Measures({ answer }: { answer: Contrasting | undefined }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="ranked-scroll" tabIndex={0} aria-label="Numbers of both sides">
      <table>
        <thead>
          <tr>
            <th scope="col">Per request</th>
            <th scope="col">
              <span class="hidden">Side</span>
            </th>
            <th scope="col" class="number">
              Average
            </th>
            <th scope="col" class="number" title="The median, an estimate">
              p50
            </th>
            <th scope="col" class="number" title="The 95th percentile, an estimate">
              p95
            </th>
          </tr>
        </thead>
        {!answer && (
          <tbody>
            <AwaitedRows columns={5} />
          </tbody>
        )}
        {answer?.contrast.measures.map((measure) => (
          <tbody key={measure.name} class="measure">
            {(["a", "b"] as const).map((side) => (
              <tr key={side}>
                {side === "a" && (
                  <th scope="rowgroup" rowSpan={2}>
                    {titled(measure)}
                  </th>
                )}
                <td>
                  <Name of={side} />
                </td>
                {STATISTICS.map((statistic) => (
                  <td key={statistic} class="number">
                    {shown(measure, measure[side][statistic])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

const titled = ({ name }: Measure): string =>
  name.startsWith(SCORE) ? `Score ${name.slice(SCORE.length)}` : (NAMES[name] ?? name);

function shown({ unit }: Measure, n: number | null): string {
  if (n === null) {
    return NONE;
  }
  switch (unit) {
    case "ms":
      return duration(n);
    case "USD":
      return cost(n);
    case "tokens":
      return n === 0 || n >= 10 ? count(n) : n < 0.1 ? "<0.1" : n.toFixed(1);
    default:
      return String(Number(n.toFixed(1)));
  }
}
