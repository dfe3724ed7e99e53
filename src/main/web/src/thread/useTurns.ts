import { useEffect, useState } from "preact/hooks";
import { load } from "../requests/detail";
import { conversation, type Turn } from "../requests/messages";

/** What a request says, or why that is not known. */
export type Said = { turns: Turn[] } | { failure: string };

/** As many at a time as a browser asks of one server. */
const AT_ONCE = 6;

/** The conversations of requests, by their ids, as they come in. */
export function useTurns(ids: readonly number[]): { said: ReadonlyMap<number, Said>; again: () => void } {
  const [said, setSaid] = useState<ReadonlyMap<number, Said>>(new Map());
  const [round, setRound] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    const waiting = ids.filter((id) => {
      const known = said.get(id);
      return !known || "failure" in known;
    });
    const put = (id: number, one: Said) => {
      if (!abort.signal.aborted) {
        setSaid((old) => new Map(old).set(id, one));
      }
    };
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !abort.signal.aborted; id = waiting.shift()) {
        const asked = id;
        await load(asked, abort.signal).then(
          (detail) => put(asked, { turns: conversation(detail) }),
          (e: unknown) => put(asked, { failure: (e as Error).message }),
        );
      }
    };
    for (let i = 0; i < AT_ONCE; i++) {
      work();
    }
    return () => abort.abort();
  }, [ids.join(), round]);

  return { said, again: () => setRound((n) => n + 1) };
}
