"""Links the first use of each word of the glossary on a page, with its meaning as a tip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx.application import Sphinx

from cse_guidance.model import Term
from cse_guidance.site.rules_on_site import rules_of

# Words in these are left as they are: links already, titles, code, what is quoted, and what
# templates have filled.
LEFT_ALONE = (
    nodes.reference,
    nodes.title,
    nodes.literal,
    nodes.literal_block,
    nodes.block_quote,
    nodes.raw,
    nodes.Invisible,
)


def connect(app: Sphinx) -> None:
    """Add the setting and the links."""
    app.add_config_value("cse_glossary_page", "about/glossary", "env", str)
    app.connect("doctree-resolved", link_first_uses)


def link_first_uses(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Link the first use of each term on a page.

    Not on the glossary itself, nor on the home page, whose cards are links already.
    """
    glossary = str(app.config.cse_glossary_page)
    if page in {glossary, app.config.root_doc} or glossary not in app.env.found_docs:
        return
    terms = spellings(rules_of(app.env).glossary)
    address = app.builder.get_relative_uri(page, glossary)
    for text in list(_texts(doctree)):
        if not terms:
            return
        parts: list[nodes.Node] = list(_linked(text.astext(), terms, address))
        if len(parts) > 1:
            text.parent.replace(text, parts)


def spellings(glossary: Mapping[str, Term]) -> dict[str, Term]:
    """Return each way in which a term is written, in small letters, with its term."""
    return {words.lower(): term for term in glossary.values() for words in (term.title, *term.also)}


def _texts(doctree: nodes.document) -> Iterator[nodes.Text]:
    for text in doctree.findall(nodes.Text):
        above = text.parent
        while above is not None and not isinstance(above, LEFT_ALONE):
            above = above.parent
        if above is None:
            yield text


def _linked(text: str, terms: dict[str, Term], address: str) -> Iterator[nodes.Node]:
    """Yield a text with its first uses as links; each term that was linked is taken out."""
    rest = text
    while terms and (found := _pattern(terms).search(rest)):
        term = terms[found.group().lower()]
        for words in [words for words, one in terms.items() if one is term]:
            del terms[words]
        yield nodes.Text(rest[: found.start()])
        yield nodes.reference(
            "",
            found.group(),
            internal=True,
            refuri=f"{address}#term-{term.id}",
            reftitle=term.meaning,
            classes=["term"],
        )
        rest = rest[found.end() :]
    yield nodes.Text(rest)


def _pattern(terms: Mapping[str, Term]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    either = "|".join(re.escape(words) for words in longest_first)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
