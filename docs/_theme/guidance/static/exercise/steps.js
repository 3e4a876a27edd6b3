// What the self-test and a case have in common: one decision at a time, what the rules say, forward and back.
import { ErrorSummary } from "../../checker-kit/error-summary.mjs";
import { focusOn, make } from "../checker/dom.js";
import { Engine } from "../checker/engine.js";
import { Errors } from "../checker/errors.js";
import { SheetDrawer } from "../checker/sheet.js";
import { drawItem, readItem } from "./item.js";

export class Steps {
  items = [];
  answers = new Map(); // place of a decision to what was answered and what the rules said
  skipped = new Set();
  place = -1; // before the first decision
  asksWhy = false;
  #busy = false;

  constructor(root) {
    this.root = root;
    this.work = root.querySelector("[data-work]");
    this.status = root.querySelector("[role=status]");
    this.broken = root.querySelector("[data-failed]");
    this.twin = root.querySelector(".checker__twin");
    this.drawer = new SheetDrawer({
      register: root.dataset.register,
      pages: JSON.parse(root.dataset.pages),
      change: () => {},
    });
    this.engine = new Engine(root.dataset.worker, () => this.sayBroken());
    this.twin.open = false;
    window.addEventListener("popstate", ({ state }) => this.show(state?.place ?? -1, false));
    // A page that is left takes its worker with it; one that comes back starts another.
    window.addEventListener("pagehide", () => this.engine.stop());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.engine.start());
    this.engine.start();
  }

  // Shows a decision, or what the rules said to it where it was answered.
  show(place, remember = true) {
    this.place = place;
    this.say("");
    if (remember) window.history.pushState({ place }, "");
    if (place < 0) this.showStart();
    else if (place >= this.items.length) this.showEnd();
    else if (this.answers.has(place)) this.showAnswered(place);
    else this.showItem(place);
  }

  showItem(place) {
    const item = this.items[place];
    const before = this.answers.get(place)?.answer;
    const form = make("form", "", make("div", ""), drawItem(item, { ...this.count(place), asksWhy: this.asksWhy, before }));
    form.noValidate = true;
    const go = this.button("Check my answer", null, true);
    go.type = "submit";
    form.append(make("div", "govuk-button-group", go, this.button("Skip this one", () => this.skip(place))));
    const errors = new Errors(form, form.firstChild, ErrorSummary);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { answer, toMend } = readItem(form, this.asksWhy);
      if (toMend.length) errors.show(toMend);
      else this.check(place, { pathway: item.pathway, item: item.item, ...answer });
    });
    this.put(this.backLink(), form);
    focusOn(form.querySelector("h2"), this.root);
  }

  count(place) {
    return { number: place + 1, of: this.items.length };
  }

  async check(place, answer) {
    const found = await this.ask({ do: "mark", answer });
    if (!found) return;
    this.skipped.delete(place);
    this.answers.set(place, { answer, found });
    this.showAnswered(place);
  }

  showAnswered(place) {
    const { found } = this.answers.get(place);
    const sheet = this.drawer.draw(found.sheet, found.sources);
    this.put(this.backLink(), sheet, ...this.after(place));
    focusOn(sheet.querySelector("h2"), this.root);
  }

  skip(place) {
    this.skipped.add(place);
    this.show(place + 1);
  }

  // Asks Python; gives nothing where it cannot answer, and says so.
  async ask(question) {
    if (this.#busy) return null;
    this.#busy = true;
    this.say("Working it out");
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
    try {
      const found = await this.engine.ask({ ...question, today });
      this.say("");
      return found;
    } catch {
      this.say("");
      this.sayBroken();
      focusOn(this.broken.querySelector("h2"));
      return null;
    } finally {
      this.#busy = false;
    }
  }

  sayBroken() {
    this.broken.hidden = false;
    this.twin.open = true;
  }

  // ------------------------------------------------------------------ parts

  put(...inside) {
    const parts = inside.filter(Boolean);
    this.work.hidden = !parts.length;
    this.work.replaceChildren(...parts);
    // What is printed: the answer alone where there is one.
    this.root.classList.toggle("checker--answered", parts.some((one) => one.matches(".sheet")));
  }

  button(words, press, main = false) {
    const button = make("button", main ? "govuk-button" : "govuk-button govuk-button--secondary", words);
    button.type = "button";
    if (press) button.addEventListener("click", press);
    return button;
  }

  backLink() {
    const link = make("a", "govuk-back-link", "Back");
    link.href = `#${this.root.id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      window.history.back();
    });
    return link;
  }

  say(words) {
    this.status.textContent = words;
  }
}
