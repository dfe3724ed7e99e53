import { address, visit } from "../src/address";
import { and, ask, exclude, isShortened, metadataIs, quoted } from "../src/query/conditions";
import { dimension, FIELDS, ofField } from "../src/query/dimensions";
import { joined, parted } from "../src/query/list";
import { beside } from "../src/query/scope";
import { equal, test } from "./harness";

test("conditions: words stand as they are, all else in quotes", () => {
  equal(["gpt-4o", "ü/b.c_d@e+f", "东京"].map(quoted), ["gpt-4o", "ü/b.c_d@e+f", "东京"]);
  equal(quoted("a b"), '"a b"');
  equal(quoted(""), '""');
  equal(quoted("a*"), '"a*"');
  equal(quoted("a:b,c"), '"a:b,c"');
});

test("conditions: what would mean something else is quoted", () => {
  equal(["-a", "OR", "NOT"].map(quoted), ['"-a"', '"OR"', '"NOT"']);
});

test("conditions: quotes, backslashes and line breaks are escaped", () => {
  equal(quoted('say "hi"'), String.raw`"say \"hi\""`);
  equal(quoted("a\\b"), String.raw`"a\\b"`);
  equal(quoted("a\nb\tc"), String.raw`"a\u000ab\u0009c"`);
});

test("conditions: a value under a key is asked by both", () => {
  equal(metadataIs("user_id", "u1"), "metadata.user_id:u1");
  equal(metadataIs('odd "key"', "a, b"), String.raw`metadata."odd \"key\"":"a, b"`);
});

test("conditions: one more is added, and an OR is bracketed first", () => {
  equal(and("", "a:b"), "a:b");
  equal(and("  c:d ", "a:b"), "c:d a:b");
  equal(and("a:b", "a:b"), "a:b");
  equal(and("c:d OR e:f", "a:b"), "(c:d OR e:f) a:b");
});

test("conditions: what is shown shortened cannot be asked for", () => {
  equal(isShortened(`${"x".repeat(1024)}…0123abcd`), true);
  equal(isShortened("x".repeat(2000)), false);
  equal(isShortened("short…0123abcd"), false);
});

test("conditions: a page with a question keeps it, others go to the requests", () => {
  const before = location.href;
  try {
    visit("/metadata?key=k&query=a:b&id=7", true);
    ask("c:d");
    equal(address.value.path, "/metadata");
    equal(address.value.params.toString(), "key=k&query=a%3Ab+c%3Ad");
    visit("/settings", true);
    exclude("c:d");
    equal(location.pathname + location.search, "/requests?query=-c:d");
  } finally {
    visit(before, true);
  }
});

test("dimensions: each is found by its id and by the API's name", () => {
  for (const each of FIELDS) {
    equal(dimension(each.id)?.title, each.title);
    equal("field" in each.by && ofField(each.by.field)?.id, each.id);
  }
  equal(dimension("metadata.a.b")?.by, { metadata_key: "a.b" });
  equal(dimension("metadata."), undefined);
  equal(dimension("nothing"), undefined);
});

test("lists: entries with commas and backslashes come back as they were", () => {
  const entries = ["status", "metadata.a,b", "metadata.c\\d", "metadata.\\,", "x"];
  equal(parted(joined(entries)), entries);
  equal(parted(""), []);
});

test("scope: what stands beside a part, unless an OR makes it uncertain", () => {
  const line = 'a:b model:gp "c d" NOT tag:x';
  const from = line.indexOf("gp");
  equal(beside(line, from, from + 2), 'a:b "c d" NOT tag:x');
  const tag = line.indexOf("x", line.indexOf("tag"));
  equal(beside(line, tag, tag + 1), 'a:b model:gp "c d"');
  equal(beside("a:b OR model:gp", 13, 15), undefined);
  equal(beside("(a:b OR c:d) model:gp", 19, 21), "(a:b OR c:d)");
});
