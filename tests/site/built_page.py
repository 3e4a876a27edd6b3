"""One built page, taken apart for the tests."""

from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Page(HTMLParser):
    """What one built page holds: its elements with their attributes, its ids, its words."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.html = path.read_text(encoding="utf-8")
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.inline: list[tuple[str, str]] = []
        self._within = ""
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._within = "" if tag in VOID else tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the library hands it over
        """Leave an element."""
        self._within = ""

    def handle_data(self, data: str) -> None:
        """Note code that stands in the page itself."""
        if self._within in {"script", "style"} and data.strip():
            self.inline.append((self._within, data))

    @cached_property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]
