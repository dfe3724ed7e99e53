import { useEffect, useState } from "preact/hooks";
import type { Asked } from "../api";

const PATIENCE_MS = 10_000;

/** What takes long says that it goes on, and can be stopped. */
export function Slow({ asked }: { asked: Asked<unknown> }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!asked.busy) {
      return;
    }
    const timer = window.setTimeout(() => setSlow(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, [asked.busy]);
  if (!isSlow) {
    return null;
  }
  return (
    <div role="status" class="slow">
      <p>Still running</p>
      <button type="button" onClick={asked.stop}>
        Stop
      </button>
    </div>
  );
}
