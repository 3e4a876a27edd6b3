// Runs the project's own Python beside the page: a question goes in as text, an answer comes out.
//
// Named "quick", it starts from a memory that was written when the site was built. Named "plain", it
// starts Python from its library and the project's wheel, as long as that takes. Both run the same
// code on the same rules; the page asks for "plain" when "quick" fails for any reason.
import { LOCK, PYODIDE, START, WHEEL } from "./kit.mjs";

const PAGE = 65536; // bytes: the memory of WebAssembly grows by pages
const here = (path) => new URL(path, import.meta.url).href;

const settings = {
  indexURL: here(PYODIDE),
  packageBaseUrl: here(PYODIDE),
  lockFileContents: LOCK,
};

async function quick(loadPyodide) {
  const memory = fetch(here(START)).then((found) => {
    if (!found.ok) throw new Error(`${START}: ${found.status}`);
    return new Response(found.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  });
  makeRoom(memory);
  return loadPyodide({ ...settings, stdLibURL: here("nothing.zip"), _loadSnapshot: memory });
}

// The memory that was written can be larger than the one with which the interpreter starts: it gets room first.
function makeRoom(memory) {
  const run = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await run.apply(WebAssembly, given);
    const own = made.instance.exports.memory;
    const missing = Math.ceil(((await memory).byteLength - own.buffer.byteLength) / PAGE);
    if (missing > 0) own.grow(missing);
    return made;
  };
}

async function plain(loadPyodide) {
  const wheel = fetch(here(PYODIDE + WHEEL)).then((found) => found.arrayBuffer());
  const python = await loadPyodide(settings);
  python.unpackArchive(await wheel, "wheel");
  python.runPython("from cse_guidance.browser import answer");
  return python;
}

const tell = (error) => self.postMessage({ failed: String(error) });

// Where a part of Pyodide cannot be had or is broken, Pyodide may wait for ever and say so only to the
// console: whatever fails on the way to a start is told here, whoever caught it.
function heard(holder, name) {
  const run = holder[name];
  holder[name] = async (...given) => {
    try {
      return await run.apply(holder, given);
    } catch (error) {
      tell(error);
      throw error;
    }
  };
}
heard(self, "fetch");
heard(WebAssembly, "instantiateStreaming");

const started = import(here(`${PYODIDE}pyodide.mjs`))
  .then(({ loadPyodide }) => (self.name === "plain" ? plain : quick)(loadPyodide))
  .then((python) => python.globals.get("answer"));

// What nobody catches, for example in a browser too old for Pyodide, only the browser hears of.
const unheard = (event) => tell(event.reason);
self.addEventListener("unhandledrejection", unheard);
started.then(() => self.removeEventListener("unhandledrejection", unheard), tell);

self.onmessage = async ({ data }) => {
  try {
    const answer = await started;
    self.postMessage({ id: data.id, answered: answer(data.asked) });
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};
self.postMessage({ listening: true });
