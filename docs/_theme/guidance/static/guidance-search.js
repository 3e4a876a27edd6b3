// Joins Sphinx's search to this theme's search page.
"use strict";

(() => {
  const results = document.getElementById("search-results");
  const said = document.getElementById("search-said");
  const field = document.getElementById("search-words");

  // Plainer words for what Sphinx says.
  Object.assign(Documentation.TRANSLATIONS, {
    "Searching": "Searching",
    "Search Results": "Results",
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
      "No page holds all of those words. Try fewer words, or look in the menu.",
    "Search finished, found one page matching the search query.": [
      "1 page found.",
      "${resultCount} pages found.",
    ],
  });

  // Only the words of the page itself, without its contents list.
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(".headerlink, script, nav, svg").forEach((part) => part.remove());
    page.querySelectorAll("p, li, dt, dd, th, td, caption, h1, h2, h3, h4").forEach((part) => part.append(" "));
    const content = page.querySelector("main .content");
    const part = anchor ? page.getElementById(anchor.slice(1)) : null;
    return ((part ?? content)?.textContent ?? "").replace(/\s+/g, " ");
  };

  // Names of functions are for those who build on this site: they find them in the words of their pages.
  Search.performObjectSearch = () => [];

  // Pages about the site itself come after those for practice.
  Scorer.score = ([page, , , , score]) => (/^(about|reference)\//.test(page) ? score - Scorer.term + 1 : score);

  // A page that is found in two ways stands there once, at its better place. The best comes last here.
  const perform = Search._performSearch;
  Search._performSearch = (...asked) => {
    const seen = new Set();
    const found = perform(...asked).reverse();
    return found.filter(([page, title]) => !seen.has(page + title) && seen.add(page + title)).reverse();
  };

  const search = () => {
    const words = new URLSearchParams(window.location.hash.slice(1)).get("q") ?? "";
    field.value = words;
    results.replaceChildren();
    said.textContent = "";
    if (!words) return;
    document.title = document.title.replace(/^(.*? - )?Search/, () => `${words} - Search`);
    Search.performSearch(words);
    // One short sentence is read out when the search ends, not every result as it arrives.
    const summary = results.querySelector(".search-summary");
    new MutationObserver(() => (said.textContent = summary.textContent)).observe(summary, { childList: true });
  };

  window.addEventListener("hashchange", search);
  search();
})();
