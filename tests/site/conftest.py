"""The built site that `make test` hands to these tests."""

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

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

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._within = ""

    def handle_data(self, data: str) -> None:
        """Note code that stands in the page itself."""
        if self._within in {"script", "style"} and data.strip():
            self.inline.append((self._within, data))

    @property
    def ids(self) -> set[str]:
        """Every id of the page."""
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    folder = Path(os.environ.get("CSE_SITE", "build/html")).resolve()
    assert (folder / "index.html").is_file(), 'Build the site first: "make test" does.'
    return folder


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Page]:
    """Every page of guidance; the notebooks' own pages are tested apart."""
    found = [p for p in sorted(site.rglob("*.html")) if "lite" not in p.relative_to(site).parts]
    return [Page(path) for path in found if "_static" not in path.relative_to(site).parts]
