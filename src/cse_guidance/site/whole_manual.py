"""The whole guidance on one page, put together from the pages when all of them are written.

The pages are made once: this reads what was written, and changes only what one page cannot have
twice. Ids get the name of their page in front, headings go down one level, and a link between two
pages of the manual stays inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from cse_guidance.site.manual_part import Part, prefix_of, read_part
from cse_guidance.site.shown import Shown, templates
from cse_guidance.site.written_again import written_again
from cse_guidance.words import day_words

MARKER = "<!-- the whole guidance -->"
# Forms to fill in on the screen, made-up cases and their packs for trainers, lists of functions,
# how this site is built.
LEFT_OUT = ("check/", "practise/", "train/", "reference/", "about/decisions/")


class Group(NamedTuple):
    """One part of the menu: its heading, where it has several pages, and its pages in order."""

    heading: str
    pages: tuple[str, ...]


class Entry(NamedTuple):
    """One page in the manual, as the template shows it."""

    page: str
    prefix: str
    title: str
    reviewed: str
    review_by: str
    text: str


class WholeManual(Shown):
    """The place on a page where the whole guidance goes."""

    def run(self) -> list[nodes.Node]:
        """Return a mark that is filled when every page is written."""
        return [nodes.raw("", MARKER, format="html")]


def connect(app: Sphinx) -> None:
    """Add the setting and the directive, and fill the page at the end of each build."""
    app.add_config_value("cse_whole_manual_page", "print-all", "env", str)
    app.add_directive("whole-manual", WholeManual)
    app.connect("env-get-outdated", written_again("cse_whole_manual_page"))
    app.connect("build-finished", fill)


def groups_in_order(env: BuildEnvironment, without: str) -> list[Group]:
    """Return every page of guidance in the order of the menu; `without` is the manual's own."""
    groups = []
    top = [
        page
        for tree in env.get_doctree(str(env.config.root_doc)).findall(addnodes.toctree)
        for page in tree["includefiles"]
    ]
    for page in top:
        below = dict.fromkeys(_with_those_below(env, page))
        pages = tuple(one for one in below if one != without and not one.startswith(LEFT_OUT))
        if pages:
            heading = env.titles[page].astext() if len(pages) > 1 else ""
            groups.append(Group(heading, pages))
    return groups


def _with_those_below(env: BuildEnvironment, page: str) -> Iterator[str]:
    yield page
    for below in env.toctree_includes.get(page, ()):
        yield from _with_those_below(env, below)


def fill(app: Sphinx, exception: Exception | None) -> None:
    """Put the pages into the manual's page.

    Raises:
        ExtensionError: a page was not written as the theme writes it, or the mark is missing.
    """
    manual = str(app.config.cse_whole_manual_page)
    if exception is not None or app.builder.name != "html" or manual not in app.env.found_docs:
        return
    folder = Path(app.outdir)
    groups = groups_in_order(app.env, manual)
    written = {
        page: (folder / f"{page}.html").read_text(encoding="utf-8")
        for group in groups
        for page in group.pages
    }
    # Which ids there are has to be known before any link can be told to lead to one.
    ids = {
        page: frozenset(read_part(text, Part(page, manual)).ids) for page, text in written.items()
    }
    entries = [
        _entry(app.env, read_part(text, Part(page, manual, ids))) for page, text in written.items()
    ]
    by_page = {entry.page: entry for entry in entries}
    text = templates.get_template("whole_manual.html").render(
        groups=[(group.heading, [by_page[page] for page in group.pages]) for group in groups],
        entries=entries,
    )
    target = folder / f"{manual}.html"
    before = target.read_text(encoding="utf-8")
    if before.count(MARKER) != 1:
        raise ExtensionError(f'"{manual}" has no place for the guidance: write whole-manual there.')
    target.write_text(before.replace(MARKER, text), encoding="utf-8", newline="\n")


def _entry(env: BuildEnvironment, part: Part) -> Entry:
    meta = env.metadata[part.page]
    return Entry(
        page=part.page,
        prefix=prefix_of(part.page),
        title=env.titles[part.page].astext(),
        reviewed=_day(meta.get("reviewed")),
        review_by=_day(meta.get("review_by")),
        text=part.text,
    )


def _day(written: object) -> str:
    return day_words(date.fromisoformat(str(written))) if written else ""
