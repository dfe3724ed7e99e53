import { useState } from "preact/hooks";
import { count } from "../format";
import { readJson } from "../texts";
import { copy } from "../ui/clipboard";
import { Fold } from "../ui/Fold";
import { Copy } from "../ui/Icons";
import { Long } from "../ui/Long";
import { FoldedJson, Json } from "./Json";
import { type Marker, marked } from "./marks";
import type { Part, Turn } from "./messages";

const FIRST = 4;
const LAST = 12;

/** The turns of a conversation, each in the colour of its role; of many, the first and the last. */
export function Conversation({ turns, marks }: { turns: readonly Turn[]; marks?: Marker }) {
  const [all, setAll] = useState(false);
  const folded = turns.length - FIRST - LAST;
  if (all || folded <= 1) {
    return <Turns turns={turns} marks={marks} />;
  }
  return (
    <>
      <Turns turns={turns.slice(0, FIRST)} marks={marks} />
      <button type="button" class="between" onClick={() => setAll(true)}>
        {count(folded)} messages between · Show all
      </button>
      <Turns turns={turns.slice(-LAST)} marks={marks} />
    </>
  );
}

export function Turns({ turns, marks }: { turns: readonly Turn[]; marks?: Marker }) {
  return (
    <>
      {turns.map((turn, i) => (
        <Message key={i} turn={turn} marks={marks} />
      ))}
    </>
  );
}

const KNOWN = ["system", "developer", "user", "assistant", "tool"];

function Message({ turn, marks }: { turn: Turn; marks: Marker }) {
  const text = turn.parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n");
  return (
    <article class={`turn turn-${KNOWN.includes(turn.role) ? turn.role : "other"}`} aria-label={turn.role}>
      <header>
        <h3>
          {turn.role}
          {turn.name && <span class="hint"> · {turn.name}</span>}
          {turn.isAnswer && <span class="hint"> · answer</span>}
        </h3>
        {text && (
          <button
            type="button"
            class="bare"
            title="Copy text"
            aria-label={`Copy text of ${turn.role}`}
            onClick={() => copy(text, "Text")}
          >
            <Copy />
          </button>
        )}
      </header>
      {turn.parts.length === 0 && <p class="hint">No content.</p>}
      {turn.parts.map((part, i) => (
        <Shown key={i} part={part} marks={marks} />
      ))}
    </article>
  );
}

function Shown({ part, marks }: { part: Part; marks: Marker }) {
  switch (part.kind) {
    case "text":
      return <Text text={part.text} marks={marks} />;
    case "thinking":
      return <Fold summary="Thinking">{() => <Long text={part.text} />}</Fold>;
    case "call":
      return <FoldedJson name={`calls ${part.name}`} value={part.given} />;
    case "image":
      return <Image url={part.url} />;
    case "media":
      return (
        <>
          {part.url && !part.url.startsWith("data:") && <MediaLink url={part.url} name={part.name} />}
          <FoldedJson name={part.name} value={part.given} />
        </>
      );
    case "json":
      return <FoldedJson name={part.name} value={part.given} />;
  }
}

/** A text, or the JSON that it is, which can be read either way. */
function Text({ text, marks }: { text: string; marks: Marker }) {
  const [asSent, setAsSent] = useState(false);
  const value = readJson(text);
  if (!value) {
    return <Long text={text} show={(piece) => <Marked text={piece} by={marks} />} />;
  }
  return (
    <>
      <button type="button" class="small" aria-pressed={asSent} onClick={() => setAsSent(!asSent)}>
        As sent
      </button>
      {asSent ? <Long text={text} code /> : <Json value={value} />}
    </>
  );
}

function Marked({ text, by }: { text: string; by: Marker }) {
  return (
    <>
      {marked(text, by).map((piece, i) =>
        piece.variable === undefined ? (
          piece.text
        ) : (
          <mark key={i} title={`Variable ${piece.variable}`}>
            {piece.text}
          </mark>
        ),
      )}
    </>
  );
}

const SHOWABLE = /^data:image\/(png|jpeg|gif|webp);base64,/;

/** An image is never fetched unasked: a link leads to it, and what is within the request shows when opened. */
function Image({ url }: { url: string }) {
  if (!url.startsWith("data:")) {
    return <MediaLink url={url} name="image" />;
  }
  const type = url.slice("data:".length, Math.max(url.indexOf(";"), "data:".length)).slice(0, 40);
  const name = `${type || "image"} within the request, ${count(url.length)} characters`;
  return SHOWABLE.test(url) ? (
    <Fold summary={name}>{() => <img class="picture" src={url} alt="Part of the conversation" />}</Fold>
  ) : (
    <p class="hint">{name}</p>
  );
}

const SHOWN_URL = 160;

function MediaLink({ url, name }: { url: string; name: string }) {
  if (!/^https?:\/\//i.test(url)) {
    return (
      <p class="hint text">
        {name} {url.slice(0, SHOWN_URL)}
      </p>
    );
  }
  return (
    <p>
      {name}{" "}
      <a class="outer" href={url} rel="noreferrer noopener" target="_blank">
        {url.length > SHOWN_URL ? `${url.slice(0, SHOWN_URL)}…` : url}
      </a>
    </p>
  );
}
