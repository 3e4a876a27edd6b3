// Hides what makes no difference to an answer that was chosen in another box. Which answers it makes a difference
// to stands beside it in the page, written there from the rules when the site was built.

export function prepareOnlyWith(form) {
  const groups = [...form.querySelectorAll("[data-only-with]")];
  const show = () => {
    for (const group of groups) {
      const { onlyWith, onlyWhere } = group.dataset;
      const chosen = form.querySelector(`[name="${CSS.escape(onlyWith)}"]:checked`);
      group.hidden = Boolean(chosen) && !onlyWhere.split(" ").includes(chosen.value);
    }
  };
  form.addEventListener("change", show);
  show();
  return show;
}
