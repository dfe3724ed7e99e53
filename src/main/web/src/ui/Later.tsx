import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

export type Loading = () => Promise<ComponentType>;

/** What has been fetched already is shown at once. */
const fetched = new Map<Loading, ComponentType>();

/** A page whose script is fetched when it is wanted. */
export function Later({ load }: { load: Loading }) {
  const [, setRound] = useState(0);
  const [isMissing, setMissing] = useState(false);

  useEffect(() => {
    if (fetched.has(load)) {
      return;
    }
    let isWanted = true;
    setMissing(false);
    load().then(
      (page) => {
        fetched.set(load, page);
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

  const Shown = fetched.get(load);
  if (Shown) {
    return <Shown />;
  }
  return (
    <main id="main" class="page" aria-busy={!isMissing}>
      {isMissing && (
        <div role="alert" class="failed">
          <h1>This page could not be loaded</h1>
          <p>The server does not answer, or has another version since this page was opened.</p>
          <button type="button" onClick={() => location.reload()}>
            Reload
          </button>
        </div>
      )}
    </main>
  );
}
