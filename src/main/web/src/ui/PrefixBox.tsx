import { useEffect, useRef, useState } from "preact/hooks";

const PAUSE_MS = 250;

type Props = { label: string; value: string; onChange: (value: string) => void };

/** Narrows a list to what begins with a text, while it is being written. */
export function PrefixBox({ label, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const timer = useRef(0);

  // Back and forward change it elsewhere.
  useEffect(() => setText(value), [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const later = (next: string) => {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => onChange(next), PAUSE_MS);
  };
  return (
    <input
      type="search"
      class="prefix"
      aria-label={label}
      placeholder={label}
      autocomplete="off"
      spellcheck={false}
      maxLength={100}
      value={text}
      onInput={(event) => later(event.currentTarget.value)}
    />
  );
}
