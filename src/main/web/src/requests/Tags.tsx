import { useState } from "preact/hooks";
import { quoted } from "../query/conditions";
import { suggestions } from "../query/suggestions";
import { Value } from "../query/Value";
import { mayWrite } from "../roles";
import { Combobox } from "../ui/Combobox";
import { Close } from "../ui/Icons";
import { asColumn } from "./shownColumns";
import type { Edits } from "./useEdits";

export function Tags({ edits }: { edits: Edits }) {
  const { detail, run } = edits;
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");

  const add = async () => {
    const tag = text.trim();
    if (tag) {
      setText("");
      const failed = await run({ of: "tag", tag, there: true }, `Tag ${tag} added`);
      if (failed) {
        setText((now) => now || tag);
        setReason(failed);
      }
    }
  };
  const remove = async (tag: string) =>
    setReason(await run({ of: "tag", tag, there: false }, `Tag ${tag} removed`));

  return (
    <>
      <div class="tags">
        {detail.tags_array.length === 0 && <span class="hint">No tags.</span>}
        {detail.tags_array.map((tag) => (
          <span key={tag} class="tag">
            <Value text={tag} condition={`tag:${quoted(tag)}`} column={asColumn("tag")} by="tag">
              {tag}
            </Value>
            {mayWrite() && (
              <button
                type="button"
                title="Remove"
                aria-label={`Remove tag ${tag}`}
                onClick={() => remove(tag)}
              >
                <Close />
              </button>
            )}
          </span>
        ))}
        {mayWrite() && (
          <Combobox
            label="New tag"
            placeholder="new tag"
            maxLength={512}
            value={text}
            change={(tag) => {
              setText(tag);
              setReason("");
            }}
            suggest={(prefix, abort) => suggestions({ field: "tags", prefix }, abort)}
            enter={add}
            invalid={reason !== ""}
          />
        )}
      </div>
      {reason && (
        <p role="alert" class="error-text">
          {reason}
        </p>
      )}
    </>
  );
}
