import { go } from "../address";
import { count, period, zone } from "../format";
import { preferences } from "../preferences";
import { Swap } from "../ui/Icons";
import { settings } from "./address";
import { isAll, type Side } from "./sides";
import type { Contrasting } from "./useContrast";

/** What is held against what, in words. */
export function Sentence({ answer }: { answer: Contrasting | undefined }) {
  return (
    <div class="sentence">
      <p role="status">
        {answer ? (
          <>
            <Name of="a" /> <b>{requests(answer.contrast.a.requests)}</b> <Words side={answer.sides.a} />{" "}
            against <Name of="b" />{" "}
            <b>{requests(answer.contrast.b.requests, answer.sides.b.kind === "rest")}</b>{" "}
            <Words side={answer.sides.b} />
          </>
        ) : (
          "Comparing…"
        )}
      </p>
      <button type="button" class="with-icon" onClick={() => go({ swap: settings().isSwapped ? null : "1" })}>
        <Swap /> Swap sides
      </button>
    </div>
  );
}

/** The letter of a side, on its colour. */
export const Name = ({ of }: { of: "a" | "b" }) => <span class={`side side-${of}`}>{of.toUpperCase()}</span>;

const requests = (n: number, others = false): string =>
  others ? `${count(n)} ${n === 1 ? "other" : "others"}` : `${count(n)} ${n === 1 ? "request" : "requests"}`;

function Words({ side }: { side: Side }) {
  const { utc } = preferences.value;
  switch (side.kind) {
    case "rest":
      return <>in the same time</>;
    case "outside":
      return <>in the rest of the time</>;
    case "window":
      return (
        <>
          from {period(Date.parse(side.from), Date.parse(side.to), utc)} {zone(utc)}
        </>
      );
    default:
      return isAll(side.query) ? (
        <>of any kind</>
      ) : (
        <>
          with <code>{side.query}</code>
        </>
      );
  }
}
