import { useEffect, useState } from "preact/hooks";
import { go } from "../address";
import { preferences } from "../preferences";
import { resolved } from "../query/asked";
import { iso, typable, understood } from "../query/times";
import type { Settings } from "./address";

/** Parts of the time that are worth a click, from its end back. */
const PARTS: [string, number][] = [
  ["Last hour", 36e5],
  ["Last 6 hours", 6 * 36e5],
  ["Last day", 864e5],
];

const second = (at: number): number => Math.ceil(at / 1000) * 1000;

/** Which part of the time is held against the rest of it, in words; the chart below says it too. */
export function Window({ how }: { how: Settings }) {
  const { utc } = preferences.value;
  const [first, last] = [typable(how.after, utc), typable(how.before, utc)];
  const [after, setAfter] = useState(first);
  const [before, setBefore] = useState(last);
  const [wrong, setWrong] = useState("");
  useEffect(() => {
    setAfter(first);
    setBefore(last);
    setWrong("");
  }, [first, last]);

  const whole = resolved.value;
  const set = (from: number, to: number) => go({ afrom: iso(second(from)), ato: iso(second(to)) });
  const submit = (event: Event) => {
    event.preventDefault();
    const now = Date.now();
    const [from, to] = [understood(after, false, utc, now), understood(before, true, utc, now)];
    if (from === undefined || to === undefined) {
      setWrong(`${from === undefined ? after || "The beginning" : before || "The end"} is no time.`);
    } else {
      setWrong("");
      go({ afrom: from, ato: to });
    }
  };
  return (
    <form class="window" onSubmit={submit}>
      {whole &&
        PARTS.filter(([, length]) => length < whole.to - whole.from).map(([name, length]) => (
          <button key={name} type="button" onClick={() => set(whole.to - length, whole.to)}>
            {name}
          </button>
        ))}
      {whole && (
        <button type="button" onClick={() => set((whole.from + whole.to) / 2, whole.to)}>
          Second half
        </button>
      )}
      <label for="window-from">From</label>
      <input
        id="window-from"
        value={after}
        placeholder="2026-11-23 09:30"
        aria-describedby={wrong ? "window-error" : undefined}
        onInput={(event) => setAfter(event.currentTarget.value)}
      />
      <label for="window-to">To</label>
      <input
        id="window-to"
        value={before}
        placeholder="now-1h"
        aria-describedby={wrong ? "window-error" : undefined}
        onInput={(event) => setBefore(event.currentTarget.value)}
      />
      <button type="submit">Compare</button>
      {wrong && (
        <p id="window-error" role="alert" class="error-text">
          {wrong} Write 2026-11-23 09:30, yesterday or now-3h.
        </p>
      )}
    </form>
  );
}
