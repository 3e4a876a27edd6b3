"""Says of each source in the register which pages rely on it, once all pages have been read."""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from sphinx.application import Sphinx

from cse_guidance.site.written_again import written_again

MARK = re.compile(r"<!-- relied on: ([\w-]+) -->")
CITED = re.compile(r'#source-([\w-]+)"')
FRAGMENT = "#source-"


def connect(app: Sphinx) -> None:
    """Fill the register when it is written, which is at each build: any page may have changed."""
    app.connect("env-get-outdated", written_again("cse_sources_page"))
    app.connect("doctree-resolved", fill_register)


def cited_in(doctree: nodes.document) -> set[str]:
    """Return the ids of the sources that a page cites, in its words or by what directives show."""
    shown = {name for raw in doctree.findall(nodes.raw) for name in CITED.findall(raw.astext())}
    addresses = [str(one.get("refuri", "")) for one in doctree.findall(nodes.reference)]
    return shown | {one.partition(FRAGMENT)[2] for one in addresses if FRAGMENT in one}


def fill_register(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put the pages that rely on each source into its entry."""
    env = app.env
    if page != str(app.config.cse_sources_page):
        return
    relying: dict[str, list[str]] = {}
    for other in sorted(env.found_docs - {page, str(app.config.cse_whole_manual_page)}):
        for name in cited_in(env.get_doctree(other)):
            relying.setdefault(name, []).append(other)

    def link(other: str) -> str:
        address = app.builder.get_relative_uri(page, other)
        title = escape(env.titles[other].astext())
        return f'<a class="reference internal" href="{address}">{title}</a>'

    def filled(mark: re.Match[str]) -> str:
        links = [link(other) for other in relying.get(mark[1], [])]
        if not links:
            return "<p>No page shows it: a rule file relies on it, for what a checker answers.</p>"
        lines = "".join(f"<li>{one}</li>" for one in links)
        pages = "1 page" if len(links) == 1 else f"{len(links)} pages"
        return (
            f'<details class="source-register__relying"><summary>{pages} '
            f"rel{'ies' if len(links) == 1 else 'y'} on it</summary><ul>{lines}</ul></details>"
        )

    for raw in list(doctree.findall(nodes.raw)):
        text = raw.astext()
        if MARK.search(text):
            raw.replace_self(nodes.raw("", MARK.sub(filled, text), format="html"))
