// Metadata of a request, edited where they stand.
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { visit } from "../address";
import type { Detail } from "../api-types";
import { count } from "../format";
import { metadataIs } from "../query/conditions";
import { ofKey } from "../query/dimensions";
import { suggestions } from "../query/suggestions";
import { threadOf } from "../query/thread";
import { Value } from "../query/Value";
import { mayWrite } from "../roles";
import { cut, line } from "../texts";
import { Combobox } from "../ui/Combobox";
import { Fold } from "../ui/Fold";
import { Close, Pencil } from "../ui/Icons";
import { useShortcuts } from "../ui/shortcuts";
import { type Kind, kindOf, ownValue, typed, written } from "./edits";
import { Json } from "./Json";
import { asColumn } from "./shownColumns";
import type { Edits } from "./useEdits";

/** What is being typed in the place of a value. */
type Draft = { text: string; kind: Kind; base: unknown; reason: string };

type Drafts = ReadonlyMap<string, Draft>;

const FEW = 30;
const FILTERED_FROM = 12;

export function Metadata({ edits }: { edits: Edits }) {
  const { detail, run, look } = edits;
  const [drafts, setDrafts] = useState<Drafts>(new Map());
  const [all, setAll] = useState(false);
  const [filter, setFilter] = useState("");
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const pairs = Object.entries(detail.metadata);
  const wanted = filter.trim().toLowerCase();
  const found = wanted
    ? pairs.filter(([key, value]) => `${key}\n${written(value)}`.toLowerCase().includes(wanted))
    : pairs;
  const shown = all || wanted ? found : found.slice(0, FEW);

  const put = (key: string, draft: Draft | undefined) =>
    setDrafts((old) => {
      const next = new Map(old);
      if (draft) {
        next.set(key, draft);
      } else {
        next.delete(key);
      }
      return next;
    });

  const begin = (key: string, reason = "") => {
    const base = ownValue(detail, key);
    put(key, { text: written(base), kind: kindOf(base), base, reason });
    look();
  };

  /** Saves a draft; whether it could be meant at all. */
  const save = (key: string, draft: Draft): boolean => {
    const meant = typed(draft.text, draft.kind);
    if ("wrong" in meant) {
      put(key, { ...draft, reason: meant.wrong });
      return false;
    }
    put(key, undefined);
    if (JSON.stringify(meant.value) !== JSON.stringify(draft.base)) {
      run({ of: "metadata", key, value: meant.value }, `${named(key)} saved`).then(
        (reason) => reason && put(key, { ...draft, reason }),
      );
    }
    return true;
  };

  const remove = (key: string) => {
    heading.current?.focus({ preventScroll: true });
    run({ of: "metadata", key, value: undefined }, `${named(key)} removed`).then(
      (reason) => reason && begin(key, reason),
    );
  };

  useShortcuts({
    e: () => {
      if (!mayWrite()) {
        return false;
      }
      section.current?.scrollIntoView({ block: "nearest" });
      const first = shown[0]?.[0];
      if (first !== undefined) {
        begin(first);
      } else {
        section.current?.querySelector<HTMLElement>(".new-pair input")?.focus();
      }
    },
  });

  return (
    <section ref={section} id="metadata" aria-label="Metadata">
      <header class="section-head">
        <h2 ref={heading} tabIndex={-1}>
          Metadata
        </h2>
        {pairs.length > FILTERED_FROM && (
          <input
            type="search"
            class="field"
            aria-label="Filter metadata by key or value"
            placeholder="key or value"
            value={filter}
            onInput={(event) => setFilter(event.currentTarget.value)}
          />
        )}
      </header>
      {pairs.length === 0 && <p class="hint">No metadata.</p>}
      {pairs.length > 0 && found.length === 0 && <p class="hint">No key or value has this in it.</p>}
      {shown.length > 0 && (
        <table class="pairs">
          <tbody>
            {shown.map(([key, value], i) => (
              <Pair
                key={key}
                detail={detail}
                name={key}
                value={value}
                draft={drafts.get(key)}
                change={(draft) => put(key, draft)}
                begin={() => begin(key)}
                save={(draft) => save(key, draft)}
                remove={() => remove(key)}
                go={(step) => {
                  const next = shown[i + step]?.[0];
                  if (next !== undefined) {
                    begin(next);
                  }
                  return next !== undefined;
                }}
              />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < found.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          {count(found.length - shown.length)} more · Show all
        </button>
      )}
      {mayWrite() && (
        <NewPair
          detail={detail}
          save={(key, value) => run({ of: "metadata", key, value }, `${named(key)} saved`)}
        />
      )}
    </section>
  );
}

const named = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key);

type PairProps = {
  detail: Detail;
  name: string;
  value: unknown;
  draft: Draft | undefined;
  change: (draft: Draft | undefined) => void;
  begin: () => void;
  save: (draft: Draft) => boolean;
  remove: () => void;
  /** Edits the pair some steps away; whether there is one. */
  go: (step: number) => boolean;
};

function Pair({ detail, name, value, draft, change, begin, save, remove, go }: PairProps) {
  const edit = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    // The field that had the focus is gone; where it stood is where one goes on.
    if (wasOpen.current && !draft && document.activeElement === document.body) {
      edit.current?.focus();
    }
    wasOpen.current = draft !== undefined;
  }, [draft]);
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td>
        {draft ? (
          <DraftField
            detail={detail}
            name={name}
            now={value}
            draft={draft}
            change={change}
            save={save}
            go={go}
          />
        ) : (
          <MetadataValue detail={detail} name={name} value={value} />
        )}
      </td>
      {mayWrite() && (
        <td class="acts">
          {!draft && (
            <button ref={edit} type="button" title="Edit" aria-label={`Edit ${name}`} onClick={begin}>
              <Pencil />
            </button>
          )}
          <button type="button" title="Remove" aria-label={`Remove ${name}`} onClick={remove}>
            <Close />
          </button>
        </td>
      )}
    </tr>
  );
}

