// Draws an answer. The blocks come from Python (src/cse_guidance/checkers/sheet.py); nothing is worked out here.
import { make } from "./dom.js";

export class SheetDrawer {
  // `register`: the page of sources. `pages`: the addresses of checkers and pathways, by id.
  // `change`: called with the name of a box whose answer somebody wants to change.
  constructor({ register, pages, change }) {
    this.register = register;
    this.pages = pages;
    this.change = change;
  }

  draw(sheet, sources) {
    this.numbers = new Map(sources.map(({ id }, place) => [id, place + 1]));
    this.onPaper = new Set(); // the sources of what is printed
    this.printed = true;
    const title = make("h2", "sheet__title", sheet.title);
    const lead = this.blocks(sheet.lead);
    const parts = sheet.parts.map((part) => this.part(part));
    const made = make("p", "sheet__made", sheet.made);
    const urgency = sheet.urgency ? ` urgency-${sheet.urgency}` : "";
    return make("div", `sheet${urgency}`, title, ...lead, ...parts, this.list(sources), made);
  }

  part({ title, blocks, folded, printed }) {
    this.printed = printed;
    if (!folded) return make("section", "sheet__part", make("h3", "", title), ...this.blocks(blocks));
    const heading = make("summary", "", make("h3", "", title));
    const left = printed ? "" : " sheet__part--not-printed";
    return make("section", `sheet__part${left}`, make("details", "", heading, ...this.blocks(blocks)));
  }

  // What the sheet rests on, numbered as it is named. Each leads to the site's page of sources.
  list(sources) {
    if (!sources.length) return "";
    const lines = sources.map(({ id, words, caution }, place) => {
      const link = make("a", "source-ref", words);
      link.href = `${this.register}#source-${id}`;
      const line = make("li", this.onPaper.has(id) ? "" : "sheet__part--not-printed", link, caution ? ` ${caution}` : "");
      line.value = place + 1; // its number stays the same where others are not printed
      return line;
    });
    const fold = make("details", "", make("summary", "", make("h3", "", "Sources")), make("ol", "sheet__list", ...lines));
    return make("section", "sheet__part", fold);
  }

  blocks(list) {
    return list.map((block) => this[block.kind](block));
  }

  words({ text, look, sources }) {
    return make("p", `look-${look}`, text, ...this.sources(sources));
  }

  items({ items, numbered }) {
    const lines = items.map(({ text, lead, scope, sources, page }) => {
      const address = page && this.pages[page];
      const opened = lead || text;
      const link = address ? make("a", "", opened) : lead ? make("strong", "", lead) : "";
      if (address) link.href = address;
      const rest = lead || !address ? text : "";
      return make("li", "", link, link && rest ? " " : "", rest, ...this.reach(scope, sources));
    });
    return make(numbered ? "ol" : "ul", "", ...lines);
  }

  steps({ steps }) {
    const lines = steps.map(({ what, who, when, by, scope, sources }) => {
      const line = make("p", "sheet__who", `${who.join("; ")}: `, make("span", "clock", when));
      const last = by ? [" ", make("span", "sheet__by", `Last day: ${by}`)] : [];
      line.append(...last, ...this.reach(scope, sources));
      return make("li", "", make("p", "sheet__what", what), line);
    });
    return make("ol", "sheet__steps", ...lines);
  }

  rows({ rows }) {
    const lines = rows.map(({ term, text, rule, sources, change }) => {
      const answer = make("dd", "", text ? make("strong", "", text) : "", text && rule ? ". " : "", rule, ...this.sources(sources));
      const line = make("div", change ? "sheet__row--change" : "", make("dt", "", term), answer);
      if (change) line.append(make("dd", "sheet__change", this.changer(change, term)));
      return line;
    });
    return make("dl", "sheet__rows", ...lines);
  }

  changer(name, term) {
    const link = make("a", "checker__change", "Change", make("span", "govuk-visually-hidden", ` the answer to: ${term}`));
    link.href = "#change";
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.change(name);
    });
    return link;
  }

  table({ caption, head, lines }) {
    const row = (cells, tag, scope) => {
      const made = cells.map((cell, number) => {
        const one = make(number && tag === "td" ? "td" : "th", "", cell);
        if (one.tagName === "TH") one.scope = number && tag === "td" ? "" : scope;
        return one;
      });
      return make("tr", "", ...made);
    };
    const body = make("tbody", "", ...lines.map((cells) => row(cells, "td", "row")));
    const table = make("table", "", make("caption", "", caption), make("thead", "", row(head, "th", "col")), body);
    // It may scroll sideways: a keyboard has to reach it, as it reaches the tables of the site.
    const box = make("div", "table-scroll", table);
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", caption);
    return box;
  }

  // Where it is brief, print leaves out why each matters.
  found({ found, brief }) {
    const lines = found.map(({ where, what, why, do: todo, scope, sources }) =>
      make(
        "li",
        "",
        make("p", "", make("strong", "", `${where}: `), what),
        make("p", "sheet__why", why),
        make("p", "", make("strong", "", "What to do: "), todo, ...this.reach(scope, sources)),
      ),
    );
    return make("ol", brief ? "sheet__found sheet__found--brief" : "sheet__found", ...lines);
  }

  reach(scope, sources) {
    return [...(scope ? [" ", make("span", "sheet__scope", `[${scope}]`)] : []), ...this.sources(sources)];
  }

  sources(list) {
    if (!list.length) return [];
    if (this.printed) for (const { id } of list) this.onPaper.add(id);
    const numbers = [...new Set(list.map(({ id }) => this.numbers.get(id)))].sort((one, other) => one - other);
    const called = numbers.length > 1 ? "sources" : "source";
    return [" ", make("span", "sheet__sources", `(${called} ${numbers.join(", ")})`)];
  }
}
