import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { go, query, to } from "../address";
import { call, useAsked } from "../api";
import type { Breakdown } from "../api-types";
import { count, share } from "../format";
import { prefer, preferences } from "../preferences";
import { question } from "../query/asked";
import { ask, isShortened } from "../query/conditions";
import { type Dimension, FIELDS, ofKey } from "../query/dimensions";
import { cut, type Reading, useReading } from "../query/reading";
import { atLeast, valuesInUse } from "../query/suggestions";
import { Bar } from "../ui/Bar";
import { Failed } from "../ui/Failed";
import { Close, Down, List, Minus, Plus, Right } from "../ui/Icons";
import { Link } from "../ui/Link";
import { PrefixBox } from "../ui/PrefixBox";
import { useShortcuts } from "../ui/shortcuts";
import { column } from "./columns";
import { afterRows } from "./rowsFirst";
import { shownColumns, toggleColumn } from "./shownColumns";

/** Where there is no room beside the table, the list lies over it for as long as it is wanted. */
const narrow = matchMedia("(max-width: 1099px)");
const isSheet = signal(narrow.matches);
const isSheetOpen = signal(false);
narrow.addEventListener("change", () => {
  isSheet.value = narrow.matches;
  isSheetOpen.value = false;
});

const isOpen = () => (isSheet.value ? isSheetOpen.value : preferences.value.fields);

function toggle() {
  if (isSheet.value) {
    isSheetOpen.value = !isSheetOpen.value;
  } else {
    prefer({ fields: !preferences.value.fields });
  }
}

export function FieldsButton() {
  useShortcuts({ b: toggle });
  return (
    <button
      type="button"
      title={isOpen() ? "Hide the fields (b)" : "Show the fields (b)"}
      aria-expanded={isOpen()}
      onClick={toggle}
    >
      <List /> Fields
    </button>
  );
}

/** By what the requests that were found can be told apart: fields of every request, then metadata keys. */
export function FieldList() {
  return isOpen() ? <Fields isSheet={isSheet.value} /> : null;
}

const MOST_KEYS = 100;

/** So many fields before others are asked for: metadata keys shall be in sight. */
const FIRST_FIELDS = 8;

