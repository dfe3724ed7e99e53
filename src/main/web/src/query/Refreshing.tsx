import { useEffect } from "preact/hooks";
import { prefer, preferences } from "../preferences";
import { Refresh } from "../ui/Icons";
import { useShortcuts } from "../ui/shortcuts";
import { refresh } from "./asked";

const PERIODS = [
  [0, "Off"],
  [10, "10 s"],
  [60, "1 min"],
] as const;

/** Asks again, when told to or by the clock; never for a page that nobody sees. */
export function Refreshing() {
  const seconds = preferences.value.refresh;
  useShortcuts({ r: refresh });
  useEffect(() => {
    if (seconds === 0) {
      return;
    }
    let isOverdue = false;
    const due = () => {
      isOverdue = document.hidden;
      if (!isOverdue) {
        refresh();
      }
    };
    const seen = () => {
      if (isOverdue) {
        due();
      }
    };
    const timer = window.setInterval(due, seconds * 1000);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [seconds]);
  return (
    <div class="refreshing">
      <button type="button" class="icon" aria-label="Refresh" title="Refresh (r)" onClick={refresh}>
        <Refresh />
      </button>
      <select
        aria-label="Refresh by itself"
        title="Refresh by itself"
        value={seconds}
        onChange={(event) => prefer({ refresh: Number(event.currentTarget.value) })}
      >
        {PERIODS.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
