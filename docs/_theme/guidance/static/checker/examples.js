// Fills in the boxes with a made-up case. What goes into which box stands in the page beside the name of each
// case, written there when the site was built.

// `filled`: called with the name of the case once it is filled in.
export function prepareExamples(form, filled) {
  const list = form.querySelector("[data-examples] select");
  form.querySelector("[data-fill-in]")?.addEventListener("click", () => {
    const place = list.selectedIndex;
    form.reset();
    list.selectedIndex = place;
    for (const [name, value] of JSON.parse(list.options[place].dataset.entries)) fillIn(form, name, value);
    filled(list.options[place].text);
  });
}

function fillIn(form, name, value) {
  for (const box of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (!box.matches("[type=radio], [type=checkbox]")) box.value = value;
    else if (box.value === value) box.checked = true;
  }
}
