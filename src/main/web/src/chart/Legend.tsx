import { Value } from "../query/Value";
import type { Colour, Figure } from "./figure";

export const Swatch = ({ colour }: { colour: Colour }) => (
  <span class={`swatch viz-${colour}`} aria-hidden="true" />
);

/** Names up to this length are never cut. */
const SHORT = 8;

/** Which colour is what. */
export function Legend({ figure }: { figure: Figure }) {
  return (
    <ul class="legend">
      {figure.series.map(({ key, label, colour, condition }) => (
        <li key={key} class={label.length > SHORT ? undefined : "whole"} title={label}>
          {condition ? (
            <Value text={label} condition={condition}>
              <Swatch colour={colour} />
              <span class="series-name">{label}</span>
            </Value>
          ) : (
            <span class="legend-entry">
              <Swatch colour={colour} />
              <span class="series-name">{label}</span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
