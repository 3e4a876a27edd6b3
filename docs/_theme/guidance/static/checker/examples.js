// Fills in the boxes with a made-up case. What goes into which box stands in the page beside the name of each
// case, written there when the site was built.

// Without a script the list would do nothing, so it is shown from here.
// `filled`: called with the name of the case once it is filled in.
export function prepareExamples(form, filled) {
  const place = form.querySelector("[data-examples]");
  if (!place) return;
  const list = place.querySelector("select");
  place.hidden = false;
  place.querySelector("[data-fill-in]").addEventListener("click", () => {
    const number = list.selectedIndex;
    form.reset();
    list.selectedIndex = number;
    for (const [name, value] of JSON.parse(list.options[number].dataset.entries)) fillIn(form, name, value);
    filled(list.options[number].text);
  });
}

function fillIn(form, name, value) {
  for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (!box.matches("[type=radio], [type=checkbox]")) box.value = value;
    else if (box.value === value) box.checked = true;
  }
}
