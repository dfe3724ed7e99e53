import { useState } from "preact/hooks";
import { call, useAsked } from "../api";
import type { Page } from "../api-types";
import { count } from "../format";
import { selection } from "../query/selection";
import { shownColumns } from "../requests/shownColumns";
import { Dialog } from "../ui/Dialog";
import { Failed } from "../ui/Failed";
import { Radios } from "../ui/Radios";
import { say } from "../ui/Toast";
import { exportLink, type Format, isNameable } from "./link";

const METADATA = "metadata.";

const PARTS: [title: string, include: string[]][] = [
  ["Beginnings of input and output", ["previews"]],
  ["Input and output, whole", ["input_text", "output_text"]],
  ["Variables and the logged answer", ["input_variables", "output"]],
  ["Error messages", ["error"]],
];

/** Gives out everything that the page asks for, however much it is. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const [asked] = useState(selection);
  const [format, setFormat] = useState<Format>("jsonl");
  const [parts, setParts] = useState<readonly number[]>([0]);
  const [isShown, setShown] = useState(false);
  const found = useAsked<Page>(JSON.stringify(asked), (abort) =>
    call("POST", "/api/public/v2/requests/search", { ...asked, per_page: 1 }, abort),
  );
  const keys = shownColumns()
    .filter((id) => id.startsWith(METADATA))
    .map((id) => id.slice(METADATA.length))
    .filter(isNameable);
  const total = found.data?.total;
  const begin = () => {
    const link = document.createElement("a");
    link.href = exportLink(asked, {
      format,
      include: parts.flatMap((part) => PARTS[part]?.[1] ?? []),
      columns: isShown ? keys : undefined,
    });
    link.download = "";
    link.click();
    onClose();
    say("The download has begun");
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <form
        class="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <p role="status">
          {total === undefined ? (
            "Counting…"
          ) : (
            <>
              <b>{count(total)}</b> {total === 1 ? "request" : "requests"}: all that the page asks for, not
              only those in the list.
            </>
          )}
        </p>
        <Failed asked={found} />
        <Radios
          name="Format"
          value={format}
          options={[
            ["jsonl", "JSONL: each request as the API gives it"],
            ["csv", "CSV: a table for spreadsheets"],
          ]}
          picked={(value) => setFormat(value === "csv" ? "csv" : "jsonl")}
        />
        {format === "csv" && (
          <Radios
            name="Metadata"
            value={isShown ? "shown" : "most"}
            options={[
              ["most", "The 100 most used keys as columns"],
              ["shown", keys.length > 0 ? `Shown columns: ${keys.join(", ")}` : "No columns of their own"],
            ]}
            picked={(value) => setShown(value === "shown")}
          />
        )}
        <fieldset class="choice column">
          <legend>Texts</legend>
          {PARTS.map(([title], i) => (
            <label key={title}>
              <input
                type="checkbox"
                checked={parts.includes(i)}
                onChange={() =>
                  setParts(parts.includes(i) ? parts.filter((each) => each !== i) : [...parts, i])
                }
              />
              {title}
            </label>
          ))}
        </fieldset>
        {format === "csv" && (
          <p class="hint">
            All metadata are in the last column too, as JSON. A text that a spreadsheet would take for a
            formula has an apostrophe before it.
          </p>
        )}
        <div class="actions">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="primary" disabled={!total}>
            Download
          </button>
        </div>
      </form>
    </Dialog>
  );
}
