import { useEffect, useRef, useState } from "preact/hooks";
import { go, query } from "../address";
import type { Failure } from "../api";
import { useShortcuts } from "../ui/shortcuts";
import { type Completion, complete } from "./completion";

/** One line in the query language; what fits next comes from the server. */
export function SearchBar({ failure }: { failure: Failure | undefined }) {
  const [text, setText] = useState(query.value);
  const [list, setList] = useState<Completion[]>([]);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const pending = useRef<AbortController | null>(null);

  // Back, forward and clicks on values change the question elsewhere.
  useEffect(() => setText(query.value), [query.value]);

  useShortcuts({ "/": () => input.current?.focus() });

  const close = () => {
    pending.current?.abort();
    setList([]);
    setActive(-1);
  };

  const suggest = async (line: string, cursor: number) => {
    pending.current?.abort();
    const abort = new AbortController();
    pending.current = abort;
    const found = await complete(line, cursor, abort.signal).catch(() => []);
    if (!abort.signal.aborted) {
      setList(found);
      setActive(-1);
    }
  };

  const run = (line: string) => {
    close();
    go({ query: line.trim() || null });
  };

  const pick = (choice: Completion) => {
    const line = text.slice(0, choice.from) + choice.insert + text.slice(choice.to);
    setText(line);
    if (choice.ends) {
      run(line);
      return;
    }
    const cursor = choice.from + choice.insert.length;
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(cursor, cursor);
      suggest(line, cursor);
    });
  };

  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && list.length > 0) {
      event.preventDefault();
      setActive((old) => (old + step + list.length + (old < 0 && step < 0 ? 1 : 0)) % list.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const choice = list[active];
      if (choice) {
        pick(choice);
      } else {
        run(text);
      }
    } else if (event.key === "Escape" && list.length > 0) {
      event.stopPropagation();
      close();
    }
  };

  const wrong = failure?.answer.pointer === "/query" || failure?.answer.position !== undefined;
  return (
    <search class="search">
      <input
        ref={input}
        id="query"
        role="combobox"
        aria-label="Search"
        aria-expanded={list.length > 0}
        aria-controls="completions"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `completion-${active}` : undefined}
        aria-invalid={wrong}
        aria-describedby={wrong ? "query-error" : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder="Search or filter, such as  model:gpt-5-mini  status:error  metadata.user_id:u1  latency:>2s"
        value={text}
        onInput={(event) => {
          const { value, selectionStart } = event.currentTarget;
          setText(value);
          suggest(value, selectionStart ?? value.length);
        }}
        onKeyDown={keys}
        onBlur={close}
      />
      <kbd>/</kbd>
      {list.length > 0 && (
        <div id="completions" role="listbox" aria-label="Completions" class="floating">
          {list.map((choice, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as ARIA has it
            <div
              key={choice.insert}
              id={`completion-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(choice);
              }}
            >
              <span>{choice.label}</span>
              {choice.note && <span class="hint">{choice.note}</span>}
            </div>
          ))}
        </div>
      )}
      {wrong && failure && (
        <p id="query-error" role="alert" class="error-text">
          {failure.message}
        </p>
      )}
    </search>
  );
}
