import type { Failure } from "../api";

type Props = {
  of: { hasMore: boolean; isLoading: boolean; failure: Failure | undefined; more: () => void };
  /** What comes next: "50 more values". */
  what: string;
};

/** The end of a list that goes on. */
export function More({ of, what }: Props) {
  if (!of.hasMore) {
    return null;
  }
  return (
    <div class="more-rows">
      {of.failure && (
        <p role="alert" class="error-text">
          {of.failure.message}
        </p>
      )}
      <button type="button" disabled={of.isLoading} onClick={of.more}>
        {of.isLoading ? "Loading…" : `Load ${what}`}
      </button>
    </div>
  );
}
