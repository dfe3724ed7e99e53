// Builds the web interface into the folder that is given, unless it is there already, made of the same sources.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? "dist");
const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(`Docket's web interface is built with Node 20 or newer; this is ${process.version}.`);
  process.exit(1);
}

const hash = (files) => {
  const sum = createHash("sha256");
  for (const file of files) {
    sum.update(file.slice(root.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return sum.digest("hex");
};

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const isMade = (mark, sum) => existsSync(mark) && readFileSync(mark, "utf8") === sum;

const run = (...command) => execFileSync(command[0], command.slice(1), { cwd: root, stdio: "inherit" });

/** What is loaded with a script, by what it imports and what that imports. */
function closure(outputs, name, into = new Set()) {
  if (!into.has(name)) {
    into.add(name);
    for (const { kind, path } of outputs[name].imports) {
      if (kind === "import-statement") {
        closure(outputs, path, into);
      }
    }
  }
  return into;
}

/**
 * One file for each page, which differ in what they announce: all the script of the page is fetched at once, and not
 * one part after the other has said that it wants it. `index.html` announces what every page needs.
 */
function writePages({ outputs }) {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint);
  const [main] = entries.find(([name]) => name.endsWith("/main.js"));
  const page = readFileSync(join(root, "index.html"), "utf8");
  const write = (name, scripts) => {
    const links = [...scripts].map((path) => `<link rel="modulepreload" href="/assets/${basename(path)}">\n`);
    writeFileSync(join(out, `${name}.html`), page.replace("</head>", `${links.join("")}</head>`));
  };
  write("index", closure(outputs, main));
  for (const [name, { entryPoint }] of entries) {
    const title = /(\w+)Page\.tsx$/.exec(entryPoint)?.[1];
    if (title) {
      write(title.toLowerCase(), closure(outputs, name, closure(outputs, main)));
    }
  }
}

const installed = join(root, "node_modules", ".docket-lock");
const lock = hash([join(root, "package-lock.json")]);
if (!isMade(installed, lock)) {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  run(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error");
  writeFileSync(installed, lock);
}

const sources = [
  "package-lock.json",
  "tsconfig.json",
  "biome.json",
  "build.mjs",
  "unit-tests.mjs",
  "index.html",
  "icon.svg",
];
const built = join(out, "..", "..", "web.sha256");
const sum = hash([
  ...sources.map((name) => join(root, name)),
  ...files(join(root, "src")),
  ...files(join(root, "test")),
]);
if (!isMade(built, sum) || !existsSync(join(out, "main.js"))) {
  const bin = (name) => join(root, "node_modules", ...name);
  run(process.execPath, bin(["typescript", "bin", "tsc"]));
  run(
    process.execPath,
    bin(["@biomejs", "biome", "bin", "biome"]),
    "check",
    "--colors=off",
    "--error-on-warnings",
    ".",
  );
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const { build } = await import("esbuild");
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: root,
    entryPoints: ["src/main.tsx"],
    bundle: true,
    splitting: true,
    minify: true,
    sourcemap: "linked",
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: out,
    legalComments: "none",
    logLevel: "warning",
  });
  copyFileSync(join(root, "icon.svg"), join(out, "icon.svg"));
  writePages(metafile);
  writeFileSync(built, sum);
}
