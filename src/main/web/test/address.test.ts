import { address, to, visit, written } from "../src/address";
import { contrastAddress, settings } from "../src/contrast/address";
import { keyAddress } from "../src/metadata/address";
import { threadOf } from "../src/query/thread";
import { equal, test } from "./harness";

/** Runs at an address, and leaves the one that was there. */
function at(target: string, check: () => void): void {
  const before = location.href;
  visit(target, true);
  try {
    check();
  } finally {
    visit(before, true);
  }
}

const read = (text: string) => Object.fromEntries(new URL(text, location.origin).searchParams);

test("addresses: colons, commas and slashes stay readable", () => {
  equal(
    written("/requests", new URLSearchParams({ query: "a:b/c,d", from: "now-1h" })),
    "/requests?query=a:b/c,d&from=now-1h",
  );
  equal(written("/requests", new URLSearchParams()), "/requests");
});

test("addresses: whatever is written comes back as it was", () => {
  const query = 'a+b & c=d # "e" %41 \\ ü 🚀';
  at(written("/requests", new URLSearchParams({ query })), () => {
    equal(address.value.params.get("query"), query);
  });
});

test("addresses: saved views can hold every one of them", () => {
  const all = `${Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join("")}🚀`;
  const text = written("/metadata", new URLSearchParams({ key: all }));
  equal(/^\/(requests|analytics|metadata|contrast)([/?][\x21-\x5b\x5d-\x7e]*)?$/.test(text), true);
});

test("addresses: what falls back to its default is left out", () => {
  at("/requests?query=a&from=now-7d&cols=x", () => {
    equal(to({ from: "now-24h", to: "now", cols: null, sort: "" }), "/requests?query=a");
  });
});

test("addresses: another page is about the same question, and nothing else goes along", () => {
  at("/requests?query=a&from=now-7d&id=7&cols=x", () => {
    equal(to({ by: "model" }, "/analytics"), "/analytics?query=a&from=now-7d&by=model");
  });
});

test("addresses: the page of a key has no filter of the catalogue", () => {
  at("/metadata?from=now-7d&prefix=us&sort=key", () => {
    equal(keyAddress("a/b?c"), "/metadata?from=now-7d&key=a/b%3Fc");
  });
});

test("addresses: contrasts of a search, a part of the time, another search", () => {
  at("/requests?query=a&from=now-7d", () => {
    equal(contrastAddress({}), "/contrast?query=a&from=now-7d");
    equal(read(contrastAddress({ window: { from: "now-1h", to: "now" } })), {
      query: "a",
      from: "now-7d",
      vs: "window",
      afrom: "now-1h",
      ato: "now",
    });
    equal(contrastAddress({ query: "b", other: "c" }), "/contrast?query=b&from=now-7d&vs=query&query2=c");
  });
});

test("addresses: settings of a contrast that mean nothing are the usual ones", () => {
  const how = settings(new URLSearchParams("vs=nonsense&limit=7&fewest=-1&over=model,metadata.a%5C,b"));
  equal([how.mode, how.limit, how.fewest, how.over], ["rest", 20, 5, ["model", "metadata.a,b"]]);
  equal(settings(new URLSearchParams("limit=100&fewest=1")).limit, 100);
});

test("addresses: a thread is a week around a request, and open where that is now", () => {
  const now = Date.parse("2026-11-25T00:00:00Z");
  equal(read(threadOf("metadata.s:1", "2026-11-24T00:00:00Z", now)), {
    view: "thread",
    query: "metadata.s:1",
    from: "2026-11-17T00:00:00.000Z",
  });
  equal(read(threadOf("metadata.s:1", "2026-11-10T00:00:00Z", now)).to, "2026-11-17T00:00:00.000Z");
});
