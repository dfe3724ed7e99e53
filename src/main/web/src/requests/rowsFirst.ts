// Rows go first: what is counted for the same page would share their cores, and people read rows first.

let rows: Promise<unknown> = Promise.resolve();

/** Says what others wait for. */
export function goesFirst<T>(answer: Promise<T>): Promise<T> {
  rows = answer;
  return answer;
}

/** Settles when the rows of the page have come, or will not. */
export async function afterRows(): Promise<void> {
  // All questions of a page are asked in one turn of the event loop, in any order.
  await new Promise((next) => setTimeout(next));
  // Whoever asked for the rows says why there are none.
  await rows.catch(() => undefined);
}
