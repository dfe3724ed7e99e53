// Metadata of a request, edited where they stand.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Detail } from "../api-types";
import { count } from "../format";
import { mayWrite } from "../roles";
import { Close, Pencil } from "../ui/Icons";
import { useShortcuts } from "../ui/shortcuts";
import { kindOf, ownValue, typed, written } from "./edits";
import { type Draft, DraftField } from "./MetadataDraft";
import { MetadataValue } from "./MetadataValue";
import { NewPair } from "./NewPair";
import type { Edits } from "./useEdits";

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
          <DraftField name={name} now={value} draft={draft} change={change} save={save} go={go} />
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
