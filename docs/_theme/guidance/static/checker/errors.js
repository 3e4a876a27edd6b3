// Shows what has to be mended: a summary that takes the focus and links to each box, and the same words
// at the box itself.
import { make } from "./dom.js";

export class Errors {
  #form;
  #place;
  #Summary;

  constructor(form, place, Summary) {
    this.#form = form;
    this.#place = place;
    this.#Summary = Summary;
  }

  clear() {
    this.#place.replaceChildren();
    for (const message of this.#form.querySelectorAll(".govuk-error-message")) message.remove();
    for (const group of this.#form.querySelectorAll(".govuk-form-group--error")) {
      group.classList.remove("govuk-form-group--error");
    }
    for (const box of this.#form.querySelectorAll("[data-described]")) {
      box.setAttribute("aria-describedby", box.dataset.described);
      if (!box.dataset.described) box.removeAttribute("aria-describedby");
      delete box.dataset.described;
      box.removeAttribute("aria-invalid");
    }
  }

  // `toMend`: the name of a box (empty: the whole form) and the words that say what to do.
  show(toMend) {
    this.clear();
    const list = make("ul", "govuk-list govuk-error-summary__list");
    for (const { name, words } of toMend) {
      const box = name ? this.#boxOf(name) : null;
      if (box) {
        const link = make("a", "", words);
        link.href = `#${box.id}`;
        list.append(make("li", "", link));
        this.#mark(box, words);
      } else {
        list.append(make("li", "", words));
      }
    }
    const title = make("h2", "govuk-error-summary__title", "There is something to mend");
    const alert = make("div", "", title, make("div", "govuk-error-summary__body", list));
    alert.setAttribute("role", "alert");
    const summary = make("div", "govuk-error-summary", alert);
    this.#place.replaceChildren(summary);
    new this.#Summary(summary);
  }

  // The box of a name; where the name is that of several boxes, such as a date, the first of them.
  #boxOf(name) {
    const named = [...this.#form.elements].filter(
      (one) => one.name === name || one.name?.startsWith(`${name}/`),
    );
    return named.find((one) => !one.closest("[hidden]")) ?? named[0] ?? null;
  }

  #mark(box, words) {
    for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    // Each box of a date stands in a group of its own: the message stands above all of them.
    const group = (box.closest(".govuk-date-input") ?? box).closest(".govuk-form-group");
    if (!group) return;
    group.classList.add("govuk-form-group--error");
    const message = make("p", "govuk-error-message", make("span", "govuk-visually-hidden", "To mend: "), words);
    message.id = `${box.id}-error`;
    const before = group.querySelector(".govuk-radios, .govuk-checkboxes, .govuk-date-input") ?? box;
    before.before(message);
    const described = box.matches("[type=radio], [type=checkbox]") || box.closest(".govuk-date-input") ? box.closest("fieldset") : box;
    if (described.dataset.described === undefined) {
      described.dataset.described = described.getAttribute("aria-describedby") ?? "";
    }
    described.setAttribute("aria-describedby", `${described.dataset.described} ${message.id}`.trim());
    if (box.matches("input:not([type=radio], [type=checkbox]), textarea, select")) box.setAttribute("aria-invalid", "true");
  }
}
