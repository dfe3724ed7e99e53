import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { say } from "./Toast";

export type Loading<P = object> = () => Promise<ComponentType<P>>;

/** What has been fetched already is shown at once. */
const fetched = new Map<unknown, unknown>();

const MISSING = "The server does not answer, or has another version since this page was opened.";

/** Fetches what is likely to be wanted soon; should it fail, it is fetched again when it is wanted. */
export function prefetch<P>(load: Loading<P>): void {
  if (!fetched.has(load)) {
    load().then(
      (component) => fetched.set(load, component),
      () => undefined,
    );
  }
}

/** The component, once its script has arrived; null when it did not. */
function useLater<P>(load: Loading<P>): ComponentType<P> | null | undefined {
  const [, setRound] = useState(0);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    if (fetched.has(load)) {
      return;
    }
    let isWanted = true;
    setMissing(false);
    load().then(
      (component) => {
        fetched.set(load, component);
        if (isWanted) {
          setRound((n) => n + 1);
        }
      },
      () => isWanted && setMissing(true),
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return (fetched.get(load) as ComponentType<P> | undefined) ?? (isMissing ? null : undefined);
}

/** A page whose script is fetched when somebody goes there. */
export function LaterPage({ load }: { load: Loading }) {
  const Shown = useLater(load);
  if (Shown) {
    return <Shown />;
  }
  return (
    <main id="main" class="page" aria-busy={Shown === undefined}>
      {Shown === null && (
        <div role="alert" class="failed">
          <h1>This page could not be loaded</h1>
          <p>{MISSING}</p>
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      )}
    </main>
  );
}

/** A part of a page, or something above it, whose script is fetched when it is wanted. */
export function Later<P extends object>({ load, props }: { load: Loading<P>; props: P }) {
  const Shown = useLater(load);
  useEffect(() => {
    if (Shown === null) {
      say(MISSING);
    }
  }, [Shown]);
  return Shown ? <Shown {...props} /> : null;
}
