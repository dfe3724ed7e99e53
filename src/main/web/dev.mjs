// Serves the web interface from its sources, and everything else from a Docket that runs: node dev.mjs [PORT] [DOCKET]

import { readFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const port = Number(process.argv[2] ?? 5173);
const docket = new URL(process.argv[3] ?? "http://127.0.0.1:8080");

const building = await context({
  absWorkingDir: root,
  entryPoints: ["src/main.tsx"],
  bundle: true,
  splitting: true,
  sourcemap: "linked",
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  outdir: join(root, "dist"),
  write: false,
  logLevel: "silent",
});

const TYPES = { js: "text/javascript", css: "text/css", map: "application/json", svg: "image/svg+xml" };

async function asset(name, response) {
  if (name === "icon.svg") {
    response.setHeader("Content-Type", TYPES.svg).end(readFileSync(join(root, name)));
    return;
  }
  const { outputFiles } = await building.rebuild();
  const file = outputFiles.find((each) => each.path.endsWith(`/${name}`));
  response.statusCode = file ? 200 : 404;
  response.setHeader("Content-Type", TYPES[name.split(".").pop()] ?? "text/plain").end(file?.contents);
}

function pass(from, response) {
  const to = request(
    { host: docket.hostname, port: docket.port, method: from.method, path: from.url, headers: from.headers },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  to.on("error", () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  from.pipe(to);
}

createServer((from, response) => {
  if (from.url.startsWith("/assets/")) {
    asset(from.url.slice("/assets/".length), response).catch((e) => response.writeHead(500).end(String(e)));
  } else if (/text\/html/.test(from.headers.accept ?? "") && !from.url.startsWith("/api/")) {
    response
      .setHeader("Content-Type", "text/html; charset=utf-8")
      .end(readFileSync(join(root, "index.html")));
  } else {
    pass(from, response);
  }
}).listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}, the API of ${docket.href}`));
