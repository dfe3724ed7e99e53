import { go, query } from "../address";

/** What can be done where no request matches: look further back, or for anything. */
export function WaysOut() {
  return (
    <p>
      <button type="button" onClick={() => go({ from: "now-30d", to: null })}>
        Last 30 days
      </button>
      {query.value && (
        <button type="button" onClick={() => go({ query: null })}>
          Clear the search
        </button>
      )}
    </p>
  );
}
