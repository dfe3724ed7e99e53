import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useAsked } from "../api";
import { count } from "../format";
import { Failed } from "../ui/Failed";
import { Down } from "../ui/Icons";
import { Popover } from "../ui/Popover";
import { question } from "./asked";
import { type Dimension, FIELDS, ofKey } from "./dimensions";
import { type Suggestion, suggestions } from "./suggestions";

const MOST_KEYS = 50;

type Props = {
  /** What is chosen with it. */
  label: string;
  button: ComponentChildren;
  /** Only metadata keys. */
  keysOnly?: boolean;
  current: string;
  onPick: (dimension: Dimension) => void;
};

/** Chooses a field or any metadata key that the requests of the question have. */
export function DimensionPicker({ label, button, keysOnly = false, current, onPick }: Props) {
  return (
    <Popover
      title={label}
      label={label}
      button={
        <>
          <span>{button}</span>
          <Down />
        </>
      }
      class="dimension"
    >
      {(close) => (
        <Choices
          label={label}
          keysOnly={keysOnly}
          current={current}
          onPick={(dimension) => {
            close();
            onPick(dimension);
          }}
        />
      )}
    </Popover>
  );
}

function Choices({ label, keysOnly, current, onPick }: Omit<Required<Props>, "button">) {
  const [prefix, setPrefix] = useState("");
  const { query, from, to } = question.value;
  const wanted = { field: "metadata_keys", prefix, query, from, to, limit: MOST_KEYS };
  const asked = useAsked<Suggestion[]>(JSON.stringify(wanted), (abort) => suggestions(wanted, abort));
  const fields = keysOnly
    ? []
    : FIELDS.filter(({ title }) => title.toLowerCase().startsWith(prefix.toLowerCase()));
  const keys = asked.data ?? [];
  const all = [...fields, ...keys.map(({ value }) => ofKey(value))];

  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      const stops = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("input, button")];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      stops[(at + by + stops.length) % stops.length]?.focus();
    }
  };
  const choice = (dimension: Dimension, note?: string) => (
    <li key={dimension.id}>
      <button
        type="button"
        aria-current={dimension.id === current ? "true" : undefined}
        onClick={() => onPick(dimension)}
      >
        <span>{dimension.title}</span>
        {note && <span class="hint">{note}</span>}
      </button>
    </li>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a second way, beside Tab
    <div class="choices" onKeyDown={step}>
      <input
        type="search"
        aria-label={`${label}: begins with`}
        placeholder={keysOnly ? "Metadata key" : "Field or metadata key"}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={prefix}
        onInput={(event) => setPrefix(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = all[0];
          if (event.key === "Enter" && prefix && first && !asked.busy) {
            event.preventDefault();
            onPick(first);
          }
        }}
      />
      <Failed asked={asked} />
      {fields.length > 0 && (
        <>
          <h2>Fields</h2>
          <ul>{fields.map((each) => choice(each))}</ul>
        </>
      )}
      <h2>Metadata keys</h2>
      {keys.length > 0 ? (
        <ul>{keys.map(({ value, requests }) => choice(ofKey(value), count(requests)))}</ul>
      ) : (
        <p class="hint">
          {asked.busy ? "Searching…" : prefix ? "No key begins with it." : "No request has metadata."}
        </p>
      )}
    </div>
  );
}
