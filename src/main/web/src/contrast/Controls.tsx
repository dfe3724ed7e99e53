import { useState } from "preact/hooks";
import { go } from "../address";
import { dimension, FIELDS } from "../query/dimensions";
import { joined } from "../query/list";
import { Popover } from "../ui/Popover";
import { FEWEST, LIMITS, METADATA, type Settings } from "./address";
import { EVERYTHING } from "./sides";

/** Changes which dimensions are compared; all of them is what nobody has to say. */
export function compare(over: readonly string[]): void {
  const isAll = over.length === EVERYTHING.length && EVERYTHING.every((id) => over.includes(id));
  go({ over: isAll ? null : joined(over) || null });
}

/** How many differences, of what, and how rare they may be. */
export function Controls({ how }: { how: Settings }) {
  return (
    <>
      <Popover
        title="Which fields and metadata keys are compared"
        label="What is compared"
        button={summary(how.over)}
      >
        {() => <Choices over={how.over} />}
      </Popover>
      <label>
        Values of at least{" "}
        <select
          value={how.fewest}
          onChange={(event) => go({ fewest: chosen(event.currentTarget.value, 5) }, true)}
        >
          {FEWEST.map((n) => (
            <option key={n} value={n}>
              {n === 1 ? "1 request" : `${n} requests`}
            </option>
          ))}
        </select>
      </label>
      <label>
        Show{" "}
        <select
          value={how.limit}
          onChange={(event) => go({ limit: chosen(event.currentTarget.value, 20) }, true)}
        >
          {LIMITS.map((n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

const chosen = (value: string, usual: number) => (Number(value) === usual ? null : value);

function summary(over: readonly string[]): string {
  const names = over.map((id) => (id === METADATA ? "Metadata" : (dimension(id)?.title ?? id)));
  if (names.length === 0) {
    return "Compared: everything";
  }
  return names.length <= 2 ? `Compared: ${names.join(", ")}` : `Compared: ${names.length} fields`;
}

function Choices({ over }: { over: readonly string[] }) {
  const [key, setKey] = useState("");
  const chosenIds = over.length > 0 ? over : EVERYTHING;
  const keys = over.filter((id) => id.startsWith(`${METADATA}.`));
  const toggle = (id: string) =>
    compare(chosenIds.includes(id) ? chosenIds.filter((each) => each !== id) : [...chosenIds, id]);
  const box = (id: string, title: string) => (
    <label key={id}>
      <input type="checkbox" checked={chosenIds.includes(id)} onChange={() => toggle(id)} /> {title}
    </label>
  );
  return (
    <div class="compared">
      <div class="boxes">
        {FIELDS.map((field) => box(field.id, field.title))}
        {keys.length === 0 && box(METADATA, "Most frequent metadata keys")}
        {keys.map((id) => box(id, id.slice(METADATA.length + 1)))}
      </div>
      <form
        class="new-pair"
        onSubmit={(event) => {
          event.preventDefault();
          const id = `${METADATA}.${key.trim()}`;
          if (key.trim() && !over.includes(id)) {
            compare([...chosenIds.filter((each) => each !== METADATA), id]);
          }
          setKey("");
        }}
      >
        <input
          class="field"
          aria-label="Metadata key"
          placeholder="metadata key"
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit">Add</button>
      </form>
      <button type="button" disabled={over.length === 0} onClick={() => compare([])}>
        Compare everything
      </button>
    </div>
  );
}
