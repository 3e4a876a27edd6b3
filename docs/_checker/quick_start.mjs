// Starts Python with the rules once, when the site is built, and writes its memory to a packed file,
// from which a visitor's browser starts in a fraction of the time. Run by tools/checker_kit.py with:
// the folder of Pyodide, the project's wheel, JSON of the lock and what to warm up, the file to write.
import fs from "node:fs";
import nodeCrypto from "node:crypto";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const [folder, wheel, settings, target] = process.argv.slice(2);
const { lock, warmUp } = JSON.parse(fs.readFileSync(settings, "utf8"));

// The same commit gives the same bytes: no chance, no time of day and no folder of the machine that builds
// may go into the memory.
// What runs from it computes answers and keeps no secrets, so it needs no chance either.
const fill = (array) => {
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(7);
  return array;
};
Object.defineProperty(globalThis, "crypto", { value: { getRandomValues: fill } });
nodeCrypto.randomFillSync = fill;
process.argv[1] = "python";
Date.now = () => 1767225600000;
performance.now = () => 1000;

const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({
  lockFileContents: lock,
  packageBaseUrl: folder,
  _makeSnapshot: true,
  env: { HOME: "/home/pyodide", LANG: "C.UTF-8", PYTHONHASHSEED: "0" },
});
python.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel");
python.globals.set("warm_up", JSON.stringify(warmUp));
python.runPython(`
import gc, json
from cse_guidance.browser import answer
# What is needed only now and then is brought in now: later there is no library to fetch it from.
for asked in json.loads(warm_up):
    answer(json.dumps(asked))
del warm_up, asked
gc.collect()
`);
fs.writeFileSync(target, zlib.gzipSync(python.makeMemorySnapshot(), { level: 9 }));
