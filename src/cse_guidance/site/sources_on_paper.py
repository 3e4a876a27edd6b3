"""The sources of a page as one numbered list at its end, for paper.

On a screen each citation is a link. On paper it is a number, so that a source takes one line on
the page and not one beside each step.
"""

from __future__ import annotations

import re

from sphinx.application import Sphinx

from cse_guidance.answers import cite
from cse_guidance.site.rules_on_site import rules_of
from cse_guidance.site.shown import templates

CITATION = re.compile(r'<a class="[^"]*\bsource-ref\b[^"]*" href="[^"]*#source-(?P<id>[^"]+)"')


def connect(app: Sphinx) -> None:
    """Number the citations of every page before it is written."""
    app.connect("html-page-context", number_citations)


def number_citations(
    app: Sphinx, page: str, _template: str, context: dict[str, object], _doctree: object
) -> None:
    """Number the citations of one page, and put the list of sources at its end.

    A page with a checker is left alone: its answer brings a list of sources of its own.
    So is the whole guidance, whose pages bring theirs.
    """
    meta = context.get("meta") or {}
    alone = page == app.config.cse_whole_manual_page or (
        isinstance(meta, dict) and meta.get("cse_checker")
    )
    if "body" not in context or alone:
        return
    body, ids = numbered(str(context["body"]))
    if ids:
        sources = cite(rules_of(app.env), ids)
        template = templates.get_template("sources_on_paper.html")
        context["body"] = body + template.render(sources=sources)


def numbered(body: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page with a number on each citation, and the sources in that order.

    A source has one number, however often a page cites it.
    """
    numbers: dict[str, int] = {}

    def with_number(found: re.Match[str]) -> str:
        number = numbers.setdefault(found["id"], len(numbers) + 1)
        return f'{found.group()} data-number="{number}"'

    return CITATION.sub(with_number, body), tuple(numbers)
