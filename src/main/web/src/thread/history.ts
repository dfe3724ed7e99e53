// A thread is told once: every request sends again what was said before, and only what is new in it is told.
import type { Part, Turn } from "../requests/messages";

/** Turns of a request that stand together: all told before, or all new. */
export type Stretch = { isRepeated: boolean; turns: Turn[] };

/**
 * Tells apart what is new in each of several conversations, the first one first. A turn is repeated when an earlier
 * conversation had it, after those that were found repeated before it in its own; so two conversations that take
 * turns, or one that forgets its beginning, are understood as well. An answer is always new.
 */
export function told(conversations: readonly (readonly Turn[])[]): Stretch[][] {
  const places = new Map<string, number[]>();
  let length = 0;
  return conversations.map((turns) => {
    const stretches: Stretch[] = [];
    const fresh: string[] = [];
    let after = -1;
    for (const turn of turns) {
      const key = keyOf(turn);
      const place = turn.isAnswer ? undefined : places.get(key)?.find((each) => each > after);
      if (place === undefined) {
        fresh.push(key);
      } else {
        after = place;
      }
      const isRepeated = place !== undefined;
      const last = stretches.at(-1);
      if (last?.isRepeated === isRepeated) {
        last.turns.push(turn);
      } else {
        stretches.push({ isRepeated, turns: [turn] });
      }
    }
    for (const key of fresh) {
      const all = places.get(key);
      if (all) {
        all.push(length);
      } else {
        places.set(key, [length]);
      }
      length += 1;
    }
    return stretches;
  });
}

/** The same for turns that say the same: thoughts are seldom sent again, and names and ids come and go. */
function keyOf(turn: Turn): string {
  const said = turn.parts.filter((part) => part.kind !== "thinking").map(saidBy);
  return JSON.stringify([turn.role, said]);
}

function saidBy(part: Part): unknown {
  switch (part.kind) {
    case "text":
    case "thinking":
      return part.text.trim();
    case "image":
      return part.url;
    case "call":
      return [part.name, part.given];
    case "media":
    case "json":
      return part.given;
  }
}
