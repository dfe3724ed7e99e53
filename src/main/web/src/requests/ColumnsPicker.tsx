import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { type Density, prefer, preferences } from "../preferences";
import { question } from "../query/asked";
import { atLeast, valuesInUse } from "../query/suggestions";
import { Close, Columns, Down, Plus, Up } from "../ui/Icons";
import { Popover } from "../ui/Popover";
import { builtIn, column } from "./columns";
import { moveColumn, resetColumns, shownColumns, toggleColumn } from "./shownColumns";

/** Which columns there are, in which order. */
export function ColumnsPicker() {
  return (
    <Popover
      title="Columns (c)"
      label="Columns"
      shortcut="c"
      button={
        <>
          <Columns /> Columns
        </>
      }
    >
      {() => <Picker />}
    </Popover>
  );
}

type Offered = { id: string; title: string; note?: string };

function Picker() {
  const [search, setSearch] = useState("");
  const shown = shownColumns().filter((id) => column(id) !== undefined);
  const keys = useNames("metadata_keys", search);
  const scores = useNames("score_names", search);
  const fits = (text: string) => text.toLowerCase().includes(search.trim().toLowerCase());
  const offered = (group: Offered[]) => group.filter(({ id }) => !shown.includes(id));
  const groups: [string, Offered[]][] = [
    ["Fields", offered(builtIn.filter(({ title }) => fits(title)))],
    ["Metadata", offered(keys.map((each) => ({ ...each, id: `metadata.${each.title}` })))],
    ["Scores", offered(scores.map((each) => ({ ...each, id: `score.${each.title}` })))],
  ];
  return (
    <div class="picker">
      <input
        type="search"
        aria-label="Find a column"
        placeholder="Find a field, metadata key or score"
        value={search}
        spellcheck={false}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <div class="picker-lists">
        <div>
          <h2>Shown</h2>
          <ul>
            {shown.map((id, i) => (
              <Shown key={id} id={id} isFirst={i === 0} isLast={i === shown.length - 1} />
            ))}
          </ul>
        </div>
        {groups.map(
          ([name, group]) =>
            group.length > 0 && (
              <div key={name}>
                <h2>{name}</h2>
                <ul>
                  {group.map(({ id, title, note }) => (
                    <li key={id}>
                      <button
                        type="button"
                        class="add"
                        aria-label={`Add column ${title}`}
                        onClick={() => toggleColumn(id)}
                      >
                        <Plus />
                        <span class="name">{title}</span>
                        {note && <span class="hint">{note}</span>}
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ),
        )}
      </div>
      <div class="row">
        <Densities />
        <span class="grow" />
        <button type="button" onClick={resetColumns}>
          Reset
        </button>
      </div>
    </div>
  );
}

function Shown({ id, isFirst, isLast }: { id: string; isFirst: boolean; isLast: boolean }) {
  const title = column(id)?.title ?? id;
  return (
    <li>
      <span class="name">{title}</span>
      <button
        type="button"
        class="icon"
        aria-label={`Move ${title} to the left`}
        title="To the left"
        aria-disabled={isFirst}
        onClick={() => !isFirst && moveColumn(id, -1)}
      >
        <Up />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={`Move ${title} to the right`}
        title="To the right"
        aria-disabled={isLast}
        onClick={() => !isLast && moveColumn(id, 1)}
      >
        <Down />
      </button>
      <button
        type="button"
        class="icon"
        aria-label={`Take away column ${title}`}
        title="Remove"
        onClick={() => toggleColumn(id)}
      >
        <Close />
      </button>
    </li>
  );
}

const DENSITIES: [Density, string][] = [
  ["compact", "Compact"],
  ["cosy", "Cosy"],
];

function Densities() {
  return (
    <fieldset class="segments">
      <legend class="hidden">Density</legend>
      {DENSITIES.map(([density, name]) => (
        <button
          key={density}
          type="button"
          aria-pressed={preferences.value.density === density}
          onClick={() => prefer({ density })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

const MOST = 50;

/** The names of metadata keys or scores in use in this time, the most frequent first. */
function useNames(field: "metadata_keys" | "score_names", prefix: string): { title: string; note: string }[] {
  const { from, to } = question.value;
  const wanted = { field, prefix: prefix.trim(), from, to, limit: MOST };
  const asked = useAsked(JSON.stringify(wanted), (abort) => valuesInUse(wanted, abort));
  const { items = [], exact } = asked.data ?? {};
  return items.map(({ value, requests }) => ({ title: value, note: atLeast(requests, exact) }));
}
