"""The mark beside a heading that gives the address of its section, with a name that says so.

Sphinx puts the mark inside the heading, where a screen reader reads it out as part of the title,
and calls it "#". Here it stands beside the heading and is named after its section.
"""

from __future__ import annotations

import re
from html import escape, unescape

from sphinx.application import Sphinx

IN_HEADING = re.compile(
    r"<(?P<tag>h[2-6])(?P<more>[^>]*)>(?P<title>(?:(?!</?h[1-6]).)*?)"
    r'<a class="headerlink" href="(?P<address>#[^"]*)"[^>]*>[^<]*</a>\s*</(?P=tag)>',
    re.DOTALL,
)
OF_PAGE = re.compile(r'(<h1[^>]*>(?:(?!</h1>).)*?)<a class="headerlink"[^>]*>[^<]*</a>', re.DOTALL)
ELSEWHERE = re.compile(r'<a class="headerlink" href="#(?P<id>[^"]*)" title="[^"]*">')
TAG = re.compile(r"<[^>]*>")
MARK = "#"


def connect(app: Sphinx) -> None:
    """Change the marks of every page before it is written."""
    app.connect("html-page-context", change_page)


def change_page(
    _app: Sphinx, _page: str, _template: str, context: dict[str, object], _doctree: object
) -> None:
    """Move and name the marks in the text of one page."""
    if "body" in context:
        context["body"] = with_named_marks(str(context["body"]))


def with_named_marks(body: str) -> str:
    """Return the text of a page with each mark beside its heading, named after its section.

    The title of the page has none: the address of the page is its link. A mark that belongs to
    something else, such as a function of the reference, stays where it is and gets a name.
    """
    body = OF_PAGE.sub(r"\1", body)
    body = IN_HEADING.sub(_beside, body)
    return ELSEWHERE.sub(_named, body)


def _beside(found: re.Match[str]) -> str:
    tag, more, title = found["tag"], found["more"], found["title"]
    name = escape(" ".join(unescape(TAG.sub("", title)).split()), quote=True)
    return (
        f'<div class="section-title"><{tag}{more}>{title}</{tag}>'
        f'<a class="headerlink" href="{found["address"]}" '
        f'aria-label="Link to section {name}">{MARK}</a></div>'
    )


def _named(found: re.Match[str]) -> str:
    return f'<a class="headerlink" href="#{found["id"]}" aria-label="Link to {found["id"]}">'
