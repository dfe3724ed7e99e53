import { go } from "../address";
import { period, zone } from "../format";
import { preferences } from "../preferences";
import { Left, Right, ZoomOut } from "../ui/Icons";
import { Popover } from "../ui/Popover";
import { useShortcuts } from "../ui/shortcuts";
import { question, resolved } from "./asked";
import { CustomTime } from "./CustomTime";
import { Refreshing } from "./Refreshing";
import { iso, isRelative, shifted } from "./times";
import { zoomOut } from "./zoom";

const PRESETS = ["15m", "1h", "6h", "24h", "7d", "30d"];

/** Which time is looked at: a preset, or what the address says; and how often anew. */
export function TimeRange() {
  const { from, to, asOf } = question.value;
  const { utc } = preferences.value;
  const shown = resolved.value;
  const preset = to === "now" && from.startsWith("now-") ? from.slice(4) : "";
  const endsNow = to === "now" || (shown !== undefined && shown.to >= asOf);

  const shift = (spans: number) => () => {
    if (shown && (spans < 0 || !endsNow)) {
      const next = shifted(shown, spans);
      go({ from: iso(next.from), to: next.to >= Date.now() && isRelative(to) ? "now" : iso(next.to) });
    }
  };
  useShortcuts({ "[": shift(-1), "]": shift(1), "-": zoomOut });

  return (
    <div class="time-range">
      <fieldset class="segments">
        <legend class="hidden">Time range</legend>
        {PRESETS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={preset === each}
            onClick={() => go({ from: `now-${each}`, to: "now" })}
          >
            {each}
          </button>
        ))}
      </fieldset>
      <fieldset class="segments">
        <legend class="hidden">Other times</legend>
        <button type="button" class="icon" aria-label="Earlier" title="Earlier ([)" onClick={shift(-1)}>
          <Left />
        </button>
        <Popover
          title="Other times (t)"
          label="Time range"
          shortcut="t"
          class="resolved"
          button={
            shown ? (
              <>
                {period(shown.from, shown.to, utc)} <span class="hint">{zone(utc, new Date(shown.to))}</span>
              </>
            ) : (
              "No such time"
            )
          }
        >
          {(close) => <CustomTime show={go} close={close} />}
        </Popover>
        <button
          type="button"
          class="icon"
          aria-label="Later"
          title="Later (])"
          disabled={endsNow}
          onClick={shift(1)}
        >
          <Right />
        </button>
        <button type="button" class="icon" aria-label="Zoom out" title="Zoom out (-)" onClick={zoomOut}>
          <ZoomOut />
        </button>
      </fieldset>
      <Refreshing />
    </div>
  );
}
