import { suggestions } from "../query/suggestions";
import { KindChoice } from "../requests/KindChoice";
import { Combobox } from "../ui/Combobox";
import { Close } from "../ui/Icons";
import type { Draft, Pair } from "./draft";

type Props = { draft: Draft; put: (draft: Draft) => void };

/** What is to be changed on each request. */
export function EditForm({ draft, put }: Props) {
  const pairs = (set: Pair[]) => put({ ...draft, set });
  return (
    <>
      <fieldset class="pairs-set">
        <legend>Set metadata</legend>
        {draft.set.map((pair, i) => (
          <PairFields
            key={i}
            pair={pair}
            put={(next) => pairs(draft.set.map((each, at) => (at === i ? next : each)))}
            remove={draft.set.length > 1 ? () => pairs(draft.set.filter((_, at) => at !== i)) : undefined}
          />
        ))}
        <button
          type="button"
          class="more"
          onClick={() => pairs([...draft.set, { key: "", text: "", kind: "text" }])}
        >
          Another key
        </button>
      </fieldset>
      <div class="three">
        <Lines
          id="removed-keys"
          label="Remove metadata keys"
          value={draft.removed}
          put={(removed) => put({ ...draft, removed })}
        />
        <Lines
          id="added-tags"
          label="Add tags"
          value={draft.addTags}
          put={(addTags) => put({ ...draft, addTags })}
        />
        <Lines
          id="removed-tags"
          label="Remove tags"
          value={draft.removeTags}
          put={(removeTags) => put({ ...draft, removeTags })}
        />
      </div>
      <p class="hint">One in each line. Requests that have it so already stay as they are.</p>
    </>
  );
}

type PairProps = { pair: Pair; put: (pair: Pair) => void; remove: (() => void) | undefined };

function PairFields({ pair, put, remove }: PairProps) {
  return (
    <div class="new-pair">
      <Combobox
        label="Key"
        placeholder="key"
        maxLength={1024}
        value={pair.key}
        change={(key) => put({ ...pair, key })}
        suggest={(prefix, abort) => suggestions({ field: "metadata_keys", prefix }, abort)}
      />
      <Combobox
        label="Value"
        placeholder="value"
        value={pair.text}
        change={(text) => put({ ...pair, text })}
        suggest={() => Promise.resolve([])}
      />
      <KindChoice kind={pair.kind} change={(kind) => put({ ...pair, kind })} />
      {remove && (
        <button
          type="button"
          class="quiet"
          aria-label={`Do not set ${pair.key || "this key"}`}
          title="Do not set it"
          onClick={remove}
        >
          <Close />
        </button>
      )}
    </div>
  );
}

type LinesProps = { id: string; label: string; value: string; put: (value: string) => void };

function Lines({ id, label, value, put }: LinesProps) {
  return (
    <div>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        value={value}
        onInput={(event) => put(event.currentTarget.value)}
      />
    </div>
  );
}
