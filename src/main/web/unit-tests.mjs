// Bundles the tests of the modules into one script, which a browser runs: node unit-tests.mjs FILE
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const tests = join(root, "test");
const files = readdirSync(tests).filter((name) => name.endsWith(".test.ts"));

await build({
  stdin: { contents: files.map((name) => `import "./${name}";`).join("\n"), resolveDir: tests },
  bundle: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  outfile: resolve(process.argv[2]),
  charset: "utf8",
  logLevel: "warning",
});
