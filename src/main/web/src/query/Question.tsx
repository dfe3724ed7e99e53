import type { ComponentChildren } from "preact";
import type { Failure } from "../api";
import { Chips } from "./Chips";
import { SearchBar } from "./SearchBar";
import { TimeRange } from "./TimeRange";

/** What is asked: the same on every page that answers a question. */
export function Question({
  failure,
  children,
}: {
  failure?: Failure | undefined;
  children?: ComponentChildren;
}) {
  const wrong = failure?.answer.position !== undefined ? failure : undefined;
  return (
    <div class="asking">
      <div class="question">
        <SearchBar wrong={wrong} />
        <TimeRange />
        {children}
      </div>
      {wrong ? (
        <p id="query-error" role="alert" class="error-text">
          {wrong.message}
        </p>
      ) : (
        <Chips />
      )}
    </div>
  );
}
