import type { ComponentChildren } from "preact";
import type { Failure } from "../api";
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
  return (
    <div class="question">
      <SearchBar failure={failure} />
      <TimeRange />
      {children}
    </div>
  );
}
