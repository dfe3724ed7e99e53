/** How much of the whole something is, beside the number that says it. */
export function Bar({ of, kind }: { of: number; kind?: string }) {
  return (
    <span class={kind ? `bar ${kind}` : "bar"} aria-hidden="true">
      {of > 0 && <span style={{ width: `${Math.min(100, of * 100)}%` }} />}
    </span>
  );
}
