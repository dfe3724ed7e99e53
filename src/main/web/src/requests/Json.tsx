import { useMemo } from "preact/hooks";
import { count } from "../format";
import { line, pretty, withoutBulk } from "../texts";
import { copy } from "../ui/clipboard";
import { Fold } from "../ui/Fold";
import { Long } from "../ui/Long";

const BOUNDS = { lines: 40, characters: 20_000 };

/** JSON with its lines in order; long ones fold. */
export function Json({ value }: { value: unknown }) {
  return <Long text={withoutBulk(value)} bounds={BOUNDS} code />;
}

/** JSON behind its name. */
export function FoldedJson({ name, value, open }: { name: string; value: unknown; open?: boolean }) {
  return (
    <Fold
      open={open ?? false}
      summary={
        <>
          {name} <span class="hint">{line(value)}</span>
        </>
      }
    >
      {() => <Json value={value} />}
    </Fold>
  );
}

/** A body as it was sent or received. */
export function RawJson({ name, value }: { name: string; value: unknown }) {
  const text = useMemo(() => pretty(value), [value]);
  return (
    <Fold
      summary={
        <>
          {name} <span class="hint">{count(text.length)} characters</span>
        </>
      }
    >
      {() => (
        <>
          <button type="button" class="small" onClick={() => copy(text, name)}>
            Copy
          </button>
          <Json value={value} />
        </>
      )}
    </Fold>
  );
}
