import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ago, time } from "../format";
import { preferences } from "../preferences";
import { quoted } from "../query/conditions";
import { suggestions } from "../query/suggestions";
import { Value } from "../query/Value";
import { mayWrite } from "../roles";
import { Combobox } from "../ui/Combobox";
import { Close, Pencil } from "../ui/Icons";
import { asColumn } from "./shownColumns";
import type { Edits } from "./useEdits";

type Draft = { text: string; reason: string };

/** Scores are whole numbers from 0 to 100. */
function read(text: string): number | undefined {
  const value = Number(text);
  return text.trim() !== "" && Number.isInteger(value) && value >= 0 && value <= 100 ? value : undefined;
}

const WRONG = "A score is a whole number from 0 to 100.";

export function Scores({ edits }: { edits: Edits }) {
  const { detail, run } = edits;
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft | undefined>>(new Map());
  const put = (name: string, draft: Draft | undefined) => setDrafts((old) => new Map(old).set(name, draft));

  const save = async (name: string, draft: Draft) => {
    const value = read(draft.text);
    if (value === undefined) {
      put(name, { ...draft, reason: WRONG });
      return;
    }
    put(name, undefined);
    if (detail.scores.some((each) => each.name === name && each.score === value)) {
      return;
    }
    const reason = await run({ of: "score", name, value }, `Score ${name} saved`);
    if (reason) {
      put(name, { ...draft, reason });
    }
  };

  const remove = async (name: string, score: number) => {
    const reason = await run({ of: "score", name, value: null }, `Score ${name} removed`);
    if (reason) {
      put(name, { text: String(score), reason });
    }
  };

  return (
    <section id="scores" aria-label="Scores">
      <h2>Scores</h2>
      {detail.scores.length === 0 && <p class="hint">No scores.</p>}
      {detail.scores.length > 0 && (
        <table class="pairs">
          <tbody>
            {detail.scores.map(({ name, score, updated_at }) => {
              const draft = drafts.get(name);
              return (
                <tr key={name}>
                  <th scope="row" dir="auto">
                    {name}
                  </th>
                  <td>
                    {draft ? (
                      <ScoreField
                        name={name}
                        draft={draft}
                        change={(next) => put(name, next)}
                        save={(next) => save(name, next)}
                      />
                    ) : (
                      <Value
                        text={String(score)}
                        condition={`score.${quoted(name)}:${score}`}
                        column={asColumn(`score.${name}`)}
                      >
                        <b>{score}</b>
                      </Value>
                    )}
                  </td>
                  <td class="when">
                    <time dateTime={updated_at} title={`${updated_at}, ${ago(updated_at)}`}>
                      {time(updated_at, preferences.value.utc)}
                    </time>
                  </td>
                  {mayWrite() && (
                    <td class="acts">
                      {!draft && (
                        <button
                          type="button"
                          title="Edit"
                          aria-label={`Edit score ${name}`}
                          onClick={() => put(name, { text: String(score), reason: "" })}
                        >
                          <Pencil />
                        </button>
                      )}
                      <button
                        type="button"
                        title="Remove"
                        aria-label={`Remove score ${name}`}
                        onClick={() => remove(name, score)}
                      >
                        <Close />
                      </button>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {mayWrite() && (
        <NewScore add={(name, value) => run({ of: "score", name, value }, `Score ${name} saved`)} />
      )}
    </section>
  );
}

function ScoreField({
  name,
  draft,
  change,
  save,
}: {
  name: string;
  draft: Draft;
  change: (draft: Draft | undefined) => void;
  save: (draft: Draft) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <>
      <input
        ref={input}
        class="field short"
        inputMode="numeric"
        aria-label={`Score ${name}, from 0 to 100`}
        aria-invalid={draft.reason !== ""}
        value={draft.text}
        onInput={(event) => change({ text: event.currentTarget.value, reason: "" })}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            save(draft);
          } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            change(undefined);
          }
        }}
      />
      {draft.reason && (
        <p role="alert" class="error-text">
          {draft.reason}
        </p>
      )}
    </>
  );
}

const NOTHING = { name: "", text: "", reason: "" };

function NewScore({ add }: { add: (name: string, value: number) => Promise<string> }) {
  const [score, setScore] = useState(NOTHING);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: Event) => {
    event.preventDefault();
    const value = read(score.text);
    if (value === undefined) {
      setScore({ ...score, reason: WRONG });
      return;
    }
    setScore(NOTHING);
    const reason = await add(score.name.trim() || "default", value);
    if (reason) {
      // What is typed meanwhile is worth more than what was refused.
      setScore((now) => ({ ...(now.name || now.text ? now : score), reason }));
    }
  };
  return (
    <form ref={form} class="new-pair" onSubmit={submit}>
      <Combobox
        label="Name of the new score"
        placeholder="default"
        maxLength={512}
        value={score.name}
        change={(name) => setScore({ ...score, name, reason: "" })}
        suggest={(prefix, abort) => suggestions({ field: "score_names", prefix }, abort)}
        enter={(event) => {
          event.preventDefault();
          form.current?.querySelectorAll("input")[1]?.focus();
        }}
      />
      <input
        class="field short"
        inputMode="numeric"
        aria-label="New score, from 0 to 100"
        aria-invalid={score.reason !== ""}
        placeholder="0 to 100"
        value={score.text}
        onInput={(event) => setScore({ ...score, text: event.currentTarget.value, reason: "" })}
      />
      <button type="submit" disabled={!score.text}>
        Add
      </button>
      {score.reason && (
        <p role="alert" class="error-text note">
          {score.reason}
        </p>
      )}
    </form>
  );
}
