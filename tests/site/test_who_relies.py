"""The register of sources names every page that relies on each, and no other."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_page import Page

CONF = Path(__file__).resolve().parents[2] / "conf"
REGISTER = "about/sources.html"
ENTRY = re.compile(r'<li id="source-([\w-]+)">')
RELYING = re.compile(r'source-register__relying">(.*?)</details>', re.DOTALL)
HREF = re.compile(r'href="([^"]+)"')


def leads_to(site: Path, page: Page, address: str) -> tuple[str, str]:
    """Return the page that a link leads to, from the root of the site, and the place in it."""
    parts = urlsplit(address)
    if parts.scheme or not parts.path:
        return "", ""
    target = (page.path.parent / parts.path).resolve()
    return (target.relative_to(site).as_posix(), parts.fragment) if target.exists() else ("", "")


@pytest.fixture(scope="module")
def named(site: Path, pages: list[Page]) -> dict[str, set[str]]:
    """The pages that the register names, by the id of the source."""
    register = next(page for page in pages if page.path == site / REGISTER)
    parts = ENTRY.split(register.html)
    entries = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = {name: RELYING.search(entry) for name, entry in entries.items()}
    return {
        name: {leads_to(site, register, one)[0] for one in HREF.findall(fold[1])} if fold else set()
        for name, fold in found.items()
    }


def test_every_page_that_cites_a_source_is_named_beside_it_and_no_other(
    site: Path, pages: list[Page], named: dict[str, set[str]]
) -> None:
    citing: dict[str, set[str]] = {name: set() for name in named}
    for page in (page for page in pages if page.path != site / REGISTER):
        here = page.path.relative_to(site).as_posix()
        links = {leads_to(site, page, one) for one in HREF.findall(page.html)}
        for where, place in links:
            if where == REGISTER and place.startswith("source-"):
                citing[place.removeprefix("source-")].add(here)
    assert named == citing


def test_every_source_is_relied_on_by_some_page_or_rule(named: dict[str, set[str]]) -> None:
    rules = [file for file in CONF.rglob("*.toml") if file.name != "sources.toml"]
    words = " ".join(file.read_text(encoding="utf-8") for file in rules)
    left = {name for name, pages in named.items() if not pages and f'"{name}"' not in words}
    assert left == set(), "nothing relies on these: take them out of conf/sources.toml"
