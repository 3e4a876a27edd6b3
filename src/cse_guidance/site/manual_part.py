"""One written page as a part of the whole guidance: its text, fit to stand beside others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urlsplit

from sphinx.errors import ExtensionError

# What has no end tag.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What is of no use there: each page's own list of contents, the marks beside headings, exercises.
LEFT_OUT = {"contents-fold", "headerlink", "notebook-launcher", "checker"}
# The text of a page, as the theme writes it.
TEXT = ("div", "content")
NAMES = ("id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls")
ADDRESSES = ("href", "src")
ATTRIBUTE = re.compile(rf'(?<=\s)({"|".join((*NAMES, *ADDRESSES))})="([^"]*)"')
NAMED_SECTION = re.compile(r'(<section\b[^>]*?) aria-labelledby="[^"]*"')
HEADING = re.compile(r"h[1-5]")


def prefix_of(page: str) -> str:
    """Return the id of a page within the manual, which its own ids begin with."""
    return page.replace("/", "-")


class Part(HTMLParser):
    """Reads one written page, and holds its text as the manual has it.

    `ids` says which ids each page of the manual has; without it links stay as they are.
    """

    def __init__(
        self, page: str, manual: str, ids: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        super().__init__(convert_charrefs=False)
        self.page = page
        self.ids: set[str] = set()
        self._manual = manual
        self._others = ids
        self._open: list[str] = []
        self._left_out_from = 0
        self._within = False
        self._out: list[str] = []

    @property
    def text(self) -> str:
        """The text, with ids, headings and links changed."""
        return "".join(self._out).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a start tag, unless its element is left out."""
        of_element = dict(attrs)
        if not self._within:
            self._within = (tag, of_element.get("class")) == TEXT and not self._out
            return
        if tag in VOID:
            self._copy_tag(of_element)
            return
        self._open.append(tag)
        classes = set((of_element.get("class") or "").split())
        if not self._left_out_from and (classes & LEFT_OUT or tag == "form"):
            self._left_out_from = len(self._open)
        self._copy_tag(of_element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Copy an element without content, as pictures have them."""
        if self._within:
            self._copy_tag(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Copy an end tag; the one of the text ends the reading."""
        if not self._within or tag in VOID:
            return
        if not self._open:
            self._within = False
            return
        if self._open[-1] != tag:
            raise ExtensionError(f'"{self.page}": <{self._open[-1]}> is ended by </{tag}>.')
        self._copy(f"</{_one_down(tag)}>")
        if self._left_out_from == len(self._open):
            self._left_out_from = 0
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Copy words."""
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a named character."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numbered character."""
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if self._within and not self._left_out_from:
            self._out.append(text)

    def _copy_tag(self, of_element: Mapping[str, str | None]) -> None:
        if self._left_out_from:
            return
        if of_element.get("id"):
            self.ids.add(str(of_element["id"]))
        written = ATTRIBUTE.sub(self._changed, self.get_starttag_text() or "")
        # A section with a name is a landmark: here there would be hundreds, many of one name.
        written = NAMED_SECTION.sub(r"\1", written)
        self._copy(re.sub(r"^<(\w+)", lambda found: f"<{_one_down(found[1])}", written))

    def _changed(self, found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name in NAMES:
            value = " ".join(f"{prefix_of(self.page)}--{one}" for one in value.split())
        elif self._others is not None:
            value = self._address(value)
        return f'{name}="{value}"'

    def _address(self, address: str) -> str:
        """Return where a link leads: inside the manual if that has it, else to the page."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address
        path = f"{self.page}.html"
        if parts.path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
        page = path.removesuffix(".html")
        ids = (self._others or {}).get(page)
        if ids is not None and parts.fragment in ids:
            return f"#{prefix_of(page)}--{parts.fragment}"
        if ids is not None and not parts.fragment:
            return f"#{prefix_of(page)}"
        if page == self._manual:
            return "#main"
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        return posixpath.relpath(path, posixpath.dirname(self._manual) or ".") + fragment


def read_part(written: str, part: Part) -> Part:
    """Read a written page into a part, and return it.

    Raises:
        ExtensionError: the page has no text where the theme puts it, or its tags do not match.
    """
    part.feed(written)
    part.close()
    if not part.text:
        raise ExtensionError(f'"{part.page}" has no text to take into the whole guidance.')
    return part


def _one_down(tag: str) -> str:
    return f"h{int(tag[1]) + 1}" if HEADING.fullmatch(tag) else tag
