// Asks the project's own Python, which runs in a worker. Starts it quickly; where that fails in any way,
// starts it plainly; where that fails too, says so.

const TOO_LONG = 120000; // milliseconds without a word: on a slow device a start takes a few seconds
const STARTS = ["quick", "plain"];

export class Engine {
  #address;
  #worker = null;
  #starts = [];
  #waiting = new Map();
  #number = 0;
  #timer = 0;

  constructor(address) {
    this.#address = address;
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
    });
  }

  #send(id) {
    this.#worker.postMessage({ id, asked: this.#waiting.get(id).asked });
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#next("it did not answer"), TOO_LONG);
  }

  // Tries the next way to start, with every question that still waits.
  #next(why) {
    this.stop();
    const how = this.#starts.shift();
    if (!how || typeof WebAssembly === "undefined") {
      for (const { failed } of this.#waiting.values()) failed(new Error(why));
      this.#waiting.clear();
      return;
    }
    let worker;
    try {
      worker = new Worker(this.#address, { type: "module", name: how });
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
    for (const id of this.#waiting.keys()) this.#send(id);
  }

  #hear({ id, answered, failed }) {
    if (failed) {
      this.#next(failed);
      return;
    }
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    if (!this.#waiting.size) window.clearTimeout(this.#timer);
    waiting.answered(JSON.parse(answered));
  }
}