function Fields({ isSheet }: { isSheet: boolean }) {
  const [search, setSearch] = useState("");
  const [isWhole, setWhole] = useState(false);
  const [opened, setOpened] = useState<readonly string[]>([]);
  const box = useRef<HTMLElement>(null);
  const { query: line, from, to: until, round } = question.value;
  const reading = useReading(line);
  const wanted = {
    field: "metadata_keys",
    prefix: search.trim(),
    query: line,
    from,
    to: until,
    limit: MOST_KEYS,
  };
  const asked = useAsked(JSON.stringify([wanted, round]), async (abort) => {
    await afterRows();
    return valuesInUse(wanted, abort);
  });
  useEffect(() => {
    if (isSheet) {
      box.current?.querySelector("input")?.focus();
    }
  }, [isSheet]);

  const { items = [], matched = 0, exact } = asked.data ?? {};
  const start = search.trim().toLowerCase();
  const fields = FIELDS.filter(({ title }) => title.toLowerCase().startsWith(start));
  const first = isWhole || start ? fields : fields.slice(0, FIRST_FIELDS);
  const one = (dimension: Dimension, note?: string) => (
    <Field
      key={dimension.id}
      dimension={dimension}
      note={note}
      isOpen={opened.includes(dimension.id)}
      toggle={() =>
        setOpened((old) =>
          old.includes(dimension.id) ? old.filter((id) => id !== dimension.id) : [...old, dimension.id],
        )
      }
      reading={reading}
    />
  );
  return (
    <section
      ref={box}
      class={isSheet ? "fields sheet" : "fields"}
      aria-label="Fields"
      onKeyDown={(event) => {
        if (isSheet && event.key === "Escape") {
          event.stopPropagation();
          toggle();
        }
      }}
    >
      <div class="fields-head">
        <PrefixBox label="Find a field" value={search} onChange={setSearch} />
        {isSheet && (
          <button
            type="button"
            class="icon"
            aria-label="Close the fields"
            title="Close (Esc)"
            onClick={toggle}
          >
            <Close />
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="fields-scroll" tabIndex={0}>
        {first.length > 0 && <ul aria-label="Fields of every request">{first.map((each) => one(each))}</ul>}
        {first.length < fields.length && (
          <button type="button" class="quiet" onClick={() => setWhole(true)}>
            {fields.length - first.length} more fields
          </button>
        )}
        <h2>Metadata</h2>
        <ul aria-label="Metadata keys" aria-busy={asked.busy}>
          {items.map(({ value, requests }) =>
            one(ofKey(value), exact ? coverage(requests, matched) : atLeast(requests, exact)),
          )}
        </ul>
        {asked.data && items.length === 0 && (
          <p class="hint">{start ? "No key begins with this." : "No request here has metadata."}</p>
        )}
        {items.length === MOST_KEYS && <p class="hint">The {MOST_KEYS} most used. Type to find others.</p>}
        <Failed asked={asked} />
      </div>
    </section>
  );
}

/** How many of the requests have a key; what all of them have needs no number. */
const coverage = (requests: number, matched: number): string | undefined =>
  requests < matched ? share(requests / matched) : undefined;

type FieldProps = {
  dimension: Dimension;
  note: string | undefined;
  isOpen: boolean;
  toggle: () => void;
  reading: Reading | undefined;
};

function Field({ dimension, note, isOpen: open, toggle: change, reading }: FieldProps) {
  return (
    <li class="facet">
      <button type="button" aria-expanded={open} onClick={change}>
        {open ? <Down /> : <Right />}
        <span class="name">{dimension.title}</span>
        {note && <span class="hint">{note}</span>}
      </button>
      {open && <TopValues dimension={dimension} reading={reading} />}
    </li>
  );
}

const TOP = 10;

function TopValues({ dimension, reading }: { dimension: Dimension; reading: Reading | undefined }) {
  const { query: line, from, to: until, round } = question.value;
  const body = { by: dimension.by, query: line, from, to: until, per_page: TOP };
  const asked = useAsked<Breakdown>(JSON.stringify([body, round]), (abort) =>
    call("POST", "/api/public/v2/requests/breakdown", body, abort),
  );
  const found = asked.data;
  if (!found) {
    return asked.failure ? <Failed asked={asked} /> : <p class="hint values-note">Counting…</p>;
  }
  const more = found.exact ? "" : "+";
  const isShown = shownColumns().includes(dimension.id);
  return (
    <div class="values" aria-busy={asked.busy}>
      {found.items.length === 0 && <p class="hint values-note">No request here has one.</p>}
      <ul aria-label={`Top values of ${dimension.title}`}>
        {found.items.map((item) => (
          <li key={item.value}>
            <span class="name" title={item.value}>
              {item.value}
            </span>
            {!isShortened(item.value) && (
              <>
                <Filter reading={reading} condition={dimension.is(item.value)} name={item.value} />
                <Filter
                  reading={reading}
                  condition={`-${dimension.is(item.value)}`}
                  name={item.value}
                  excludes
                />
              </>
            )}
            <span class="shares">
              <Bar of={item.share} />
              <span>
                {count(item.requests)}
                {more}
              </span>
              <span class="hint">{share(item.share)}</span>
            </span>
          </li>
        ))}
      </ul>
      {found.missing > 0 && found.items.length > 0 && (
        <p class="hint values-note">{count(found.missing)} have none</p>
      )}
      {!found.exact && <p class="hint values-note">Counts may be too low: there are very many values.</p>}
      <p class="values-note row">
        {column(dimension.id) && (
          <button type="button" aria-pressed={isShown} onClick={() => toggleColumn(dimension.id)}>
            As column
          </button>
        )}
        {found.items.length > 0 && (
          <Link href={to({ by: dimension.id }, "/analytics")}>
            All{" "}
            {found.distinct > TOP ? `${found.distinct_exact ? "" : "about "}${count(found.distinct)} ` : ""}
            values
          </Link>
        )}
      </p>
    </div>
  );
}

type FilterProps = { reading: Reading | undefined; condition: string; name: string; excludes?: boolean };

/** Adds a condition to the question, or takes it out when it is there. */
function Filter({ reading, condition, name, excludes = false }: FilterProps) {
  const at = reading?.conditions.findIndex((each) => each.text === condition) ?? -1;
  const change = () => {
    if (reading && at >= 0) {
      go({ query: cut(query.value, reading, [at]) || null, id: null });
    } else {
      ask(condition);
    }
  };
  const does = excludes ? "Exclude" : "Filter for";
  return (
    <button
      type="button"
      class="icon"
      aria-pressed={at >= 0}
      aria-label={`${does} ${name}`}
      title={at >= 0 ? "Take this out of the search" : does}
      onClick={change}
    >
      {excludes ? <Minus /> : <Plus />}
    </button>
  );
}
