"""Links to pages that rule files name: the address from here, and the title as the page has it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cse_guidance.faults import did_you_mean
from cse_guidance.site.shown import Shown

HEADING = "# "


class PageLink(NamedTuple):
    """A page to link: its address, seen from the page being read, and its title."""

    address: str
    title: str


def page_links(directive: Shown, pages: tuple[str, ...]) -> list[PageLink]:
    """Return a link to each page that a rule file names.

    The page being read is built again when one of them changes, for its title may have.

    Raises:
        DirectiveError: there is no such page, or it has no title; the message says which are near.
    """
    return [PageLink(directive.page_address(page), _title(directive, page)) for page in pages]


def _title(directive: Shown, page: str) -> str:
    if page not in directive.env.found_docs:
        near = did_you_mean(page, sorted(directive.env.found_docs))
        raise directive.error(f'A rule file names the page "{page}", but there is none. {near}')
    file = str(directive.env.doc2path(page))
    directive.env.note_dependency(file)
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    title = next((line.removeprefix(HEADING) for line in lines if line.startswith(HEADING)), "")
    if not title:
        raise directive.error(f'The page "{page}" has no title: start a line of it with "# ".')
    return title
