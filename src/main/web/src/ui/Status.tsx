// The shape says it too: a dot, a triangle, a diamond.
const SHAPES: Record<string, string> = {
  SUCCESS: "M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
  WARNING: "M5 1l4.5 8h-9z",
  ERROR: "M5 0.5L9.5 5L5 9.5L0.5 5z",
};

const NAMES: Record<string, string> = { SUCCESS: "ok", WARNING: "warning", ERROR: "error" };

export const statusName = (status: string): string => NAMES[status] ?? status;

export function Status({ status }: { status: string }) {
  return (
    <span class={`status status-${status.toLowerCase()}`}>
      <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false">
        <path d={SHAPES[status] ?? SHAPES.SUCCESS} fill="currentColor" />
      </svg>
      {statusName(status)}
    </span>
  );
}
