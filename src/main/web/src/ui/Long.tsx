import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { count } from "../format";
import { type Bounds, chunks, cut } from "../texts";

const BOUNDS: Bounds = { lines: 12, characters: 3_000 };

type Props = {
  text: string;
  bounds?: Bounds;
  /** Whether the text is code, and stands in a fixed width. */
  code?: boolean;
  /** Shows a piece of the text other than as it is. */
  show?: (piece: string) => ComponentChildren;
};

/** A text that begins folded when it is long; unfolded, it is laid out as far as it is seen. */
export function Long({ text, bounds = BOUNDS, code = false, show = (piece) => piece }: Props) {
  const [all, setAll] = useState(false);
  const begun = cut(text, bounds);
  const isCut = begun.length < text.length;
  const pieces = all && isCut ? chunks(text) : [begun];
  return (
    <div class={code ? "text code" : "text"} dir={code ? "ltr" : "auto"}>
      {pieces.map((piece, i) => (
        <div key={i} class={pieces.length > 1 ? "chunk" : undefined} dir={code ? "ltr" : "auto"}>
          {show(piece)}
        </div>
      ))}
      {isCut && (
        <button type="button" class="more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? "Show less" : `… ${count(text.length - begun.length)} more characters · Show all`}
        </button>
      )}
    </div>
  );
}
