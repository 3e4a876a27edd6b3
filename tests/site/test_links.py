"""Every link inside the site leads somewhere, and every anchor exists."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from built_page import Page


def test_every_internal_link_and_anchor_resolves(site: Path, every_page: list[Page]) -> None:
    by_path = {page.path: page for page in every_page}
    broken = []
    checked = 0
    for page in every_page:
        for attributes in [*page.all("a"), *page.all("link")]:
            parts = urlsplit(attributes.get("href", ""))
            if parts.scheme or parts.netloc:
                continue
            checked += 1
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (
                target in by_path and unquote(parts.fragment) not in {"", *by_path[target].ids}
            ):
                broken.append(f"{page.path.relative_to(site)}: {attributes['href']}")
    assert checked > len(every_page)
    assert not broken, "\n".join(broken)


def test_every_id_of_a_page_is_used_once(every_page: list[Page]) -> None:
    for page in every_page:
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert sorted(set(ids)) == sorted(ids), page.path


def test_links_to_other_sites_are_links_and_nothing_more(every_page: list[Page]) -> None:
    """A page may name an address; the browser asks for it only when somebody follows it."""
    for page in every_page:
        for attributes in page.all("a"):
            assert "ping" not in attributes, page.path
            assert not attributes.get("href", "").startswith(("http:", "javascript:")), page.path
