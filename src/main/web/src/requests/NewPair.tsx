import { useRef, useState } from "preact/hooks";
import type { Detail } from "../api-types";
import { suggestions } from "../query/suggestions";
import { line } from "../texts";
import { Combobox } from "../ui/Combobox";
import { type Kind, ownValue, typed } from "./edits";
import { KindChoice } from "./KindChoice";
import { valuesInUseOf } from "./metadataValues";

const NOTHING: { key: string; text: string; kind: Kind; reason: string } = {
  key: "",
  text: "",
  kind: "text",
  reason: "",
};

/** A key that the request does not have yet, and its value. */
export function NewPair({
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
        suggest={(prefix, abort) => (pair.key ? valuesInUseOf(pair.key, prefix, abort) : Promise.resolve([]))}
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
