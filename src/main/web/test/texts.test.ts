import { marked, marker } from "../src/requests/marks";
import type { Turn } from "../src/requests/messages";
import { chunks, cut, line, pretty, readJson, withoutBulk } from "../src/texts";
import { told } from "../src/thread/history";
import { subject } from "../src/thread/title";
import { totals } from "../src/thread/totals";
import { equal, test } from "./harness";

test("texts: cut at whole lines, and never within a character", () => {
  equal(cut("a\nb\nc", { lines: 2, characters: 100 }), "a\nb");
  equal(cut("short", { lines: 12, characters: 100 }), "short");
  equal(cut("ab🚀", { lines: 1, characters: 3 }), "ab");
});

test("texts: pieces of a long text are all of it", () => {
  const lines = Array.from({ length: 4000 }, (_, i) => `line ${i}`).join("\n");
  equal(chunks(lines).join("\n") === lines, true);
  const block = "🚀".repeat(20_000);
  equal(chunks(block).join("") === block, true);
  equal(chunks(""), [""]);
});

test("texts: an object is JSON, a bare word is a text", () => {
  equal(readJson(' {"a": 1}'), { a: 1 });
  equal([readJson("42"), readJson("{broken"), readJson('"text"')], [undefined, undefined, undefined]);
  equal([pretty(undefined), line({ a: 1 })], ["", '{"a":1}']);
});

test("texts: bytes of images are left out, long prose is not", () => {
  equal(withoutBulk({ data: "x".repeat(5000) }).includes("(5000 characters)"), true);
  equal(withoutBulk("word ".repeat(1000)).length > 5000, true);
});

test("marks: variables stand out by their name or their value, the longest first", () => {
  const by = marker({ name: "Ada Lovelace", first: "Ada", n: 7 });
  equal(marked("Dear Ada Lovelace, {{n}} times Ada", by), [
    { text: "Dear " },
    { text: "Ada Lovelace", variable: "name" },
    { text: ", " },
    { text: "{{n}}", variable: "n" },
    { text: " times " },
    { text: "Ada", variable: "first" },
  ]);
});

test("marks: values of signs are no patterns, and short ones are chance", () => {
  equal(marked("a.b axb 7", marker({ v: "a.b", n: 7 })), [
    { text: "a.b", variable: "v" },
    { text: " axb 7" },
  ]);
  equal(marked("text", marker({})), [{ text: "text" }]);
});

const says = (role: string, text: string, isAnswer = false): Turn => ({
  role,
  parts: [{ kind: "text", text }],
  isAnswer,
});

/** How many turns of each request are repeated, and how many are new. */
const folded = (...conversations: Turn[][]) =>
  told(conversations).map((stretches) =>
    stretches.map(({ isRepeated, turns }) => (isRepeated ? -turns.length : turns.length)),
  );

test("threads: what was sent before is told once", () => {
  const first = [says("system", "Be kind."), says("user", "Hi"), says("assistant", "Hello", true)];
  const sentAgain = [says("system", "Be kind."), says("user", "Hi"), says("assistant", "Hello ")];
  const second = [...sentAgain, says("user", "Bye"), says("assistant", "Goodbye", true)];
  equal(folded(first, second), [[3], [-3, 2]]);
});

test("threads: the same words said again are new, and an answer always is", () => {
  const first = [says("user", "Hi"), says("assistant", "Hi there", true)];
  equal(folded(first, [says("user", "Hi"), says("user", "Hi")]), [[2], [-1, 1]]);
  equal(folded(first, [says("user", "Hi"), says("assistant", "Hi there", true)]), [[2], [-1, 1]]);
});

test("threads: a line of one condition says what the thread is of", () => {
  equal(subject('metadata."session id":"a b"'), { name: "session id", value: "a b" });
  equal(subject("group:7"), { name: "group", value: "7" });
  equal(subject(String.raw`metadata.k:"a\u000a\"b"`), { name: "k", value: 'a\n"b' });
  equal([subject("a:b c:d"), subject("words"), subject("")], [undefined, undefined, undefined]);
});

test("threads: the parts add up to the whole", () => {
  const item = {
    value: "SUCCESS",
    requests: 2,
    share: 1,
    errors: 0,
    error_share: 0,
    cost: 0.5,
    input_tokens: 10,
    output_tokens: 4,
    p50_latency_ms: null,
    p95_latency_ms: null,
    first_seen: "2026-11-25T10:00:00Z",
    last_seen: "2026-11-25T10:00:05Z",
  };
  const failed = { ...item, value: "ERROR", requests: 1, errors: 1, last_seen: "2026-11-25T10:01:00Z" };
  equal(totals({ items: [item, failed] }), {
    requests: 3,
    errors: 1,
    cost: 1,
    inputTokens: 20,
    outputTokens: 8,
    first: Date.parse("2026-11-25T10:00:00Z"),
    last: Date.parse("2026-11-25T10:01:00Z"),
  });
  equal(totals({ items: [] }).requests, 0);
});
