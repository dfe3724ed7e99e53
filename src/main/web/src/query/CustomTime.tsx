import { useState } from "preact/hooks";
import { zone } from "../format";
import { prefer, preferences } from "../preferences";
import { question } from "./asked";
import { moment, typable, understood } from "./times";

type Props = { show: (range: { from: string; to: string }) => void; close: () => void };

/** Two times as somebody types them. */
export function CustomTime({ show, close }: Props) {
  const { from, to } = question.value;
  const { utc } = preferences.value;
  const [first, setFirst] = useState(() => typable(from, utc));
  const [last, setLast] = useState(() => typable(to, utc));
  const [error, setError] = useState<{ of: "from" | "to"; text: string }>();

  const apply = () => {
    const now = Date.now();
    const begin = understood(first, false, utc, now);
    const end = understood(last, true, utc, now);
    if (begin === undefined || end === undefined) {
      setError({ of: begin === undefined ? "from" : "to", text: "This is no time that can be read." });
    } else if ((moment(begin, now) ?? 0) >= (moment(end, now) ?? 0)) {
      setError({ of: "to", text: "The end must be later than the beginning." });
    } else {
      close();
      show({ from: begin, to: end });
    }
  };

  const field = (of: "from" | "to", label: string, value: string, set: (text: string) => void) => (
    <label>
      {label}
      <input
        value={value}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={error?.of === of}
        aria-describedby={error?.of === of ? "time-error" : "time-hint"}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          set(event.currentTarget.value);
          setError(undefined);
        }}
      />
    </label>
  );

  const clocks = (isUtc: boolean) => {
    setFirst(retyped(first, false, utc, isUtc));
    setLast(retyped(last, true, utc, isUtc));
    prefer({ utc: isUtc });
  };

  return (
    <form
      class="custom-time"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {field("from", "From", first, setFirst)}
      {field("to", "To", last, setLast)}
      <p id="time-hint" class="hint">
        <code>2026-11-23 09:30</code>, <code>now-3h</code>, <code>today</code>, <code>yesterday</code>
      </p>
      <p id="time-error" role="alert" class="error-text">
        {error?.text}
      </p>
      <div class="row">
        <fieldset class="segments">
          <legend class="hidden">Clock</legend>
          <button type="button" aria-pressed={utc} onClick={() => clocks(true)}>
            UTC
          </button>
          <button type="button" aria-pressed={!utc} onClick={() => clocks(false)}>
            Local ({zone(false)})
          </button>
        </fieldset>
        <span class="grow" />
        <button type="submit" class="primary">
          Show
        </button>
      </div>
    </form>
  );
}

/** The same time by another clock; words and what cannot be read stay as they are. */
function retyped(text: string, isEnd: boolean, utc: boolean, next: boolean): string {
  const meant = /^\d{4}-\d\d-\d\d[T ]\d/.test(text) ? understood(text, isEnd, utc, Date.now()) : undefined;
  return meant ? typable(meant, next) : text;
}
