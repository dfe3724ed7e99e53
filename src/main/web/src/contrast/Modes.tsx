import { useEffect, useState } from "preact/hooks";
import { go } from "../address";
import type { Failure } from "../api";
import type { Mode, Settings } from "./address";
import { Window } from "./Window";

const MODES: [Mode, string][] = [
  ["rest", "The rest"],
  ["window", "A part of the time"],
  ["query", "Another search"],
];

/** Against what the search is held, and what that needs. */
export function Modes({ how, failure }: { how: Settings; failure: Failure | undefined }) {
  return (
    <div class="modes">
      <fieldset class="segments">
        <legend>Compare with</legend>
        {MODES.map(([mode, name]) => (
          <button
            key={mode}
            type="button"
            aria-pressed={how.mode === mode}
            onClick={() => go({ vs: mode === "rest" ? null : mode, swap: null })}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {how.mode === "query" && <Other how={how} failure={failure} />}
      {how.mode === "window" && <Window how={how} />}
    </div>
  );
}

function Other({ how, failure }: { how: Settings; failure: Failure | undefined }) {
  const [text, setText] = useState(how.other ?? "");
  useEffect(() => setText(how.other ?? ""), [how.other]);
  return (
    <form
      class="other-query"
      onSubmit={(event) => {
        event.preventDefault();
        // An empty line is all requests, which an address says with a star.
        go({ query2: text.trim() || "*" });
      }}
    >
      <label for="query2">Other search</label>
      <input
        id="query2"
        autocomplete="off"
        spellcheck={false}
        placeholder="model:gpt-4o, or * for all requests"
        value={text}
        aria-invalid={failure !== undefined}
        aria-describedby={failure ? "query2-error" : undefined}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit">Compare</button>
      {failure && (
        <p id="query2-error" role="alert" class="error-text">
          {failure.message}
        </p>
      )}
    </form>
  );
}
