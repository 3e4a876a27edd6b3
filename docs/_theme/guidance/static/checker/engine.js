// Asks the project's own Python, which runs in a worker. Starts it quickly; where that fails in any way,
// starts it plainly; where that fails too, says so.
//
// The worker is made from a line of text and not from its address: only so does the browser hold it to the
// page's own policy, by which nothing can be sent anywhere. A worker from an address would have none.

const TOO_LONG = 120000; // milliseconds without a word: on a slow device a start takes a few seconds
const STARTS = ["quick", "plain"];

export class Engine {
  #address;
  #worker = null;
  #starts = [];
  #waiting = new Map();
  #number = 0;
  #listening = false;
  #broken;
  #how = "";
  #timer = 0;

  // `address`: that of worker.js. `broken`: called when Python cannot be started here at all.
  constructor(address, broken) {
    this.#broken = broken;
    this.#address = new URL(address, document.baseURI).href;
  }

  // How the worker was started that answers now: "quick", "plain", or "" where there is none.
  get how() {
    return this.#worker ? this.#how : "";
  }

  start() {
    if (this.#worker) return;
    this.#starts = [...STARTS];
    this.#next("it has not been started");
  }

  stop() {
    this.#worker?.terminate();
    this.#worker = null;
    window.clearTimeout(this.#timer);
  }

  // Gives what Python answers; fails when it cannot run here at all.
  ask(question) {
    return new Promise((answered, failed) => {
      this.#number += 1;
      const asked = JSON.stringify(question);
      this.#waiting.set(this.#number, { asked, answered, failed });
      if (this.#worker) this.#send(this.#number);
      else this.start();
      this.#watch();
    });
  }

  #send(id) {
    if (!this.#listening) return; // it asks for what waits as soon as it listens
    this.#worker.postMessage({ id, asked: this.#waiting.get(id).asked });
    this.#watch();
  }

  // Tries the next way to start, with every question that still waits.
  #next(why) {
    this.stop();
    const how = this.#starts.shift();
    if (!how || typeof WebAssembly === "undefined") {
      for (const { failed } of this.#waiting.values()) failed(new Error(why));
      this.#waiting.clear();
      this.#broken();
      return;
    }
    this.#how = how;
    this.#listening = false;
    const first = `import(${JSON.stringify(this.#address)}).catch((error) => postMessage({ failed: String(error) }));`;
    const text = URL.createObjectURL(new Blob([first], { type: "text/javascript" }));
    let worker;
    try {
      worker = new Worker(text, { type: "module", name: how });
    } catch (error) {
      this.#next(String(error));
      return;
    }
    this.#worker = worker;
    worker.onmessage = ({ data }) => worker === this.#worker && this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#next(event.message ?? "it could not be started");
    };
    this.#watch();
  }

  // A worker that says nothing for too long, though somebody waits, is given up.
  #watch() {
    window.clearTimeout(this.#timer);
    if (this.#waiting.size) this.#timer = window.setTimeout(() => this.#next("it did not answer"), TOO_LONG);
  }

  #hear({ id, listening, answered, failed }) {
    if (failed) {
      this.#next(failed);
      return;
    }
    if (listening) {
      this.#listening = true;
      for (const one of this.#waiting.keys()) this.#send(one);
    }
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    this.#watch();
    waiting.answered(JSON.parse(answered));
  }
}
