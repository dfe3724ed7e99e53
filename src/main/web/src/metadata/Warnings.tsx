import { query, to } from "../address";
import { and } from "../query/conditions";
import { Warning } from "../ui/Icons";
import { Link } from "../ui/Link";
import { keyAddress } from "./address";
import { hasKey, isKeyShortened, type Key } from "./keys";

/** What is doubtful about a key, and what to do. */
export function Warnings({ of, advice = false }: { of: Key; advice?: boolean }) {
  if (of.warnings.length === 0) {
    return null;
  }
  return (
    <ul class="key-warnings">
      {of.warnings.map((warning) => (
        <li key={`${warning.code} ${warning.other ?? ""}`}>
          <Warning />
          <span>
            {warning.code === "near_duplicate" && warning.other !== undefined ? (
              <NearDuplicate name={of.key} other={warning.other} advice={advice} />
            ) : (
              <>
                Looks like a value, not a key.
                {advice && (
                  <>
                    {" "}
                    Log <code>{'{"user_id": "48213"}'}</code> rather than{" "}
                    <code>{'{"user_48213": true}'}</code>: values can be grouped and ranked, and keys stay
                    few.
                  </>
                )}
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function NearDuplicate({ name, other, advice }: { name: string; other: string; advice: boolean }) {
  const both = and(query.value, `(${hasKey(name)} OR ${hasKey(other)})`);
  return (
    <>
      Nearly the same as{" "}
      {isKeyShortened(other) ? <code>{other}</code> : <Link href={keyAddress(other)}>{other}</Link>}.
      {advice && (
        <>
          {" "}
          If one key was meant, log it under one name from now on; until then{" "}
          <Link href={to({ query: both }, "/requests")}>search for both</Link>.
        </>
      )}
    </>
  );
}
