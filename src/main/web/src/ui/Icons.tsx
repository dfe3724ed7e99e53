// Drawn here, a dozen of them: no font, no request.
import type { SVGAttributes } from "preact";

const icon = (path: string) =>
  function Icon(props: SVGAttributes<SVGSVGElement>) {
    return (
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {...props}>
        <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
      </svg>
    );
  };

export const Close = icon("M4 4l8 8M12 4l-8 8");
export const Plus = icon("M8 3v10M3 8h10");
export const Minus = icon("M3 8h10");
export const Refresh = icon("M13 8a5 5 0 1 1-1.5-3.5M13 2.5V5h-2.5");
export const Copy = icon("M6 6h7v7H6zM3 10V3h7");
export const Up = icon("M4 10l4-4 4 4");
export const Down = icon("M4 6l4 4 4-4");
export const Columns = icon("M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10");
export const Open = icon("M6 3H3v10h10v-3M9 3h4v4M13 3L7 9");
export const Left = icon("M10 4L6 8l4 4");
export const Right = icon("M6 4l4 4-4 4");
export const ZoomOut = icon("M11 11l3 3M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM5 7h4");
export const List = icon("M2.5 3.5h11M2.5 8h7M2.5 12.5h4");
export const More = icon("M3.5 8h.01M8 8h.01M12.5 8h.01");
export const Warning = icon("M8 2.5L14.5 13.5h-13zM8 6.5v3.5M8 12h.01");
export const Pencil = icon("M10.5 3.5l2 2L6 12H4v-2z");
export const Swap = icon("M3 5.5h10M10.5 3L13 5.5 10.5 8M13 10.5H3M5.5 8L3 10.5 5.5 13");
