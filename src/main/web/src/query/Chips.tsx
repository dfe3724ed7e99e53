import { useEffect } from "preact/hooks";
import { go, query } from "../address";
import { Close } from "../ui/Icons";
import { edit, remember } from "./line";
import { cut, useReading } from "./reading";

/** The conditions of the line, as the server reads them: each can be taken out, or written anew. */
export function Chips() {
  const line = query.value;
  const reading = useReading(line);
  useEffect(() => {
    if (reading) {
      remember(line);
    }
  }, [reading?.tokens, line]);
  if (!line.trim()) {
    return null;
  }
  return (
    <ul class="chips" aria-label="Conditions">
      {reading?.conditions.map(({ from, to, text }, i) => (
        <li key={`${from} ${text}`} class="chip">
          <button type="button" title="Edit" onClick={() => edit(from, to)}>
            {text}
          </button>
          <button
            type="button"
            class="icon"
            aria-label={`Remove ${text}`}
            title="Remove"
            onClick={() => go({ query: cut(line, reading, [i]) || null })}
          >
            <Close />
          </button>
        </li>
      ))}
    </ul>
  );
}
