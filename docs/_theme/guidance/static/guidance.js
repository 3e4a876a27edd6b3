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

  // The mark beside a heading is a link to its section. Where the browser allows it, following
  // the link copies its address as well, and a line says so.
  if (navigator.clipboard && document.querySelector(".headerlink")) {
    const told = document.createElement("p");
    told.className = "told";
    told.setAttribute("role", "status");
    document.body.append(told);
    let later = 0;
    document.addEventListener("click", (event) => {
      const link = event.target.closest(".headerlink");
      if (!link) return;
      navigator.clipboard.writeText(link.href).then(() => {
        told.textContent = `Copied: ${link.getAttribute("aria-label").toLowerCase()}`;
        clearTimeout(later);
        later = setTimeout(() => (told.textContent = ""), 6000);
      }, () => {}); // Not allowed: the link has done its work all the same.
    });
  }

  // The way out takes this page's place, so that "Back" does not lead to it, and blanks it while
  // the other page is on its way. Escape, three times in three seconds, does the same, but not in
  // a box for typing, where that key has its own work. Nothing is asked for before that.
  const out = document.querySelector(".exit-page");
  if (out) {
    const leave = () => {
      document.documentElement.hidden = true;
      document.title = out.hostname;
      window.location.replace(out.href);
    };
    out.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      leave();
    });
    const typing = "textarea, select, input:not([type=radio], [type=checkbox])";
    let presses = [];
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.repeat || event.target.closest?.(typing)) return;
      const now = event.timeStamp;
      presses = [...presses.filter((before) => now - before < 3000), now];
      if (presses.length < 3) return;
      event.preventDefault(); // Else this key would stop the other page from loading.
      if (presses.length === 3) leave();
    });
  }

  // Folded text is printed too, in browsers whose style sheets cannot unfold it.
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open], .command__part)")];
    folded.forEach((fold) => (fold.open = true));
  });
  window.addEventListener("afterprint", () => folded.forEach((fold) => (fold.open = false)));
})();
