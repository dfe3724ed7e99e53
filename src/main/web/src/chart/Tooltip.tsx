import { count } from "../format";
import { preferences } from "../preferences";
import { exactly, type Figure, isPartial, isStacked, stepName, total } from "./figure";
import { Swatch } from "./Legend";

type Props = { figure: Figure; step: number; left: number; width: number };

/** The numbers of a step, beside the cursor. Readers of the screen have the table. */
export function Tooltip({ figure, step, left, width }: Props) {
  const span = figure.steps[step];
  if (!span) {
    return null;
  }
  const { utc } = preferences.value;
  const shown = isStacked(figure) ? [...figure.series].reverse() : figure.series;
  const all = total(figure.series, step);
  return (
    <div aria-hidden="true" class={left > width / 2 ? "tip before" : "tip"} style={{ left: `${left}px` }}>
      <p>{stepName(figure, span, utc)}</p>
      {isPartial(figure, span) && <p class="hint">counted in part</p>}
      <dl>
        {shown.map((each) => (
          <div key={each.key}>
            <dt>
              <Swatch colour={each.colour} />
              <span class="series-name">{each.label}</span>
            </dt>
            <dd>{exactly(figure.unit, each.values[step] ?? null)}</dd>
          </div>
        ))}
        {isStacked(figure) && figure.series.length > 1 && all !== null && (
          <div>
            <dt>All</dt>
            <dd>{figure.unit === "count" ? count(all) : exactly(figure.unit, all)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
