// What was said, whatever the form in which clients log it.
import type { Detail } from "../api-types";

export type Part =
  | { kind: "text"; text: string }
  | { kind: "thinking"; text: string }
  | { kind: "call"; name: string; given: unknown }
  | { kind: "image"; url: string }
  | { kind: "media"; name: string; url?: string; given: unknown }
  | { kind: "json"; name: string; given: unknown };

export type Turn = {
  role: string;
  /** Who speaks, or the tool that answers. */
  name?: string;
  parts: Part[];
  /** Whether the model said it in this request, rather than being told. */
  isAnswer: boolean;
};

type Json = Record<string, unknown>;

const object = (value: unknown): Json =>
  value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Json) : {};

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

/** The conversation of a request: everything that was sent, and the answer. */
export function conversation(detail: Detail): Turn[] {
  const template = object(detail.prompt_blueprint?.prompt_template);
  const messages = list(template.messages);
  if (template.type === "completion" || messages.length === 0) {
    return completion(detail, list(template.content));
  }
  const firstAnswer = messages.length - answers(detail, messages);
  const tools = new Map<string, string>();
  return messages.map((each, i) => turn(object(each), i >= firstAnswer, tools));
}

/** How many of the messages came back; they are the last ones. */
function answers(detail: Detail, messages: unknown[]): number {
  const response = object(detail.response);
  if (detail.request.kind === "log") {
    return response.type === "completion" ? 1 : list(response.messages).length;
  }
  return object(messages.at(-1)).role === "assistant" ? 1 : 0;
}

/** A text and its continuation. */
function completion(detail: Detail, content: unknown[]): Turn[] {
  const firstAnswer = content.length - continued(detail, content);
  const sent = content.slice(0, firstAnswer).flatMap(block);
  const received = content.slice(firstAnswer).flatMap(block);
  const input = content.length > 0 ? sent : plainText(detail.input_text);
  const output = content.length > 0 ? received : plainText(detail.output_text);
  const turns: Turn[] = [];
  if (input.length > 0) {
    turns.push({ role: "user", name: "prompt", parts: input, isAnswer: false });
  }
  if (output.length > 0) {
    turns.push({ role: "assistant", parts: output, isAnswer: true });
  }
  return turns;
}

/** How many of the pieces of a completion came back; they are the last ones. */
function continued(detail: Detail, content: unknown[]): number {
  if (detail.request.kind === "log") {
    return list(object(detail.response).content).length;
  }
  return detail.output_text !== "" && object(content.at(-1)).text === detail.output_text ? 1 : 0;
}

const plainText = (given: string): Part[] => (given ? [{ kind: "text", text: given }] : []);

function turn(message: Json, isAnswer: boolean, tools: Map<string, string>): Turn {
  const role = text(message.role) ?? "unknown";
  const parts = [
    ...thinking(message.reasoning_content ?? message.reasoning),
    ...blocks(message.content),
    ...plainText(text(message.refusal) ?? ""),
  ];
  for (const each of list(message.tool_calls)) {
    const given = object(each);
    const called = call(given.function === undefined ? given : object(given.function));
    parts.push(called);
    remember(tools, given.id, called.name);
  }
  if (message.function_call) {
    parts.push(call(object(message.function_call)));
  }
  for (const each of list(message.content)) {
    const given = object(each);
    if (given.type === "tool_use") {
      remember(tools, given.id, text(given.name) ?? "");
    }
  }
  const name = text(message.name) ?? tools.get(String(message.tool_call_id));
  return { role, ...(name ? { name } : {}), parts, isAnswer };
}

function remember(tools: Map<string, string>, id: unknown, name: string): void {
  if (typeof id === "string" && name) {
    tools.set(id, name);
  }
}

function blocks(content: unknown): Part[] {
  return typeof content === "string" ? plainText(content) : list(content).flatMap(block);
}

function thinking(given: unknown): Part[] {
  return text(given) ? [{ kind: "thinking", text: String(given) }] : [];
}

function block(given: unknown): Part[] {
  if (typeof given === "string") {
    return plainText(given);
  }
  const one = object(given);
  const type = text(one.type) ?? "content";
  switch (type) {
    case "thinking":
      return thinking(one.thinking);
    case "redacted_thinking":
      return [{ kind: "thinking", text: "Hidden by the provider." }];
    case "refusal":
      return plainText(text(one.refusal) ?? "");
    case "tool_use":
      return [call(one)];
    case "tool_result":
      return [{ kind: "json", name: "tool result", given: parsed(one.content) }];
    case "image_url":
    case "input_image":
    case "image": {
      const url = address(one);
      return url ? [{ kind: "image", url }] : [{ kind: "media", name: "image", given }];
    }
    case "document":
    case "document_url":
    case "file":
    case "input_file":
    case "audio":
    case "input_audio":
    case "video":
    case "media": {
      const url = address(one);
      return [{ kind: "media", name: mediaName(one, type), given, ...(url ? { url } : {}) }];
    }
  }
  return typeof one.text === "string" ? plainText(one.text) : [{ kind: "json", name: type, given }];
}

/** Where a picture or a document is, in the form of OpenAI, Anthropic or none. */
function address(one: Json): string | undefined {
  const source = object(one.source);
  const found =
    text(one.image_url) ??
    text(object(one.image_url).url) ??
    text(one.url) ??
    text(source.url) ??
    text(one.file_url);
  if (found) {
    return found;
  }
  return source.type === "base64" && text(source.data)
    ? `data:${String(source.media_type ?? "")};base64,${String(source.data)}`
    : undefined;
}

function mediaName(one: Json, type: string): string {
  const name = text(one.filename) ?? text(object(one.file).filename) ?? text(one.title) ?? text(one.name);
  const kind = type.replace(/^input_|_url$/g, "");
  return name ? `${kind} ${name}` : kind;
}

/** Arguments are JSON in a text with OpenAI, and an object with others. */
function call(given: Json): Part & { kind: "call" } {
  const called = given.arguments ?? given.input ?? given.args;
  return { kind: "call", name: text(given.name) ?? "a tool", given: parsed(called) };
}

function parsed(given: unknown): unknown {
  if (typeof given !== "string") {
    return given;
  }
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}
