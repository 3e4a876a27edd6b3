"""The words of one built page as its reader meets them, block by block.

A block is a paragraph, an item of a list, a cell of a table or a term with what is said about it.
Left out is what nobody reads as prose: how to move about, forms to fill in, code, drawings, the
register of sources, and what is quoted word for word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from built_page import VOID, Page

BLOCKS = {"p", "li", "dd", "dt", "td", "th", "caption", "figcaption", "summary", "div", "section"}
BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "ol", "ul", "dl", "table", "tr", "details", "legend"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
NOT_PROSE = {"nav", "form", "pre", "script", "style", "svg", "noscript", "template", "footer"}
NOT_PROSE_CLASSES = {"headerlink", "checker__form", "highlight", "visually-hidden", "word-list"}
NOT_PROSE_CLASSES |= {"source-register", "sources-on-paper"}
# Shown on a line or in a box of their own.
BLOCK_CLASSES = {"sign-list__why", "sign-list__tier", "rat-form__hint", "pathway-text__because"}
# Where a source is named, it is one word to the reader's eye, however long its title is. A label
# says how far a rule reaches, and the area's name may follow it.
A_SOURCE = "\x01"
A_LABEL = "\x02"
CODE = "\x03"
IN_BRACKETS = re.compile(rf"\s*\([^()]*{A_SOURCE}[^()]*\)")
LABEL = re.compile(
    rf"\s*{A_LABEL}[^{A_LABEL}]*{A_LABEL}( [^.;:()]*?, (about )?(20\d\d( to 20\d\d)?|undated))?"
)


@dataclass(frozen=True)
class Block:
    """One piece of running words, with marks in it, and where it stands."""

    marked: str
    tag: str
    heading: str = ""
    within: tuple[str, ...] = ()
    """The ids and classes of what it stands in, from the outside to the inside."""

    @property
    def prose(self) -> str:
        """The words without sources in brackets and without labels such as "National rule"."""
        plain = LABEL.sub("", IN_BRACKETS.sub("", self.marked))
        starts = re.sub(rf"(^|[.?!]\s+)[{A_SOURCE}{CODE}]", r"\1It", plain.strip())
        return " ".join(starts.replace(A_SOURCE, "it").replace(CODE, "it").split())

    @property
    def text(self) -> str:
        """All words, labels with them; a source is named by none."""
        return " ".join(re.sub(f"[{A_SOURCE}{A_LABEL}{CODE}]", "", self.marked).split())


@dataclass
class _Open:
    tag: str
    names: tuple[str, ...]
    quiet: bool
    block: bool
    label: bool
    parts: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, *, quotes: bool, forms: bool) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._open: list[_Open] = []
        self._heading = ""
        self._quiet_tags = NOT_PROSE - ({"form"} if forms else set())
        self._quiet_tags |= set() if quotes else {"blockquote"}
        self._quiet_classes = NOT_PROSE_CLASSES - ({"checker__form"} if forms else set())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_data(" " if tag == "br" else "")
            return
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        quiet = bool(self._open) and self._open[-1].quiet
        is_source, is_label = "source-ref" in classes, "tag" in classes
        if not quiet and (is_source or is_label or tag == "code"):
            self.handle_data(A_SOURCE if is_source else A_LABEL if is_label else CODE)
        block = tag in BLOCKS or bool(BLOCK_CLASSES & classes)
        if block:
            self._end_block()
        left_out = tag in self._quiet_tags or self._quiet_classes & classes or "hidden" in given
        names = tuple(sorted(classes | {given.get("id", "")} - {""}))
        self._open.append(
            _Open(
                tag,
                names,
                quiet or is_source or tag == "code" or bool(left_out),
                block,
                is_label and not quiet,
            )
        )

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and not self._open[-1].quiet:
            self._block().parts.append(data)

    def _close(self) -> str:
        if self._open[-1].label:
            self.handle_data(A_LABEL)
        if self._open[-1].block:
            self._end_block()
        return self._open.pop().tag

    def _block(self) -> _Open:
        return next((one for one in reversed(self._open) if one.block), self._open[0])

    def _end_block(self) -> None:
        if not self._open:
            return
        block = self._block()
        words = " ".join("".join(block.parts).split())
        block.parts.clear()
        if not words:
            return
        if block.tag in HEADINGS:
            self._heading = words
        within = tuple(name for one in self._open for name in one.names)
        self.blocks.append(Block(words, block.tag, self._heading, within))


def main_text(page: Page | str, *, quotes: bool = False, forms: bool = False) -> list[Block]:
    """Return the blocks of the main part of a page, in the order in which they are read.

    `quotes` takes in what is quoted word for word, and `forms` what is asked in a form.
    """
    return list(_blocks(page if isinstance(page, str) else page.html, quotes, forms))


@lru_cache(maxsize=400)
def _blocks(html: str, quotes: bool, forms: bool) -> tuple[Block, ...]:  # noqa: FBT001
    start = html.find("<main")
    end = html.find("</main>", start)
    assert -1 < start < end, "a page without a main part"
    reader = _Reader(quotes=quotes, forms=forms)
    reader.feed(html[start:end])
    reader.close()
    return tuple(reader.blocks)
