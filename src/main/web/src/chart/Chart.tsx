import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type uPlot from "uplot";
import { preferences } from "../preferences";
import { palette, scheme } from "./colours";
import { type Figure, type Step, summary } from "./figure";
import { AXIS, isBrushing, plot } from "./plot";
import { Tooltip } from "./Tooltip";

type Props = {
  figure: Figure;
  height: number;
  isLog?: boolean;
  sync?: string;
  /** A range was dragged over. */
  onBrush: (range: Step) => void;
  onDoubleClick?: (() => void) | undefined;
  /** The picture, for those who want to keep it. */
  drawn?: { current: uPlot | null };
};

type Hover = { step: number; left: number; top: number };

/** A figure, drawn. */
export function Chart({ figure, height, isLog = false, sync, onBrush, onDoubleClick, drawn }: Props) {
  const { utc } = preferences.value;
  const colours = scheme.value;
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const isInside = useRef(false);
  const latest = useRef({ onBrush, onDoubleClick, hover });
  latest.current = { onBrush, onDoubleClick, hover };
  // What arrives meanwhile does not take the brush out of the hand.
  const held = useRef(figure);
  if (!isBrushing.value) {
    held.current = figure;
  }
  const shown = held.current;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const u = plot(element, {
      figure: shown,
      utc,
      isLog,
      colours: palette(element),
      width: element.clientWidth,
      height,
      sync,
      onBrush: (range) => latest.current.onBrush(range),
      onHover: (step, { left = -1, top = -1 }) => {
        // A cursor that follows another chart's says nothing here.
        setHover(step !== null && left >= 0 && isInside.current ? { step, left, top } : null);
      },
    });
    const { hover: before } = latest.current;
    if (before) {
      u.setCursor(before);
    }
    u.over.addEventListener("dblclick", () => latest.current.onDoubleClick?.());
    chart.current = u;
    if (drawn) {
      drawn.current = u;
    }
    return () => u.destroy();
  }, [shown, utc, isLog, colours, height, sync, drawn]);

  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() => {
      const u = chart.current;
      if (u && u.width !== element.clientWidth) {
        u.setSize({ width: element.clientWidth, height: u.height });
      }
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="chart" style={{ height: `${height}px` }}>
      <div
        ref={box}
        role="img"
        aria-label={summary(shown, utc)}
        onMouseEnter={() => {
          isInside.current = true;
        }}
        onMouseLeave={() => {
          isInside.current = false;
          setHover(null);
        }}
      />
      {hover && (
        <Tooltip
          figure={shown}
          step={hover.step}
          left={hover.left + AXIS}
          width={box.current?.clientWidth ?? 0}
        />
      )}
    </div>
  );
}
