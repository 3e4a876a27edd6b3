// The self-test: a set of decisions, how sure one was, what the rules say; then the result, a file, and practice.
import { ErrorSummary } from "../../checker-kit/error-summary.mjs";
import { focusOn, make } from "../checker/dom.js";
import { Errors } from "../checker/errors.js";
import { Steps } from "./steps.js";

export class SelfTest extends Steps {
  asksWhy = true;
  #set = null;
  #again = null; // while what was missed is practised: the tries so far, and which is next

  constructor(root) {
    super(root);
    this.form = root.querySelector("form");
    this.errors = new Errors(this.form, this.form.querySelector("[data-errors]"), ErrorSummary);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.draw();
    });
    window.history.replaceState({ place: -1 }, "");
    this.suggest();
  }

  // Fills in what nobody has filled in yet: a made-up code, a name for the set, and practice of the first kind.
  async suggest() {
    const [chance] = crypto.getRandomValues(new Uint32Array(1));
    try {
      const found = await this.engine.ask({ do: "suggest", chance, today: "2000-01-01" });
      for (const [name, text] of Object.entries(found)) {
        const box = this.form.elements.namedItem(name);
        if (box && !box.value) box.value = text;
      }
    } catch {
      // The form says by itself when nothing can be worked out here.
    }
  }

  async draw() {
    const found = await this.ask({ do: "draw", entries: [...new FormData(this.form)] });
    if (!found) return;
    if (found.to_mend) {
      this.errors.show(found.to_mend);
      return;
    }
    this.errors.clear();
    this.#set = found.set;
    this.items = found.set.items;
    this.answers.clear();
    this.skipped.clear();
    this.#again = null;
    this.show(0);
  }

  show(place, remember) {
    this.form.hidden = place >= 0;
    super.show(place, remember);
  }

  showStart() {
    this.put();
    focusOn(this.form.querySelector("legend, label"), this.root);
  }

  after(place) {
    const last = place + 1 === this.items.length;
    const words = last ? "See your result" : "Next decision";
    return [make("div", "govuk-button-group", this.button(words, () => this.show(place + 1), true))];
  }

  // ----------------------------------------------------------------- result

  async showEnd() {
    const { code, part, seed, size, versions } = this.#set;
    const answers = [...this.answers].sort(([one], [other]) => one - other).map(([, { answer }]) => answer);
    const skipped = [...this.skipped].map((place) => [this.items[place].pathway, this.items[place].item]);
    const results = { code, part, seed, size, versions, answers, skipped };
    const found = await this.ask({ do: "finish", results });
    if (!found) return;
    const sheet = this.drawer.draw(found.sheet, found.sources);
    const missed = [...this.answers].filter(([, one]) => !one.found.right).map(([place]) => place);
    const buttons = [
      missed.length ? this.button("Practise what you missed", () => this.practise(missed), true) : "",
      this.button("Save as a file", () => save(found.name, found.file), !missed.length),
      this.button("Print", () => window.print()),
      this.button("Copy as text", () => this.copy(found.text)),
      this.button("Start again", () => this.show(-1)),
    ];
    this.put(this.backLink(), sheet, make("div", "govuk-button-group", ...buttons));
    focusOn(sheet.querySelector("h2"), this.root);
    this.root.dispatchEvent(new CustomEvent("finished", { detail: { score: found.score } }));
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.say("Copied. Paste it where you need it.");
    } catch {
      this.say("The browser did not allow copying. Print it, or save the file.");
    }
  }

  // --------------------------------------------------- what was missed, again

  practise(missed) {
    this.#again = { items: missed, tried: missed.map((place) => [String(place), false]) };
    this.next();
  }

  async next() {
    const { items, tried } = this.#again;
    const found = await this.ask({ do: "next", items: items.map(String), tried });
    if (!found) return;
    if (found.next === null) {
      const title = make("h2", "", "You have now been right on each of them");
      const words = make("p", "", "Come back in a few days and draw another set: what is tried again after a while stays.");
      this.put(title, words, make("div", "govuk-button-group", this.button("Back to your result", () => this.leavePractice(), true)));
      focusOn(title, this.root);
      return;
    }
    this.showItem(Number(found.next));
  }

  leavePractice() {
    this.#again = null;
    this.showEnd();
  }

  count(place) {
    if (!this.#again) return super.count(place);
    const right = new Set(this.#again.tried.filter(([, one]) => one).map(([one]) => one)).size;
    return { number: right + 1, of: this.#again.items.length };
  }

  // The first answer to a decision counts for the result; a later try is for practice alone.
  async check(place, answer) {
    if (!this.#again) {
      await super.check(place, answer);
      return;
    }
    const found = await this.ask({ do: "mark", answer });
    if (!found) return;
    this.#again.tried.push([String(place), found.right]);
    const sheet = this.drawer.draw(found.sheet, found.sources);
    const on = this.button("Go on", () => this.next(), true);
    this.put(sheet, make("div", "govuk-button-group", on, this.button("Back to your result", () => this.leavePractice())));
    focusOn(sheet.querySelector("h2"), this.root);
  }

  skip(place) {
    if (!this.#again) super.skip(place);
    else this.leavePractice();
  }
}

// Hands a text over as a file. It is made in the page and goes to nobody else.
function save(name, text) {
  const link = make("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
