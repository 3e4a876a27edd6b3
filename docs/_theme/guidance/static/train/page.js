// The pack of a case: prints one part alone, and shows the case full screen.
import { Projector } from "./projector.js";

// Only the part that was asked for goes to the printer; without a script the whole page does.
const printPart = (pack, button) => {
  const part = pack.querySelector(`#${button.dataset.print}`);
  const page = document.documentElement;
  const title = page.dataset.printTitle;
  part.classList.add("is-printed");
  document.body.classList.add("print-one", `print-${part.id}`);
  if (button.dataset.title) page.dataset.printTitle = button.dataset.title;
  window.addEventListener("afterprint", () => {
    part.classList.remove("is-printed");
    document.body.classList.remove("print-one", `print-${part.id}`);
    page.dataset.printTitle = title;
  }, { once: true });
  window.print();
};

for (const pack of document.querySelectorAll("[data-pack]")) {
  const projector = new Projector(pack.querySelector(".projector"));
  pack.querySelector("[data-buttons]").hidden = false;
  pack.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.print) printPart(pack, button);
    if (button?.dataset.show) projector.open();
  });
}
