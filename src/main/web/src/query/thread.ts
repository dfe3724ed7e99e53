// Where the thread of a condition is: all requests that meet it, in the order of time.
import { written } from "../address";
import { iso } from "./times";

const WEEK = 7 * 864e5;

/** A week around the request that it is opened from; the time can be changed there like everywhere. */
export function threadOf(condition: string, around: string, now = Date.now()): string {
  const middle = Date.parse(around);
  const params = new URLSearchParams({ view: "thread", query: condition, from: iso(middle - WEEK) });
  if (middle + WEEK < now) {
    params.set("to", iso(middle + WEEK));
  }
  return written("/requests", params);
}
