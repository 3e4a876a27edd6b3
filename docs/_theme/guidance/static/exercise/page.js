// Joins an exercise on a page to the Python that answers it.
import { CasePage } from "./case.js";
import { SelfTest } from "./self_test.js";

document.body.classList.add("govuk-frontend-supported");

for (const root of document.querySelectorAll("[data-exercise]")) {
  if (root.dataset.exercise === "case") new CasePage(root);
  else new SelfTest(root);
}
