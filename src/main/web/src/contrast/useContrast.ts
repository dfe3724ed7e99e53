import { type Asked, call, useAsked } from "../api";
import type { Contrast } from "../api-types";
import { question } from "../query/asked";
import type { Settings } from "./address";
import { compared, type Side, type Sides } from "./sides";

const selection = ({ query, from, to }: Side) => ({ query, from, to });

/** The answer with the sides that it is of: while the next is awaited, the old one keeps its words. */
export type Contrasting = { contrast: Contrast; sides: Sides };

export function useContrast(sides: Sides | undefined, how: Settings): Asked<Contrasting> {
  // The rest is what the server takes for `b` unless told: then no request can be missed by both lines.
  const isRest = sides?.a.kind === "asked" && sides.b.kind === "rest";
  const body = sides && {
    a: selection(sides.a),
    ...(isRest ? {} : { b: selection(sides.b) }),
    ...compared(how.over),
    limit: how.limit,
    min_requests: how.fewest,
  };
  const asking = body ? JSON.stringify([body, question.value.round]) : "";
  return useAsked<Contrasting>(asking, async (abort) => {
    if (!sides) {
      throw new Error("nothing is asked");
    }
    return { contrast: await call<Contrast>("POST", "/api/public/v2/requests/contrast", body, abort), sides };
  });
}
