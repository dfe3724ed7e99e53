// Lists that the server gives page by page.
import { useEffect, useRef, useState } from "preact/hooks";
import { type Asked, call, Failure, useAsked } from "../api";
import { question } from "./asked";

type OnePage<T> = { items: T[]; next_cursor: string | null };

export type Paged<T, P extends OnePage<T>> = {
  /** The question itself, whose answer is the first page. */
  asked: Asked<P>;
  /** Of all pages so far. */
  items: T[];
  hasMore: boolean;
  isLoading: boolean;
  /** Why the next page did not come. */
  failure: Failure | undefined;
  more: () => void;
};

/** Pages belong to the first one: another first page begins anew. */
type Added<T> = { of: unknown; items: T[]; cursor: string | null; failure?: Failure; isLoading: boolean };

/** Asks for the first page whenever the question changes, and for others on demand. */
export function usePaged<T, P extends OnePage<T>>(path: string, body: object): Paged<T, P> {
  // The pages beyond the first are of its question, also when a newer one had no answer.
  const answered = useRef(body);
  const asked = useAsked<P>(JSON.stringify([body, question.value.round]), (abort) =>
    call<P>("POST", path, body, abort).then((page) => {
      answered.current = body;
      return page;
    }),
  );
  const first = asked.data;
  const [state, setState] = useState<Added<T>>();
  const loading = useRef<AbortController | null>(null);
  const none: Added<T> = { of: first, items: [], cursor: first?.next_cursor ?? null, isLoading: false };
  const added = state && state.of === first ? state : none;

  useEffect(() => () => loading.current?.abort(), [first]);

  const more = () => {
    const { cursor, items } = added;
    if (!cursor || added.isLoading || asked.busy) {
      return;
    }
    const abort = new AbortController();
    loading.current = abort;
    const become = (next: Added<T>) => {
      if (!abort.signal.aborted) {
        setState(next);
      }
    };
    become({ of: first, items, cursor, isLoading: true });
    call<P>("POST", path, { ...answered.current, cursor }, abort.signal).then(
      (page) =>
        become({ of: first, items: [...items, ...page.items], cursor: page.next_cursor, isLoading: false }),
      (e: unknown) =>
        become({
          of: first,
          items,
          cursor,
          isLoading: false,
          failure: e instanceof Failure ? e : new Failure(0, { message: String(e) }),
        }),
    );
  };

  return {
    asked,
    items: [...(first?.items ?? []), ...added.items],
    hasMore: added.cursor !== null,
    isLoading: added.isLoading,
    failure: added.failure,
    more,
  };
}
