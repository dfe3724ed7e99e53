import type { Asked } from "../api";

/** Why there is no newer answer, and a way to ask again; what was there before stays. */
export function Failed({ asked }: { asked: Asked<unknown> }) {
  const { failure, busy } = asked;
  if (!failure || busy || failure.answer.position !== undefined) {
    return null;
  }
  return (
    <div role="alert" class="failed">
      <p>{failure.message}</p>
      <button type="button" onClick={asked.again}>
        Try again
      </button>
    </div>
  );
}