/** Conditions are for values that fit into the line of a query. */
const LONGEST_CONDITION = 1_000;
const SHOWN = { lines: 3, characters: 300 };

export function MetadataValue({ detail, name, value }: { detail: Detail; name: string; value: unknown }) {
  const [all, setAll] = useState(false);
  if (value !== null && typeof value === "object") {
    return (
      <Fold summary={<span class="hint">{line(value)}</span>}>
        {() => {
          const leaves = leavesOf(name, value);
          return leaves.length > FEW ? (
            <Json value={value} />
          ) : (
            <dl class="leaves">
              {leaves.map(([path, leaf], i) => (
                <div key={i}>
                  <dt>{path.slice(name.length)}</dt>
                  <dd>
                    <MetadataValue detail={detail} name={path} value={leaf} />
                  </dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Fold>
    );
  }
  const text = written(value);
  const short = all ? text : cut(text, SHOWN);
  const isAskable = value !== null && text.length <= LONGEST_CONDITION;
  return (
    <>
      <Value
        text={text}
        condition={isAskable ? metadataIs(name, text) : undefined}
        column={asColumn(`metadata.${name}`)}
        by={ofKey(name).id}
        more={
          isAskable
            ? [
                {
                  name: "Open thread",
                  run: () => visit(threadOf(metadataIs(name, text), detail.request_start_time)),
                },
              ]
            : []
        }
      >
        {value === "" ? <span class="hint">(empty)</span> : short}
      </Value>
      {short.length < text.length && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          … {count(text.length - short.length)} more characters · Show all
        </button>
      )}
    </>
  );
}

/** What nested metadata are found by: dotted paths; the elements of a list share theirs. */
function leavesOf(path: string, value: unknown): [string, unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => leavesOf(path, each));
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, each]) => leavesOf(`${path}.${key}`, each));
  }
  return [[path, value]];
}

const valuesOf = (key: string, prefix: string, abort: AbortSignal) =>
  suggestions({ field: "metadata_values", metadata_key: key, prefix }, abort);

type DraftProps = {
  detail: Detail;
  name: string;
  /** What is stored by now. */
  now: unknown;
  draft: Draft;
  change: (draft: Draft | undefined) => void;
  save: (draft: Draft) => boolean;
  go: (step: number) => boolean;
};

function DraftField({ name, now, draft, change, save, go }: DraftProps) {
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
            suggest={(prefix, abort) => valuesOf(name, prefix, abort)}
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

/** Says how a value will be stored, so that the text "42" and the number 42 are never mistaken for each other. */
function KindChoice({
  kind,
  change,
  keys,
}: {
  kind: Kind;
  change: (kind: Kind) => void;
  keys?: (event: KeyboardEvent) => void;
}) {
  return (
    <select
      class="kind"
      aria-label="Saved as"
      title="Saved as"
      value={kind}
      onChange={(event) => change(event.currentTarget.value === "json" ? "json" : "text")}
      onKeyDown={keys}
    >
      <option value="text">text</option>
      <option value="json">JSON</option>
    </select>
  );
}

const NOTHING: { key: string; text: string; kind: Kind; reason: string } = {
  key: "",
  text: "",
  kind: "text",
  reason: "",
};

function NewPair({
  detail,
  save,
}: {
  detail: Detail;
  save: (key: string, value: unknown) => Promise<string>;
}) {
  const [pair, setPair] = useState(NOTHING);
  const form = useRef<HTMLFormElement>(null);
  const field = (at: number) => form.current?.querySelectorAll("input")[at]?.focus();
  const old = ownValue(detail, pair.key);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!pair.key) {
      field(0);
      return;
    }
    const meant = typed(pair.text, pair.kind);
    if ("wrong" in meant) {
      setPair({ ...pair, reason: meant.wrong });
      return;
    }
    setPair(NOTHING);
    field(0);
    const reason = await save(pair.key, meant.value);
    if (reason) {
      // What is typed meanwhile is worth more than what was refused.
      setPair((now) => ({ ...(now.key || now.text ? now : pair), reason }));
    }
  };

  return (
    <form ref={form} class="new-pair" onSubmit={submit}>
      <Combobox
        label="New key"
        placeholder="new key"
        maxLength={1024}
        value={pair.key}
        change={(key) => setPair({ ...pair, key, reason: "" })}
        suggest={(prefix, abort) => suggestions({ field: "metadata_keys", prefix }, abort)}
        enter={(event) => {
          event.preventDefault();
          field(1);
        }}
      />
      <Combobox
        label="New value"
        placeholder="value"
        value={pair.text}
        change={(text) => setPair({ ...pair, text, reason: "" })}
        suggest={(prefix, abort) => (pair.key ? valuesOf(pair.key, prefix, abort) : Promise.resolve([]))}
        invalid={pair.reason !== ""}
        describedBy="new-pair-problem"
      />
      <KindChoice kind={pair.kind} change={(kind) => setPair({ ...pair, kind, reason: "" })} />
      <button type="submit" disabled={!pair.key}>
        Add
      </button>
      <p id="new-pair-problem" role={pair.reason ? "alert" : undefined} class="note">
        {pair.reason ? (
          <span class="error-text">{pair.reason}</span>
        ) : (
          old !== undefined && (
            <span class="hint">
              Replaces <code>{line(old)}</code>
            </span>
          )
        )}
      </p>
    </form>
  );
}
