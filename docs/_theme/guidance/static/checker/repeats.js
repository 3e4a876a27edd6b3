// Things that can be entered several times: "Add another", and "Remove". The blank one stands in the page as a
// template, in whose names "{0}" stands for the number of the outer thing and "{1}" for that of the inner.
import { focusOn } from "./dom.js";

const NUMBERED = ["name", "id", "for", "aria-describedby", "aria-labelledby", "data-repeat"];

export function prepareRepeats(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button || !form.contains(button)) return;
    if (button.matches("[data-add]")) add(button.closest("[data-repeat]"));
    else remove(button.closest("[data-item]"));
  });
}

// Takes away what was added, so that the form is as it was at first.
export function forgetAdded(form) {
  for (const repeat of form.querySelectorAll("[data-repeat]")) {
    const first = Number(repeat.dataset.atFirst);
    const items = itemsOf(repeat);
    items.slice(first).forEach((item) => item.remove());
    for (let count = items.length; count < first; count += 1) add(repeat, { focus: false });
    tell(repeat);
  }
}

function itemsOf(repeat) {
  return [...repeat.querySelectorAll("[data-item]")].filter((item) => item.parentElement.closest("[data-repeat]") === repeat);
}

function add(repeat, { focus = true } = {}) {
  const number = Number(repeat.dataset.next);
  repeat.dataset.next = number + 1;
  const template = [...repeat.children].find((one) => one.tagName === "TEMPLATE");
  const copy = template.content.cloneNode(true);
  fill(copy, `{${repeat.dataset.depth}}`, number);
  const item = copy.querySelector("[data-item]");
  template.before(copy);
  tell(repeat);
  if (focus) focusOn(item.querySelector("legend"));
}

function fill(part, mark, number) {
  for (const element of part.querySelectorAll("*")) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value?.includes(mark)) element.setAttribute(name, value.replaceAll(mark, number));
    }
    if (element.tagName === "TEMPLATE") fill(element.content, mark, number);
  }
}

function remove(item) {
  const repeat = item.parentElement.closest("[data-repeat]");
  const place = itemsOf(repeat).indexOf(item);
  item.remove();
  tell(repeat);
  const left = itemsOf(repeat);
  const next = left[Math.min(place, left.length - 1)];
  focusOn(next ? next.querySelector("legend") : ownButton(repeat));
}

function ownButton(repeat) {
  return [...repeat.querySelectorAll("[data-add]")].find((one) => one.closest("[data-repeat]") === repeat);
}

// Numbers the things anew, as a person counts them, and closes the button where no more may be added.
function tell(repeat) {
  const items = itemsOf(repeat);
  items.forEach((item, place) => {
    item.querySelector("[data-number]").textContent = place + 1;
  });
  ownButton(repeat).hidden = items.length >= Number(repeat.dataset.most);
}
