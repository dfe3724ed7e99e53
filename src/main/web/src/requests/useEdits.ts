import { useEffect, useRef, useState } from "preact/hooks";
import type { Detail } from "../api-types";
import { say } from "../ui/Toast";
import { haveChanged, newer } from "./changed";
import { load } from "./detail";
import { applied, type Change, send, undoing } from "./edits";

export type Edits = {
  /** The request as it will be when everything under way is stored. */
  detail: Detail;
  /** Does a change and offers to undo it; answers why it failed, or nothing. */
  run: (change: Change, done: string) => Promise<string>;
  /** Looks whether somebody else has changed it. */
  look: () => void;
};

/** The answers about two changes may come in either order. */
const see = (old: Detail | undefined, seen: Detail | undefined): { seen?: Detail } => {
  const latest = old && seen ? newer(old, seen) : (seen ?? old);
  return latest ? { seen: latest } : {};
};

/** Changes show at once; what the server refuses is taken back. */
export function useEdits(loaded: Detail): Edits {
  const [state, setState] = useState<{ seen?: Detail; pending: readonly Change[] }>({ pending: [] });
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const stored = newer(loaded, state.seen);
  const detail = state.pending.reduce(applied, stored);
  const latest = useRef(detail);
  latest.current = detail;

  const settle = (change: Change, seen: Detail | undefined) =>
    setState((old) => ({
      ...see(old.seen, seen),
      pending: old.pending.filter((each) => each !== change),
    }));

  const run = async (change: Change, done: string, isUndo = false): Promise<string> => {
    const before = undoing(latest.current, change);
    setState((old) => ({ ...old, pending: [...old.pending, change] }));
    try {
      await send(loaded.id, change);
    } catch (e) {
      settle(change, undefined);
      const reason = (e as Error).message;
      if (isUndo || !isShown.current) {
        say(`Request ${loaded.id} was not changed: ${reason}`);
      }
      return reason;
    }
    say(done, isUndo ? undefined : () => run(before, "Undone", true));
    // What it has become is asked of the server: others may have changed it too. Failing that, it is as it was sent.
    const seen = await load(loaded.id).catch(() => latest.current);
    settle(change, seen);
    haveChanged(seen);
    return "";
  };

  const look = () => {
    // It only spares a surprise: without an answer the last writer wins, as ever.
    load(loaded.id).then(
      (seen) => setState((old) => ({ ...old, ...see(old.seen, seen) })),
      () => undefined,
    );
  };

  return { detail, run, look };
}
