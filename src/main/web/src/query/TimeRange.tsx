import { from, go, until } from "../address";

const PRESETS = ["15m", "1h", "6h", "24h", "7d", "30d"];

/** Which time is looked at: a preset, or what the address says. */
export function TimeRange() {
  const current = until.value === "now" && from.value.startsWith("now-") ? from.value.slice(4) : "";
  return (
    <fieldset class="segments">
      <legend class="hidden">Time range</legend>
      {PRESETS.map((preset) => (
        <button
          key={preset}
          type="button"
          aria-pressed={current === preset}
          onClick={() => go({ from: preset === "24h" ? null : `now-${preset}`, to: null })}
        >
          {preset}
        </button>
      ))}
    </fieldset>
  );
}
