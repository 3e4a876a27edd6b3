// A made-up case on its page: decide at each stage, see what the rules say, change an answer, see what one more
// fact would change.
import { focusOn, make } from "../checker/dom.js";
import { Steps } from "./steps.js";

export class CasePage extends Steps {
  constructor(root) {
    super(root);
    this.items = JSON.parse(root.dataset.items);
    this.whatIfs = JSON.parse(root.dataset.whatIf);
    root.querySelector("[data-start]").addEventListener("click", () => this.show(0));
    window.history.replaceState({ place: -1 }, "");
  }

  get start() {
    return this.root.querySelector("[data-begin]");
  }

  show(place, remember) {
    this.start.hidden = place >= 0;
    super.show(place, remember);
  }

  showStart() {
    this.put();
    focusOn(this.start.querySelector("h2"), this.root);
  }

  after(place) {
    const { pathway, item } = this.items[place];
    const more = this.whatIfs.map((one, number) => ({ ...one, number }));
    const fitting = more.filter((one) => one.pathway === pathway && one.item === item);
    const asked = fitting.map((one) => this.whatIf(one));
    const last = place + 1 === this.items.length;
    const buttons = make(
      "div",
      "govuk-button-group",
      this.button(last ? "See how you did" : "Next decision", () => this.show(place + 1), true),
      this.button("Change my answer", () => this.showItem(place)),
    );
    return [...asked, buttons];
  }

  // A fact that another agency might have had, and what the rules would have said then.
  whatIf({ number, reported_by: by, text }) {
    const place = make("div", "");
    const button = this.button("What would the rules say then?", async () => {
      const found = await this.ask({ do: "what if", case: this.root.dataset.case, number });
      if (!found) return;
      const sheet = this.drawer.draw(found.sheet, found.sources);
      place.replaceChildren(sheet);
      focusOn(sheet.querySelector("h2"));
    });
    const told = make("p", "", make("strong", "", `${by}: `), text);
    return make("section", "exercise__what-if", make("h3", "", "Suppose that one more thing was known"), told, button, place);
  }

  showEnd() {
    const lines = this.items.map((item, place) => {
      const said = this.answers.get(place)?.found.sheet.title ?? "Skipped";
      const link = make("a", "", `${item.stage}: ${item.topic}`);
      link.href = `#${this.root.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.show(place);
      });
      return make("li", "", link, ` ${said}`);
    });
    const title = make("h2", "", "You have been through this case");
    const rest = make("p", "", "What nobody knows yet, slips in the record and in the words, and questions to talk about are on the same page, below.");
    const open = this.button("Show them", () => {
      this.twin.open = true;
      focusOn(this.twin.querySelector("[data-talk]") ?? this.twin.querySelector("summary"));
    });
    const again = this.button("Start again", () => this.startAgain());
    this.put(this.backLink(), title, make("ol", "", ...lines), rest, make("div", "govuk-button-group", open, again));
    focusOn(title, this.root);
  }

  startAgain() {
    this.answers.clear();
    this.skipped.clear();
    this.show(0);
  }
}
