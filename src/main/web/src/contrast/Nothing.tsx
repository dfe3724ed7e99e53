import { go } from "../address";
import { Link } from "../ui/Link";
import { contrastAddress, type Settings } from "./address";
import type { Missing } from "./sides";
import type { Contrasting } from "./useContrast";

const EXAMPLES: [string, Parameters<typeof contrastAddress>[0]][] = [
  ["What failed against the rest", { query: "status:ERROR" }],
  ["What took more than 5 s against the rest", { query: "latency:>5s" }],
  ["What cost more than a cent against the rest", { query: "cost:>0.01" }],
  ["The last hour against the time before", { window: { from: "now-1h", to: "now" } }],
  ["What failed against what took more than 5 s", { query: "status:ERROR", other: "latency:>5s" }],
];

const WORDS: Record<Missing, [title: string, text: string]> = {
  query: [
    "Search for the requests that you wonder about",
    "They are held against all others of the same time: the search is empty, so there are no others.",
  ],
  window: [
    "Choose a part of the time",
    "What was asked for in it is held against the same in the rest of the time.",
  ],
  "window outside": [
    "This part lies outside of the time that is looked at",
    "Choose another part, or a longer time.",
  ],
  "other query": [
    "Search for something else to compare with",
    "Both searches look at the same time; a request that both find counts on both sides.",
  ],
};

/** What has to be said before anything can be compared, and what others ask. */
export function Unsaid({ what }: { what: Missing }) {
  const [title, text] = WORDS[what];
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      <ul class="examples">
        {EXAMPLES.map(([name, asked]) => (
          <li key={name}>
            <Link href={contrastAddress(asked)}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why nothing is ranked. */
export function NoDifference({ answer, how }: { answer: Contrasting; how: Settings }) {
  const { a, b } = answer.contrast;
  if (a.requests === 0 || b.requests === 0) {
    const name = a.requests === 0 ? (b.requests === 0 ? "Neither side" : "Side A") : "Side B";
    return (
      <div class="empty">
        <h2>
          {name} has {name === "Neither side" ? "any" : "no"} request
        </h2>
        <p>Look at a longer time, or change the search of this side.</p>
        <p>
          <button type="button" onClick={() => go({ from: "now-30d", to: null })}>
            Last 30 days
          </button>
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>No difference</h2>
      <p>
        No value is more frequent on one side
        {how.fewest > 1 && `, among those that at least ${how.fewest} requests of a side have`}.
      </p>
      <p>
        {how.fewest > 1 && (
          <button type="button" onClick={() => go({ fewest: "1" })}>
            Compare rare values too
          </button>
        )}
        {how.over.length > 0 && (
          <button type="button" onClick={() => go({ over: null })}>
            Compare everything
          </button>
        )}
      </p>
    </div>
  );
}
