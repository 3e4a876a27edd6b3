// Joins a checker's form to the Python that answers it.
import { ErrorSummary } from "../../checker-kit/error-summary.mjs";
import { prepareCounts } from "./counts.js";
import { focusOn } from "./dom.js";
import { Engine } from "./engine.js";
import { Errors } from "./errors.js";
import { prepareExamples } from "./examples.js";
import { prepareOnlyWith } from "./only_with.js";
import { forgetAdded, prepareRepeats } from "./repeats.js";
import { Screens } from "./screens.js";
import { SheetDrawer } from "./sheet.js";

document.body.classList.add("govuk-frontend-supported");

class CheckerPage {
  #changing = false;
  #asking = false;

  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.status = root.querySelector("[role=status]");
    this.buttons = root.querySelector(".checker__buttons");
    this.go = root.querySelector("[data-go]");
    this.backLink = root.querySelector("[data-back]");
    this.result = root.querySelector(".checker__result");
    this.place = root.querySelector("[data-sheet]");
    this.after = root.querySelector("[data-after]");
    this.broken = root.querySelector(".checker__form > .checker__failed");
    this.twin = root.querySelector(".checker__twin");
    this.goWords = this.go.textContent;
    this.screens = new Screens(root);
    this.errors = new Errors(this.form, root.querySelector("[data-errors]"), ErrorSummary);
    this.showAsked = prepareOnlyWith(this.form); // before what is asked is counted
    this.count = prepareCounts(this.form);
    this.drawer = new SheetDrawer({
      register: root.dataset.register,
      pages: JSON.parse(root.dataset.pages),
      change: (name) => this.change(name),
    });
    this.engine = new Engine(root.dataset.worker, () => this.sayBroken());
    this.twin.open = false;
    prepareRepeats(this.form);
    prepareExamples(this.form, (title) => this.filledIn(title));
    this.fillToday();
    this.listen();
    this.showBack();
    this.screens.show({ focus: false });
    this.engine.start();
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.submitter?.matches("[data-add-dates]")) this.ask();
      else this.forward();
    });
    this.backLink?.addEventListener("click", (event) => {
      event.preventDefault();
      window.history.back();
    });
    window.addEventListener("popstate", ({ state }) => this.backTo(state?.step ?? 0));
    this.root.querySelector("[data-print]").addEventListener("click", () => window.print());
    this.root.querySelector("[data-copy]").addEventListener("click", () => this.copy());
    this.root.querySelector("[data-edit]").addEventListener("click", () => this.edit());
    this.root.querySelector("[data-restart]").addEventListener("click", () => this.restart());
    // A page that is left takes its worker with it; one that comes back starts another.
    window.addEventListener("pagehide", () => this.engine.stop());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.engine.start());
  }

  fillToday() {
    const now = new Date();
    const parts = { day: now.getDate(), month: now.getMonth() + 1, year: now.getFullYear() };
    for (const date of this.form.querySelectorAll("[data-today]")) {
      for (const [part, value] of Object.entries(parts)) {
        date.querySelector(`[name$="/${part}"]`).value = value;
      }
    }
  }

  filledIn(title) {
    this.errors.clear();
    this.showAsked();
    this.count();
    this.say(`Filled in: ${title}`);
  }

  // ------------------------------------------------------------- questions

  forward() {
    if (this.#asking) return;
    const { screens } = this;
    if (screens.several && !screens.chosen()) {
      const box = screens.current.querySelector("input");
      this.errors.show([{ name: box.name, words: screens.current.dataset.needed }]);
      return;
    }
    this.errors.clear();
    const more = screens.several && (this.#changing ? screens.passAnswered() : screens.forward());
    this.#changing = false;
    if (more) this.step();
    else this.ask();
  }

  step() {
    this.hideResult();
    this.showBack();
    this.screens.show();
    const step = this.screens.path.length - 1;
    if ((window.history.state?.step ?? 0) < step) window.history.pushState({ step }, "");
  }

  backTo(step) {
    if (this.#asking) return;
    this.errors.clear();
    this.hideResult();
    while (this.screens.path.length > step + 1) this.screens.back();
    this.showBack();
    this.screens.show();
  }

  showBack() {
    if (this.backLink) this.backLink.hidden = this.screens.path.length < 2;
  }

  change(name) {
    this.screens.to(name);
    this.#changing = true;
    this.hideResult();
    this.showBack();
    this.screens.show();
    window.history.replaceState({ step: this.screens.path.length - 1 }, "");
  }

  edit() {
    this.#changing = false;
    this.hideResult();
    this.showBack();
    this.screens.show();
  }

  // --------------------------------------------------------------- answers

  entries() {
    const passed = this.screens.names();
    return [...new FormData(this.form)].filter(([name]) => passed.has(name) || name.startsWith("dates/"));
  }

  async ask() {
    this.#asking = true;
    this.say("Working it out");
    this.go.textContent = "Working it out";
    this.go.setAttribute("aria-disabled", "true");
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
    try {
      const found = await this.engine.ask({ checker: this.root.dataset.checker, entries: this.entries(), today });
      if (found.to_mend) this.mend(found.to_mend);
      else this.answer(found);
    } catch {
      this.fail();
    } finally {
      this.#asking = false;
      this.go.textContent = this.goWords;
      this.go.removeAttribute("aria-disabled");
    }
  }

  mend(toMend) {
    this.say("");
    this.errors.show(toMend);
  }

  answer({ sheet, sources, text }) {
    this.text = text;
    this.errors.clear();
    this.screens.hide();
    this.buttons.hidden = true;
    this.backLink && (this.backLink.hidden = true);
    this.place.replaceChildren(this.drawer.draw(sheet, sources));
    this.showDates(sheet.ask);
    this.result.hidden = false;
    this.root.classList.add("checker--answered");
    this.say("");
    focusOn(this.place.querySelector("h2"));
  }

  // Shows the boxes of those dates that make a difference to this answer.
  showDates(names) {
    if (!this.after) return;
    this.after.hidden = !names.length;
    for (const date of this.after.querySelectorAll("[data-date]")) date.hidden = !names.includes(date.dataset.date);
  }

  hideResult() {
    this.result.hidden = true;
    this.buttons.hidden = false;
    this.root.classList.remove("checker--answered");
    this.say("");
  }

  // Says that nothing can be worked out here, as soon as it is known; whoever asks is taken to it.
  sayBroken() {
    this.broken.hidden = false;
    this.twin.open = true;
  }

  fail() {
    this.say("");
    this.sayBroken();
    focusOn(this.broken.querySelector("h2"));
  }

  say(words) {
    this.status.textContent = words;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      this.say("Copied. Paste it where you need it.");
    } catch {
      const box = this.root.querySelector("[data-copy-box]");
      box.hidden = false;
      box.querySelector("textarea").value = this.text;
      box.querySelector("textarea").select();
      this.say("The browser did not allow copying. The text is in the box: copy it from there.");
    }
  }

  restart() {
    this.form.reset();
    forgetAdded(this.form);
    this.fillToday();
    this.showAsked();
    this.count();
    this.text = "";
    this.place.replaceChildren();
    const box = this.root.querySelector("[data-copy-box]");
    box.hidden = true;
    box.querySelector("textarea").value = "";
    this.errors.clear();
    this.screens.restart();
    this.edit();
    window.history.replaceState({ step: 0 }, "");
    this.say("Everything has been cleared.");
  }
}

for (const root of document.querySelectorAll(".checker")) new CheckerPage(root);
