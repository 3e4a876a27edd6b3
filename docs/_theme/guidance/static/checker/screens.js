// One question a screen: which screen is shown, which were passed, and what comes next. Which screen follows an
// answer stands beside the answer in the page, written there from the rules when the site was built.
import { focusOn } from "./dom.js";

export class Screens {
  #screens;
  path = [];

  constructor(root) {
    this.#screens = new Map([...root.querySelectorAll("[data-screen]")].map((one) => [one.dataset.screen, one]));
    this.first = this.#screens.keys().next().value;
    this.path = [this.first];
  }

  get current() {
    return this.#screens.get(this.path.at(-1));
  }

  get several() {
    return this.#screens.size > 1;
  }

  // The chosen answer of a screen, or null.
  chosen(screen = this.current) {
    return screen.querySelector("input[type=radio]:checked");
  }

  // The names of the boxes of all screens that were passed.
  names() {
    const passed = this.path.map((id) => this.#screens.get(id));
    return new Set(passed.flatMap((screen) => [...screen.querySelectorAll("[name]")].map((box) => box.name)));
  }

  show({ focus = true } = {}) {
    for (const screen of this.#screens.values()) screen.hidden = screen !== this.current;
    if (focus) focusOn(this.current.querySelector("h2") ?? this.current.querySelector("legend, label"), this.current.closest("form"));
  }

  hide() {
    for (const screen of this.#screens.values()) screen.hidden = true;
  }

  // Goes on from the current answer. Gives false where the answers are complete.
  forward() {
    const next = this.chosen()?.dataset.leadsTo;
    if (!next) return false;
    this.path.push(next);
    return true;
  }

  back() {
    if (this.path.length > 1) this.path.pop();
  }

  // Goes back to the screen of a box. What was answered after it stays in its boxes.
  to(name) {
    const place = this.path.findIndex((id) => this.#screens.get(id).querySelector(`[name="${CSS.escape(name)}"]`));
    if (place >= 0) this.path = this.path.slice(0, place + 1);
  }

  // Passes every screen that has its answer already; gives false where the answers are complete.
  passAnswered() {
    while (this.forward()) {
      if (!this.chosen()) return true;
    }
    return false;
  }

  restart() {
    this.path = [this.first];
  }
}
