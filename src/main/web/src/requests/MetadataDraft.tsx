import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { line } from "../texts";
import { Combobox } from "../ui/Combobox";
import type { Kind } from "./edits";
import { KindChoice } from "./KindChoice";
import { valuesInUseOf } from "./metadataValues";

/** What is being typed in the place of a value. */
export type Draft = { text: string; kind: Kind; base: unknown; reason: string };

type DraftProps = {
  name: string;
  /** What is stored by now. */
  now: unknown;
  draft: Draft;
  change: (draft: Draft | undefined) => void;
  save: (draft: Draft) => boolean;
  go: (step: number) => boolean;
};

/** A value while it is being edited. */
export function DraftField({ name, now, draft, change, save, go }: DraftProps) {
  const isLong = useRef(
    draft.kind === "json" ? draft.text.length > 60 : /\n|.{120}/.test(draft.text),
  ).current;
  const changedTo = JSON.stringify(now) === JSON.stringify(draft.base) ? undefined : now;
  const problem = useId();
  const keys = (event: KeyboardEvent) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      change(undefined);
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save(draft);
    }
  };
  /** Leaves for the pair before or after, and saves on the way; what cannot be saved is not left. */
  const leave = (event: KeyboardEvent, back: boolean) => {
    if (event.key === "Tab" && event.shiftKey === back && (!save(draft) || go(back ? -1 : 1))) {
      event.preventDefault();
    }
  };
  const fieldKeys = (event: KeyboardEvent) => {
    keys(event);
    leave(event, true);
  };
  return (
    <div class="draft">
      <div class="draft-line">
        {isLong ? (
          <Area
            label={`Value of ${name}`}
            text={draft.text}
            change={(text) => change({ ...draft, text, reason: "" })}
            keys={fieldKeys}
            invalid={draft.reason !== ""}
            describedBy={problem}
          />
        ) : (
          <Combobox
            label={`Value of ${name}`}
            value={draft.text}
            focused
            change={(text) => change({ ...draft, text, reason: "" })}
            suggest={(prefix, abort) => valuesInUseOf(name, prefix, abort)}
            enter={keys}
            onKeyDown={fieldKeys}
            invalid={draft.reason !== ""}
            describedBy={problem}
          />
        )}
        <KindChoice
          kind={draft.kind}
          change={(kind) => change({ ...draft, kind, reason: "" })}
          keys={(event) => {
            keys(event);
            leave(event, false);
          }}
        />
      </div>
      <div id={problem}>
        {draft.reason && (
          <p role="alert" class="error-text">
            {draft.reason}
          </p>
        )}
        {changedTo !== undefined && (
          <p role="status" class="meanwhile">
            Meanwhile it became <code>{line(changedTo)}</code>.{" "}
            <button type="button" class="more" onClick={() => change(undefined)}>
              Keep that
            </button>
          </p>
        )}
      </div>
    </div>
  );
}

function Area(props: {
  label: string;
  text: string;
  change: (text: string) => void;
  keys: (event: KeyboardEvent) => void;
  invalid: boolean;
  describedBy: string;
}) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <textarea
      ref={field}
      class="field area"
      dir="auto"
      rows={Math.min(12, Math.max(3, props.text.split("\n").length))}
      aria-label={props.label}
      aria-invalid={props.invalid}
      aria-describedby={props.describedBy}
      spellcheck={false}
      value={props.text}
      onInput={(event) => props.change(event.currentTarget.value)}
      onKeyDown={props.keys}
    />
  );
}
