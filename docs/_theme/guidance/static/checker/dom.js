// Makes elements. Text only ever becomes text: nothing that a person typed can become markup.

export function make(tag, className, ...inside) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside.filter((one) => one !== "" && one !== null && one !== undefined));
  return element;
}

// Moves the focus to something that takes no focus by itself, such as a heading, and brings it into view with
// what stands above it: `from` is what has to be in view at the top.
export function focusOn(element, from = element) {
  if (!element) return;
  if (!element.matches("a, button, input, select, textarea, summary")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  from.scrollIntoView({ block: "start" });
}
