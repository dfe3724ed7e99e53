import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { go, query } from "../address";
import type { Failure } from "../api";
import { preferences } from "../preferences";
import { useShortcuts } from "../ui/shortcuts";
import { type Completion, complete, FIRST } from "./completion";
import { INPUT, typed, write } from "./line";

/** What is offered, and for which line: answers to another line are no longer offers. */
type Offer = { line: string; recent: string[]; completions: readonly Completion[] };

const NOTHING: Offer = { line: "", recent: [], completions: [] };

const whole = (line: string): Completion => ({
  label: line,
  insert: line,
  from: 0,
  to: typed.value.length,
  ends: true,
});

/** One line in the query language; what fits next comes from the server. */
export function SearchBar({ wrong }: { wrong: Failure | undefined }) {
  const [offer, setOffer] = useState<Offer>(NOTHING);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listbox = useRef<HTMLDivElement>(null);
  const pending = useRef<AbortController | null>(null);
  const text = typed.value;
  const choices = [...offer.recent.map(whole), ...offer.completions];
  // Offers for another line are shown until others come, so that nothing flickers. What is chosen among
  // them is taken when it is still among those.
  const isStale = offer.line !== text;
  const shown = useRef(choices);
  shown.current = choices;
  const chosen = useRef({ active: -1, taken: false });

  // Back, forward and clicks on values change the question elsewhere.
  useEffect(() => {
    typed.value = query.value;
  }, [query.value]);

  useEffect(() => () => pending.current?.abort(), []);

  useLayoutEffect(() => {
    listbox.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  useShortcuts({
    "/": () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const choose = (index: number, taken = false) => {
    chosen.current = { active: index, taken };
    setActive(index);
  };

  const close = () => {
    pending.current?.abort();
    setOffer(NOTHING);
    choose(-1);
  };

  const suggest = async (line: string, cursor: number) => {
    pending.current?.abort();
    choose(-1);
    if (!line.trim()) {
      setOffer({ line, recent: preferences.value.recent, completions: FIRST });
      return;
    }
    const abort = new AbortController();
    pending.current = abort;
    // Without an answer there is nothing to offer; running the line will say why.
    const completions = await complete(line, cursor, abort.signal).catch(() => []);
    if (abort.signal.aborted) {
      return;
    }
    const { active, taken } = chosen.current;
    const label = shown.current[active]?.label;
    const index = completions.findIndex((each) => each.label === label);
    const choice = completions[index];
    setOffer({ line, recent: [], completions });
    choose(index);
    if (taken && choice) {
      take(line, choice);
    }
  };

  const run = (line: string) => {
    close();
    typed.value = line;
    go({ query: line.trim() || null });
  };

  const take = (of: string, choice: Completion) => {
    const line = of.slice(0, choice.from) + choice.insert + of.slice(choice.to);
    if (choice.ends) {
      run(line);
      return;
    }
    const cursor = choice.from + choice.insert.length;
    write(line, cursor, cursor);
    suggest(line, cursor);
  };

  const pick = (index: number) => {
    const choice = choices[index];
    if (isStale) {
      choose(index, true);
    } else if (choice) {
      take(text, choice);
    }
  };

  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    // Keys that compose a character are not meant for the line.
    if (event.isComposing) {
      return;
    }
    if (step !== 0) {
      event.preventDefault();
      if (choices.length > 0) {
        // The place before the first is the line itself.
        choose(((chosen.current.active + 1 + step + choices.length + 1) % (choices.length + 1)) - 1);
      } else {
        suggest(text, input.current?.selectionStart ?? text.length);
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (chosen.current.active >= 0) {
        pick(chosen.current.active);
      } else {
        run(text);
      }
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (choices.length > 0) {
        close();
      } else {
        typed.value = query.value;
        input.current?.blur();
      }
    }
  };

  const option = (choice: Completion, i: number) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as ARIA has it
    <div
      key={`${i} ${choice.insert}`}
      id={`completion-${i}`}
      role="option"
      aria-selected={i === active}
      onMouseDown={(event) => {
        event.preventDefault();
        pick(i);
      }}
    >
      <span>{choice.label}</span>
      {choice.note && <span class="hint">{choice.note}</span>}
    </div>
  );

  const marked = wrong && text === query.value ? wrong.answer.position : undefined;
  const { recent } = offer;
  return (
    <search class="search">
      <div class="line">
        <input
          ref={input}
          id={INPUT}
          role="combobox"
          aria-label="Search"
          aria-expanded={choices.length > 0}
          aria-controls="completions"
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `completion-${active}` : undefined}
          aria-invalid={wrong !== undefined}
          aria-describedby={wrong ? "query-error" : undefined}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="Search or filter:  model:gpt-4o  status:error  metadata.user_id:u1  latency:>2s"
          value={text}
          onInput={(event) => {
            const { value, selectionStart } = event.currentTarget;
            typed.value = value;
            suggest(value, selectionStart ?? value.length);
          }}
          onFocus={() => !text && suggest(text, 0)}
          onKeyDown={keys}
          onBlur={close}
        />
        {marked !== undefined && <Mark input={input} line={text} position={marked} />}
        <kbd>/</kbd>
      </div>
      <span class="hidden" role="status">
        {choices.length > 0 && `${choices.length} ${choices.length === 1 ? "suggestion" : "suggestions"}`}
      </span>
      {choices.length > 0 && (
        <div
          ref={listbox}
          id="completions"
          role="listbox"
          aria-label="Suggestions"
          aria-busy={isStale}
          class="floating"
        >
          {recent.length > 0 ? (
            <>
              {/* biome-ignore lint/a11y/useSemanticElements: groups of options have no element but optgroup, of a select */}
              <div role="group" aria-label="Recent searches">
                {recent.map((line, i) => option(whole(line), i))}
              </div>
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              <div role="group" aria-label="Fields">
                {offer.completions.map((choice, i) => option(choice, recent.length + i))}
              </div>
            </>
          ) : (
            choices.map(option)
          )}
        </div>
      )}
    </search>
  );
}

/** Underlines the word at which the line goes wrong: the same text, seen through, over the input. */
function Mark({
  input,
  line,
  position,
}: {
  input: { current: HTMLInputElement | null };
  line: string;
  position: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const under = input.current;
    const over = box.current;
    if (!under || !over) {
      return;
    }
    const follow = () => {
      over.scrollLeft = under.scrollLeft;
    };
    follow();
    under.addEventListener("scroll", follow);
    return () => under.removeEventListener("scroll", follow);
  }, [input]);
  const rest = /^\S+/.exec(line.slice(position))?.[0] ?? "";
  return (
    <div ref={box} class="line-mark" aria-hidden="true">
      {line.slice(0, position)}
      <u>{rest || " "}</u>
      {line.slice(position + rest.length)}
    </div>
  );
}
