import { useState } from "preact/hooks";
import { visit } from "../address";
import type { Detail } from "../api-types";
import { erase } from "../changes/erasing";
import { count } from "../format";
import { metadataIs } from "../query/conditions";
import { ofKey } from "../query/dimensions";
import { threadOf } from "../query/thread";
import { Value } from "../query/Value";
import { isAdmin } from "../roles";
import { cut, line } from "../texts";
import { Fold } from "../ui/Fold";
import { written } from "./edits";
import { Json } from "./Json";
import { asColumn } from "./shownColumns";

/** More are read as JSON. */
const FEW_LEAVES = 30;

/** Conditions are for values that fit into the line of a query. */
const LONGEST_CONDITION = 1_000;
const SHOWN = { lines: 3, characters: 300 };

export function MetadataValue({ detail, name, value }: { detail: Detail; name: string; value: unknown }) {
  const [all, setAll] = useState(false);
  if (value !== null && typeof value === "object") {
    return (
      <Fold summary={<span class="hint">{line(value)}</span>}>
        {() => {
          const leaves = leavesOf(name, value);
          return leaves.length > FEW_LEAVES ? (
            <Json value={value} />
          ) : (
            <dl class="leaves">
              {leaves.map(([path, leaf], i) => (
                <div key={i}>
                  <dt>{path.slice(name.length)}</dt>
                  <dd>
                    <MetadataValue detail={detail} name={path} value={leaf} />
                  </dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Fold>
    );
  }
  const text = written(value);
  const short = all ? text : cut(text, SHOWN);
  const isAskable = value !== null && text.length <= LONGEST_CONDITION;
  return (
    <>
      <Value
        text={text}
        condition={isAskable ? metadataIs(name, text) : undefined}
        column={asColumn(`metadata.${name}`)}
        by={ofKey(name).id}
        more={
          isAskable
            ? [
                {
                  name: "Open thread",
                  run: () => visit(threadOf(metadataIs(name, text), detail.request_start_time)),
                },
                ...(isAdmin() ? [{ name: "Erase all requests with it…", run: () => erase(name, text) }] : []),
              ]
            : []
        }
      >
        {value === "" ? <span class="hint">(empty)</span> : short}
      </Value>
      {short.length < text.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          … {count(text.length - short.length)} more characters · Show all
        </button>
      )}
    </>
  );
}

/** What nested metadata are found by: dotted paths; the elements of a list share theirs. */
function leavesOf(path: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => leavesOf(path, each));
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(`${path}.${key}`, each));
  }
  return [[path, value]];
}
