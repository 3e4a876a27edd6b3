// The few things that HTML and CSS cannot do by themselves. Every page works without them.
"use strict";

(() => {
  // A search goes to the search page after a #, which browsers keep to themselves:
  // the words never reach a server or its log.
  for (const form of document.querySelectorAll("form[role=search]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = new FormData(form).get("q").trim();
      const page = new URL(form.action);
      page.hash = words ? `q=${encodeURIComponent(words)}` : "";
      window.location.assign(page);
    });
  }

  // Boxes that scroll sideways are tab stops so that a keyboard can scroll them.
  // Where everything fits there is nothing to scroll, so the tab stop goes.
  const boxes = document.querySelectorAll(".table-scroll, .flowchart__scroll");
  const fit = (box) => {
    if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  };
  if ("ResizeObserver" in window) {
    const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
    boxes.forEach((box) => watcher.observe(box));
  }

  // Folded text is printed too, in browsers whose style sheets cannot unfold it.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open], .command__part)")];
    folded.forEach((fold) => (fold.open = true));
  });
  window.addEventListener("afterprint", () => folded.forEach((fold) => (fold.open = false)));
})();
