import { useState } from "preact/hooks";
import type { Detail } from "../api-types";
import { count } from "../format";

type Message = { role?: string; content?: unknown; tool_calls?: unknown; name?: string };

const LINES = 12;
const CHARACTERS = 4_000;

/** The messages of a request and its answer, each in the colour of its role. */
export function Conversation({ detail }: { detail: Detail }) {
  const template = detail.prompt_blueprint?.prompt_template as
    | { messages?: Message[]; content?: unknown }
    | undefined;
  const messages = template?.messages;
  if (!messages?.length) {
    return (
      <>
        <Turn speaker="input" parts={[{ kind: "text", text: detail.input_text }]} />
        <Turn speaker="output" parts={[{ kind: "text", text: detail.output_text }]} />
      </>
    );
  }
  return (
    <>
      {messages.map((message, i) => (
        <Turn key={i} speaker={message.role ?? "unknown"} parts={parts(message)} />
      ))}
    </>
  );
}

type Part =
  | { kind: "text"; text: string }
  | { kind: "json"; name: string; value: unknown }
  | { kind: "image"; url: string };

function parts(message: Message): Part[] {
  const all: Part[] = [];
  const content = message.content;
  if (typeof content === "string") {
    all.push({ kind: "text", text: content });
  } else if (Array.isArray(content)) {
    all.push(...content.map(block));
  }
  const calls = message.tool_calls;
  if (Array.isArray(calls)) {
    for (const call of calls) {
      all.push(tool(call));
    }
  }
  return all;
}

function block(given: unknown): Part {
  const one = (given ?? {}) as Record<string, unknown>;
  if (typeof one.text === "string") {
    return { kind: "text", text: one.text };
  }
  const image = one.image_url as { url?: unknown } | undefined;
  if (typeof image?.url === "string") {
    return { kind: "image", url: image.url };
  }
  return { kind: "json", name: String(one.type ?? "content"), value: given };
}

function tool(given: unknown): Part {
  const call = (given as { function?: { name?: unknown; arguments?: unknown } }).function;
  return {
    kind: "json",
    name: `calls ${String(call?.name ?? "a tool")}`,
    value: read(call?.arguments) ?? given,
  };
}

/** Arguments are JSON in a text, when they are whole. */
function read(text: unknown): unknown {
  if (typeof text !== "string") {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function Turn({ speaker, parts }: { speaker: string; parts: Part[] }) {
  return (
    <section class={`turn turn-${speaker}`} aria-label={speaker}>
      <h4>{speaker}</h4>
      {parts.map((part, i) => (
        <Shown key={i} part={part} />
      ))}
    </section>
  );
}

function Shown({ part }: { part: Part }) {
  switch (part.kind) {
    case "text":
      return <Long text={part.text} />;
    case "json":
      return (
        <details>
          <summary>{part.name}</summary>
          <pre>{JSON.stringify(part.value, null, 2)}</pre>
        </details>
      );
    case "image":
      return /^https?:/.test(part.url) ? (
        <a href={part.url} rel="noreferrer noopener" target="_blank">
          image: {part.url.slice(0, 120)}
        </a>
      ) : (
        <span class="hint">an image within the request, {count(part.url.length)} characters</span>
      );
  }
}

/** Long texts begin folded: a megabyte of text takes a browser seconds to lay out. */
export function Long({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  const short = cut(text);
  if (all || short.length === text.length) {
    return <p class="text">{text}</p>;
  }
  return (
    <p class="text">
      {short}
      <button type="button" class="more" onClick={() => setAll(true)}>
        … {count(text.length - short.length)} more characters · Show all
      </button>
    </p>
  );
}

function cut(text: string): string {
  let end = -1;
  for (let line = 0; line < LINES; line++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) {
      end = text.length;
      break;
    }
  }
  return text.slice(0, Math.min(end, CHARACTERS));
}
