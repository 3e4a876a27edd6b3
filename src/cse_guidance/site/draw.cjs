// Reads Graphviz's language on standard input and writes {"svg": "..."} on standard output.
// The one argument is the folder in which @viz-js/viz was installed.
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { readFileSync } = require("node:fs");

const load = createRequire(join(process.argv[2], "here.js"));
load("@viz-js/viz").instance().then((viz) => {
  const drawn = viz.render(readFileSync(0, "utf8"), { format: "svg" });
  if (drawn.status !== "success") {
    process.stderr.write(drawn.errors.map((error) => error.message).join("\n"));
    process.exitCode = 1;
    return;
  }
  process.stdout.write(JSON.stringify({ svg: drawn.output }));
});
