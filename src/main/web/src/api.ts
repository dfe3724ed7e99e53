// Calls of Docket's public API, by the session of the browser.

import { effect, signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Error as ErrorAnswer, Session } from "./api-types";

/** Who has signed in: undefined until it is known, null for nobody. */
export const session = signal<Session | null | undefined>(undefined);

const SIGNED_IN = "docket-signed-in";

/** Whether it is worth asking: the cookie itself is hidden from scripts. */
export const hasSignedIn = (): boolean => localStorage.getItem(SIGNED_IN) !== null;

effect(() => {
  if (session.value) {
    localStorage.setItem(SIGNED_IN, "1");
  } else if (session.value === null) {
    localStorage.removeItem(SIGNED_IN);
  }
});

/** An answer that is none, in the server's words or in ours. */
export class Failure extends Error {
  readonly status: number;
  readonly answer: Partial<ErrorAnswer>;

  constructor(status: number, answer: Partial<ErrorAnswer>) {
    super(answer.message ?? `The server answered ${status}.`);
    this.status = status;
    this.answer = answer;
  }

  /** Whether asking again can help. */
  get passes(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Calls the server. An ended session leads to the sign-in page, and from there back. */
export async function call<T>(method: Method, path: string, body?: unknown, abort?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, headers: { Accept: "application/json" } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { Accept: "application/json", "Content-Type": "application/json" };
  }
  if (abort) {
    init.signal = abort;
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (e) {
    if (abort?.aborted) {
      throw e;
    }
    throw new Failure(0, { message: "The server cannot be reached." });
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer as T;
  }
  if (response.status === 401 && path !== "/api/session") {
    session.value = null;
  }
  throw new Failure(response.status, answer);
}

/** What a page knows of a question: the last answer stays while the next one is awaited. */
export type Asked<T> = {
  data: T | undefined;
  failure: Failure | undefined;
  busy: boolean;
  again: () => void;
  /** Awaits no answer any longer; the last one stays. */
  stop: () => void;
};

/** The status of what somebody has stopped: no answer of the server's. */
const STOPPED = 499;

const RETRIES = [1000, 2000, 5000, 10000];

/**
 * Asks whenever the question changes, and again after failures that pass.
 *
 * @param question what is asked, as one text: equal texts are the same question; "" asks nothing
 */
export function useAsked<T>(question: string, ask: (abort: AbortSignal) => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ data?: T; failure?: Failure; busy: boolean }>({ busy: true });
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  const stop = useRef(() => {});
  latest.current = ask;
  useEffect(() => {
    if (!question) {
      setState({ busy: false });
      return;
    }
    const abort = new AbortController();
    let timer = 0;
    const attempt = (tries: number) => {
      setState((old) => ({ ...old, busy: true }));
      latest.current(abort.signal).then(
        (data) => {
          if (!abort.signal.aborted) {
            setState({ data, busy: false });
          }
        },
        (e: unknown) => {
          if (abort.signal.aborted) {
            return;
          }
          const failure = e instanceof Failure ? e : new Failure(0, { message: String(e) });
          setState((old) => ({ ...old, failure, busy: false }));
          const pause = RETRIES[tries];
          if (failure.passes && pause) {
            timer = window.setTimeout(() => attempt(tries + 1), pause);
          }
        },
      );
    };
    attempt(0);
    const end = () => {
      abort.abort();
      window.clearTimeout(timer);
    };
    stop.current = () => {
      end();
      const failure = new Failure(STOPPED, { message: "Stopped before there was an answer." });
      setState((old) => ({ ...old, failure, busy: false }));
    };
    return end;
  }, [question, round]);
  return {
    data: state.data,
    failure: state.failure,
    busy: state.busy,
    again: () => setRound((n) => n + 1),
    stop: () => stop.current(),
  };
}
