// Metadata, tags and scores of a request, edited where they stand.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Detail } from "../api-types";
import { time } from "../format";
import { preferences } from "../preferences";
import { metadataIs, quoted } from "../query/conditions";
import { mayWrite } from "../Shell";
import { Close, Plus } from "../ui/Icons";
import { say } from "../ui/Toast";
import { Value } from "../ui/Value";
import { plain } from "./columns";
import { type Edit, metadata, score, send, tags, typed } from "./edits";

type Props = { detail: Detail; changed: () => void };

/** Does an edit and offers to undo it; on failure the text stays where it was typed, with the reason. */
function useEdits(changed: () => void) {
  const [failure, setFailure] = useState("");
  const run = async (edit: Edit, done: string, undo?: Edit): Promise<boolean> => {
    setFailure("");
    try {
      await send(edit);
      say(done, undo && (() => run(undo, "Undone")));
      changed();
      return true;
    } catch (e) {
      setFailure((e as Error).message);
      return false;
    }
  };
  return { failure, run };
}

export function Metadata({ detail, changed }: Props) {
  const { failure, run } = useEdits(changed);
  const [editing, setEditing] = useState<string>();
  const pairs = Object.entries(detail.metadata as Record<string, unknown>);
  const save = async (key: string, value: unknown) => {
    const old = Object.hasOwn(detail.metadata, key)
      ? (detail.metadata as Record<string, unknown>)[key]
      : undefined;
    const done = value === undefined ? `${key} removed` : `${key} saved`;
    if (await run(metadata(detail.id, key, value), done, metadata(detail.id, key, old))) {
      setEditing(undefined);
    }
  };
  return (
    <>
      <h3>Metadata</h3>
      {pairs.length === 0 && <p class="hint">No metadata yet.</p>}
      {pairs.length > 0 && (
        <table class="pairs">
          <tbody>
            {pairs.map(([key, value]) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                <td>
                  {editing === key ? (
                    <Field
                      label={`Value of ${key}`}
                      text={plain(value)}
                      save={(text) => save(key, typed(text))}
                      cancel={() => setEditing(undefined)}
                    />
                  ) : (
                    <Value
                      text={plain(value)}
                      condition={metadataIs(key, plain(value))}
                      column={`metadata.${key}`}
                    >
                      {plain(value)}
                    </Value>
                  )}
                </td>
                {mayWrite() && (
                  <td class="acts">
                    <button type="button" onClick={() => setEditing(key)} aria-label={`Edit ${key}`}>
                      Edit
                    </button>
                    <button
                      type="button"
                      onClick={() => save(key, undefined)}
                      aria-label={`Remove ${key}`}
                      title="Remove"
                    >
                      <Close />
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
      {mayWrite() && (
        <NewPair save={(key, text) => run(metadata(detail.id, key, typed(text)), `${key} saved`)} />
      )}
    </>
  );
}

/** A text that Enter saves and Escape leaves as it was. */
function Field(props: { label: string; text: string; save: (text: string) => void; cancel: () => void }) {
  const [text, setText] = useState(props.text);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.select(), []);
  return (
    <input
      ref={input}
      class="field"
      aria-label={props.label}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          props.save(text);
        } else if (event.key === "Escape") {
          event.stopPropagation();
          props.cancel();
        }
      }}
    />
  );
}

function NewPair({ save }: { save: (key: string, text: string) => Promise<boolean> }) {
  const [key, setKey] = useState("");
  const [text, setText] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    if (key && (await save(key, text))) {
      setKey("");
      setText("");
    }
  };
  return (
    <form class="new-pair" onSubmit={submit}>
      <input
        class="field"
        aria-label="New key"
        placeholder="key"
        value={key}
        maxLength={1024}
        onInput={(event) => setKey(event.currentTarget.value)}
      />
      <input
        class="field"
        aria-label="New value"
        placeholder="value"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={!key}>
        Add
      </button>
    </form>
  );
}

export function Tags({ detail, changed }: Props) {
  const { failure, run } = useEdits(changed);
  const [text, setText] = useState("");
  const submit = async (event: Event) => {
    event.preventDefault();
    const tag = text.trim();
    if (tag && (await run(tags(detail.id, [tag], []), `${tag} added`, tags(detail.id, [], [tag])))) {
      setText("");
    }
  };
  return (
    <>
      <h3>Tags</h3>
      <div class="chips">
        {detail.tags_array.length === 0 && <span class="hint">No tags yet.</span>}
        {detail.tags_array.map((tag) => (
          <span key={tag} class="chip">
            <Value text={tag} condition={`tag:${quoted(tag)}`} column="tags">
              {tag}
            </Value>
            {mayWrite() && (
              <button
                type="button"
                aria-label={`Remove tag ${tag}`}
                onClick={() => run(tags(detail.id, [], [tag]), `${tag} removed`, tags(detail.id, [tag], []))}
              >
                <Close />
              </button>
            )}
          </span>
        ))}
        {mayWrite() && (
          <form onSubmit={submit}>
            <input
              class="field short"
              aria-label="New tag"
              placeholder="new tag"
              maxLength={512}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </form>
        )}
      </div>
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
    </>
  );
}

export function Scores({ detail, changed }: Props) {
  const { failure, run } = useEdits(changed);
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const old = (of: string) => detail.scores.find((each) => each.name === of)?.score ?? null;
  const submit = async (event: Event) => {
    event.preventDefault();
    const called = name.trim() || "default";
    const edit = score(detail.id, called, Number(value));
    if (await run(edit, `${called} saved`, score(detail.id, called, old(called)))) {
      setName("");
      setValue("");
    }
  };
  return (
    <>
      <h3>Scores</h3>
      <div class="chips">
        {detail.scores.length === 0 && <span class="hint">No scores yet.</span>}
        {detail.scores.map((each) => (
          <span key={each.name} class="chip" title={time(each.updated_at, preferences.value.utc)}>
            <Value
              text={String(each.score)}
              condition={`score.${quoted(each.name)}:${each.score}`}
              column={`score.${each.name}`}
            >
              {each.name} <b>{each.score}</b>
            </Value>
            {mayWrite() && (
              <button
                type="button"
                aria-label={`Remove score ${each.name}`}
                onClick={() =>
                  run(
                    score(detail.id, each.name, null),
                    `${each.name} removed`,
                    score(detail.id, each.name, each.score),
                  )
                }
              >
                <Close />
              </button>
            )}
          </span>
        ))}
      </div>
      {mayWrite() && (
        <form class="new-pair" onSubmit={submit}>
          <input
            class="field"
            aria-label="Name of the score"
            placeholder="default"
            maxLength={512}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <input
            class="field"
            type="number"
            min={0}
            max={100}
            step={1}
            required
            aria-label="Score from 0 to 100"
            placeholder="0 to 100"
            value={value}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
          <button type="submit" aria-label="Add score">
            <Plus />
          </button>
        </form>
      )}
      {failure && (
        <p role="alert" class="error-text">
          {failure}
        </p>
      )}
    </>
  );
}
