import { settings } from "../src/contrast/address";
import { compared, EVERYTHING, lift, opposite, overWithout, sides } from "../src/contrast/sides";
import { equal, test } from "./harness";

const NOW = Date.parse("2026-11-25T12:00:00Z");
const ASKED = { query: "status:ERROR", from: "now-1d", to: "now", asOf: NOW };

const of = (address: string, query = ASKED.query) =>
  sides({ ...ASKED, query }, settings(new URLSearchParams(address)));

test("contrast: a search is held against its opposite", () => {
  equal(of(""), {
    a: { from: "now-1d", to: "now", query: "status:ERROR", kind: "asked" },
    b: { from: "now-1d", to: "now", query: "-(status:ERROR)", kind: "rest" },
  });
  equal(of("", " "), "query");
  equal(of("", "*"), "query");
});

test("contrast: the opposite of an opposite is the thing itself", () => {
  equal(opposite("a OR b"), "-(a OR b)");
  equal(opposite("-(a OR b)"), "a OR b");
  equal(opposite("-(a) -(b)"), "-(-(a) -(b))");
  equal(opposite('-("a)" b)'), '"a)" b');
});

test("contrast: two searches, once the other is there", () => {
  equal(of("vs=query"), "other query");
  const found = of("vs=query&query2=tag:x");
  equal(typeof found === "object" && [found.a.query, found.b.query], ["status:ERROR", "tag:x"]);
});

test("contrast: a part of the time is cut to the time, and the rest is outside of it", () => {
  equal(of("vs=window"), "window");
  equal(of("vs=window&afrom=now-3d&ato=now-2d"), "window outside");
  const first = "2026-11-25T10:00:00.000Z";
  const last = "2026-11-25T12:00:00.000Z";
  equal(of("vs=window&afrom=now-2h&ato=2026-11-26T00:00:00Z"), {
    a: { query: "status:ERROR", from: first, to: last, kind: "window" },
    b: {
      from: "now-1d",
      to: "now",
      query: `status:ERROR (start:<${first} OR start:>=${last})`,
      kind: "outside",
    },
  });
});

test("contrast: swapped sides change places", () => {
  const found = of("swap=1");
  equal(typeof found === "object" && [found.a.kind, found.b.kind], ["rest", "asked"]);
});

test("contrast: fields and keys that are compared, as the API is asked", () => {
  equal(compared([]), {});
  equal(compared(["model", "tag"]), { dimensions: ["engine", "tags"] });
  equal(compared(["metadata"]), { dimensions: ["metadata"] });
  equal(compared(["model", "metadata.a", "metadata.b"]), {
    dimensions: ["engine", "metadata"],
    keys: ["a", "b"],
  });
  equal(compared(["nothing"]), {});
});

test("contrast: leaving one out of everything leaves the others", () => {
  equal(overWithout([], "status").length, EVERYTHING.length - 1);
  equal(overWithout(["status", "model"], "status"), ["model"]);
});

test("contrast: how much more frequent, in words", () => {
  equal([null, 0, 1.01, 3.2, 14.3, 1234.5].map(lift), [
    "only in A",
    "only in B",
    "as often",
    "3.2× as often",
    "14× as often",
    "1,235× as often",
  ]);
  equal([0.5, 0.03].map(lift), ["2.0× as rare", "33× as rare"]);
});
