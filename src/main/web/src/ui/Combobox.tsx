import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { count } from "../format";

type Suggestion = { value: string; requests: number };

type Props = {
  label: string;
  value: string;
  /** What was typed or taken. */
  change: (value: string) => void;
  /** What could be meant, for what is typed so far. */
  suggest: (typed: string, abort: AbortSignal) => Promise<Suggestion[]>;
  /** Enter, when no suggestion is being taken. */
  enter?: (event: KeyboardEvent) => void;
  /** Every other key that the list of suggestions does not take. */
  onKeyDown?: (event: KeyboardEvent) => void;
  placeholder?: string;
  maxLength?: number;
  /** Whether to begin with the focus, and all of it selected. */
  focused?: boolean;
  invalid?: boolean;
  /** The id of what says more. */
  describedBy?: string | undefined;
};

const PAUSE_MS = 120;

/** A text field that knows what is in use, with how many requests have it; anything else can be typed as well. */
export function Combobox(props: Props) {
  const { label, value, change, suggest, enter, placeholder, maxLength, focused, invalid, describedBy } =
    props;
  const id = useId();
  const [list, setList] = useState<Suggestion[]>([]);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const pending = useRef<AbortController | undefined>(undefined);

  const close = () => {
    pending.current?.abort();
    setList([]);
    setActive(-1);
  };

  useLayoutEffect(() => {
    if (focused) {
      input.current?.focus();
      input.current?.select();
    }
    return () => pending.current?.abort();
  }, []);

  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
  }, [list]);

  const ask = (typed: string, pause: number) => {
    pending.current?.abort();
    const abort = new AbortController();
    pending.current = abort;
    const timer = window.setTimeout(async () => {
      // Completion is a convenience: without it everything can still be typed.
      const found = await suggest(typed, abort.signal).catch(() => []);
      if (!abort.signal.aborted) {
        setList(found.filter((each) => each.value !== typed));
        setActive(-1);
      }
    }, pause);
    abort.signal.addEventListener("abort", () => window.clearTimeout(timer));
  };

  const take = (choice: Suggestion) => {
    change(choice.value);
    close();
    input.current?.focus();
  };

  const keys = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const choice = list[active];
    if (event.isComposing) {
      return;
    }
    if (step !== 0 && list.length > 0) {
      event.preventDefault();
      setActive(active < 0 ? (step > 0 ? 0 : list.length - 1) : (active + step + list.length) % list.length);
    } else if (step > 0) {
      event.preventDefault();
      // All of it selected means that it is about to be replaced: whatever is in use fits.
      const field = input.current;
      const isWhole = field?.selectionStart === 0 && field.selectionEnd === value.length;
      ask(isWhole ? "" : value, 0);
    } else if (event.key === "Escape" && list.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && choice) {
      event.preventDefault();
      take(choice);
    } else if (event.key === "Enter") {
      close();
      enter?.(event);
    } else if (props.onKeyDown) {
      props.onKeyDown(event);
    } else if (event.key === "Escape") {
      // Nothing else closes: what was typed goes first, then the focus.
      event.stopPropagation();
      if (value) {
        change("");
      } else {
        input.current?.blur();
      }
    }
  };

  return (
    <span class="combobox">
      <input
        ref={input}
        class="field"
        dir="auto"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={list.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        maxLength={maxLength}
        value={value}
        onInput={(event) => {
          change(event.currentTarget.value);
          ask(event.currentTarget.value, PAUSE_MS);
        }}
        onKeyDown={keys}
        onBlur={close}
      />
      {list.length > 0 && (
        <div ref={box} id={`${id}-list`} role="listbox" aria-label={`In use: ${label}`} class="floating">
          {list.map((choice, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, as ARIA has it
            <div
              key={choice.value}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice);
              }}
            >
              <span class="cut" dir="auto">
                {choice.value}
              </span>
              <span class="hint">{count(choice.requests)}</span>
            </div>
          ))}
        </div>
      )}
    </span>
  );
}
