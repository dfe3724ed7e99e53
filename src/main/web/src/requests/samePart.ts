import { useLayoutEffect, useRef } from "preact/hooks";

/** How far below its top edge a part counts as what is being read. */
const HEAD = 120;

/** Whoever walks from one request to the next and looks at a part of it goes on looking at that part. */
export function useSamePart(shown: number | undefined, parts: readonly string[]): void {
  const last = useRef(shown);
  const part = useRef<string | undefined>(undefined);
  if (last.current !== shown) {
    // Now, as long as the old one is there.
    part.current = read(parts);
  }
  useLayoutEffect(() => {
    if (last.current === shown) {
      return;
    }
    last.current = shown;
    const found = part.current === undefined ? null : document.getElementById(part.current);
    if (found) {
      found.scrollIntoView({ block: "start" });
    } else {
      document.querySelector(".drawer")?.scrollTo(0, 0);
    }
  }, [shown]);
}

/** The part that is being read; undefined at the top. */
function read(parts: readonly string[]): string | undefined {
  const drawer = document.querySelector(".drawer");
  if (!drawer) {
    return undefined;
  }
  const edge = drawer.getBoundingClientRect().top + HEAD;
  const isAtEnd = drawer.scrollTop > 0 && drawer.scrollTop + drawer.clientHeight >= drawer.scrollHeight - 1;
  const passed = parts.filter((part) => {
    const top = document.getElementById(part)?.getBoundingClientRect().top;
    return top !== undefined && top <= (isAtEnd ? edge + drawer.clientHeight / 2 : edge);
  });
  return passed.at(-1);
}
