import { cut, mended, type Reading } from "../src/query/reading";
import { equal, test } from "./harness";

/** How the server reads `(model:a OR status:ERROR) -tag:x`. */
const LINE = "(model:a OR status:ERROR) -tag:x";

const tokens: Reading["tokens"] = [
  { from: 0, to: 1, kind: "logic", condition: null },
  { from: 1, to: 6, kind: "field", condition: 0 },
  { from: 6, to: 7, kind: "operator", condition: 0 },
  { from: 7, to: 8, kind: "value", condition: 0 },
  { from: 9, to: 11, kind: "logic", condition: null },
  { from: 12, to: 18, kind: "field", condition: 1 },
  { from: 18, to: 19, kind: "operator", condition: 1 },
  { from: 19, to: 24, kind: "value", condition: 1 },
  { from: 24, to: 25, kind: "logic", condition: null },
  { from: 26, to: 27, kind: "logic", condition: null },
  { from: 27, to: 30, kind: "field", condition: 2 },
  { from: 30, to: 31, kind: "operator", condition: 2 },
  { from: 31, to: 32, kind: "value", condition: 2 },
];

const reading: Reading = {
  tokens,
  conditions: [
    { from: 1, to: 8, text: "model:a" },
    { from: 12, to: 24, text: "status:ERROR" },
    { from: 26, to: 32, text: "-tag:x" },
  ],
};

test("reading: a condition goes with its OR, and a group with its last condition", () => {
  equal(cut(LINE, reading, [0]), "(status:ERROR) -tag:x");
  equal(cut(LINE, reading, [1]), "(model:a) -tag:x");
  equal(cut(LINE, reading, [0, 1]), "-tag:x");
});

test("reading: a condition goes with its minus", () => {
  equal(cut(LINE, reading, [2]), "(model:a OR status:ERROR)");
  equal(cut(LINE, reading, [0, 1, 2]), "");
});

test("reading: a value is exchanged where it stands", () => {
  equal(mended(LINE, reading, 1, "value", "WARNING"), "(model:a OR status:WARNING) -tag:x");
});
