import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { go, openId } from "../address";
import { prefer, preferences } from "../preferences";
import { Later, type Loading, prefetch } from "../ui/Later";
import { useShortcuts } from "../ui/shortcuts";
import { useDetail } from "./detail";
import type { RequestProps } from "./Request";

/** Nobody waits for it before a request is opened. */
const REQUEST: Loading<RequestProps> = () => import("./Request").then((file) => file.Request);

/** Finds what stands for a request; an address can hold any text for its id. */
const rowOf = (id: string): string => `[data-id="${CSS.escape(id)}"]`;

/** One request beside the list, which stays. The focus comes in by Enter, and goes back to the row. */
export function Drawer({ ids }: { ids: readonly string[] }) {
  const id = openId.value;
  const asked = useDetail(id);
  const drawer = useRef<HTMLElement>(null);
  const last = useRef("");

  useShortcuts({
    Enter: () => {
      const focused = document.activeElement;
      const isElsewhere = focused?.closest("a, button, summary, input") !== null;
      const isOwnRow = focused?.closest(rowOf(id)) !== null;
      if (!id || !focused || (isElsewhere && !isOwnRow) || drawer.current?.contains(focused)) {
        return false;
      }
      drawer.current?.focus();
    },
  });

  useEffect(() => {
    // Whoever moves is about to open one.
    const soon = () => prefetch(REQUEST);
    addEventListener("pointermove", soon, { once: true });
    addEventListener("keydown", soon, { once: true });
    return () => {
      removeEventListener("pointermove", soon);
      removeEventListener("keydown", soon);
    };
  }, []);

  useEffect(() => {
    // What had the focus is gone with the drawer.
    if (!id && last.current && document.activeElement === document.body) {
      document.querySelector<HTMLElement>(`${rowOf(last.current)} :is(a, button)`)?.focus();
    }
    last.current = id;
  }, [id]);

  if (!id) {
    return null;
  }
  const at = ids.indexOf(id);
  const walk = (to: string | undefined) => (to === undefined ? undefined : () => go({ id: to }, true));
  return (
    <>
      <Edge />
      <aside
        ref={drawer}
        class="drawer"
        style={{ flexBasis: preferences.value.drawer ? `${preferences.value.drawer}px` : undefined }}
        tabIndex={-1}
        aria-label={`Request ${id}`}
        aria-busy={asked.busy}
      >
        <Later
          load={REQUEST}
          props={{
            id,
            asked,
            place: {
              close: () => go({ id: null }),
              previous: walk(at > 0 ? ids[at - 1] : undefined),
              next: walk(at >= 0 ? ids[at + 1] : undefined),
            },
          }}
        />
      </aside>
    </>
  );
}

const NARROWEST = 380;
const LIST = 320;
const STEP = 40;

/** Where the drawer is made wider, by the pointer or by the arrow keys. */
function Edge() {
  const edge = useRef<HTMLHRElement>(null);
  const [width, setWidth] = useState(preferences.value.drawer || NARROWEST);
  const place = () => edge.current?.nextElementSibling?.getBoundingClientRect();
  const become = (wanted: number) => {
    const widest = Math.max(NARROWEST, innerWidth - LIST);
    prefer({ drawer: Math.round(Math.min(widest, Math.max(NARROWEST, wanted))) });
  };
  useLayoutEffect(() => setWidth(Math.round(place()?.width ?? NARROWEST)), [preferences.value.drawer]);
  return (
    <hr
      ref={edge}
      class="edge"
      title="Drag to change the width, double-click to reset it"
      aria-label="Width of the request"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={NARROWEST}
      aria-valuemax={Math.max(NARROWEST, innerWidth - LIST)}
      tabIndex={0}
      onKeyDown={(event) => {
        const step = event.key === "ArrowLeft" ? STEP : event.key === "ArrowRight" ? -STEP : 0;
        if (step !== 0) {
          event.preventDefault();
          become((place()?.width ?? NARROWEST) + step);
        }
      }}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) {
          become((place()?.right ?? innerWidth) - event.clientX);
        }
      }}
      onDblClick={() => prefer({ drawer: 0 })}
    />
  );
}
