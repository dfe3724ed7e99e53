// What is asked of one request, wherever it is shown.
import { type Asked, call, useAsked } from "../api";
import type { Detail } from "../api-types";

export const isId = (text: string): boolean => /^[0-9]{1,16}$/.test(text);

export const load = (id: string | number, abort?: AbortSignal): Promise<Detail> =>
  call("GET", `/api/public/v2/requests/${encodeURIComponent(id)}`, undefined, abort);

export const useDetail = (id: string): Asked<Detail> =>
  useAsked<Detail>(isId(id) ? id : "", (abort) => load(id, abort));

/** What a request stands in: a list, with others before and after it. */
export type Place = {
  close: () => void;
  /** Goes to the one before or after; undefined where there is none. */
  previous?: (() => void) | undefined;
  next?: (() => void) | undefined;
};
