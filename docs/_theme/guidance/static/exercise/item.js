// Draws one decision of a made-up case: who, the facts so far, what can be chosen. What it says comes from Python
// (src/cse_guidance/exercises/shown.py).
import { make } from "../checker/dom.js";

const CONFIDENCES = [
  ["guess", "A guess"],
  ["fairly sure", "Fairly sure"],
  ["certain", "Certain"],
];

// `asksWhy`: a self-test asks also how sure somebody is, and by which facts. `before`: what was answered before.
export function drawItem(item, { number, of, asksWhy, before }) {
  const parts = [
    make("h2", "", `${number} of ${of}. ${item.topic}`),
    make("p", "exercise__place", make("strong", "", item.case), `. ${item.stage}`),
    make("p", "", item.child),
    facts(item.facts),
    boxes("radio", "choice", item.question, item.choices.map(({ id, text }) => [id, text]), before ? [before.choice] : []),
  ];
  if (asksWhy) {
    const known = item.facts.map(({ id, number: one, reported_by: by }) => [id, `Fact ${one}, ${by}`]);
    parts.push(boxes("checkbox", "facts", "Which facts decided it for you?", known, []));
    parts.push(ownWords());
    parts.push(boxes("radio", "confidence", "How sure are you?", CONFIDENCES, []));
  }
  return make("div", "exercise__item", ...parts);
}

// What stands in the boxes, or what has to be mended first.
export function readItem(form, asksWhy) {
  const entered = new FormData(form);
  const answer = {
    choice: entered.get("choice") ?? "",
    confidence: entered.get("confidence") ?? (asksWhy ? "" : "fairly sure"),
    facts: entered.getAll("facts"),
  };
  const toMend = [];
  if (!answer.choice) toMend.push({ name: "choice", words: "Choose what happens now." });
  if (asksWhy && !answer.facts.length && !entered.get("own")?.trim()) {
    toMend.push({ name: "facts", words: "Tick the facts that decided it, or say why in your own words." });
  }
  if (!answer.confidence) toMend.push({ name: "confidence", words: "Say how sure you are." });
  return { answer, toMend };
}

function facts(list) {
  const some = list.some((one) => one.new) && list.some((one) => !one.new);
  const lines = list.map(({ number, reported_by: by, text, new: told, at_odds_with: odds }) => {
    const isNew = some && told; // at the first stage everything is
    const line = make("li", isNew ? "exercise__new" : "", isNew ? make("span", "exercise__mark", "New. ") : "");
    line.value = number;
    line.append(make("strong", "", `${by}: `), text);
    if (odds.length) line.append(" ", make("span", "exercise__odds", `Not what fact ${odds.join(" and ")} says.`));
    return line;
  });
  return make("ol", "exercise__facts", ...lines);
}

function boxes(type, name, title, options, chosen) {
  const kind = type === "radio" ? "radios" : "checkboxes";
  const items = options.map(([value, text], place) => {
    const box = make("input", `govuk-${kind}__input`);
    Object.assign(box, { type, name, value, id: `item--${name}${place ? `-${value.replace(/\W+/g, "-")}` : ""}` });
    box.defaultChecked = chosen.includes(value);
    const label = make("label", `govuk-label govuk-${kind}__label`, text);
    label.htmlFor = box.id;
    return make("div", `govuk-${kind}__item`, box, label);
  });
  const legend = make("legend", "govuk-fieldset__legend govuk-fieldset__legend--m", make("h3", "govuk-fieldset__heading", title));
  const small = name === "choice" ? "" : ` govuk-${kind}--small`;
  const set = make("fieldset", "govuk-fieldset", legend, make("div", `govuk-${kind}${small}`, ...items));
  return make("div", "govuk-form-group", set);
}

function ownWords() {
  const box = make("textarea", "govuk-textarea");
  Object.assign(box, { id: "item--own", name: "own", rows: 2, autocomplete: "off" });
  const label = make("label", "govuk-label govuk-label--s", "Or why, in your own words");
  label.htmlFor = box.id;
  const hint = make("div", "govuk-hint", "For yourself. It is neither marked nor saved. Nothing about a real child.");
  hint.id = "item--own-hint";
  box.setAttribute("aria-describedby", hint.id);
  return make("div", "govuk-form-group", label, hint, box);
}
