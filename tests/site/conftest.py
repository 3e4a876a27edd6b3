"""The built site that `make test` hands to these tests."""

import os
from pathlib import Path

import pytest
from built_page import Page

WHOLE = "print-all.html"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    folder = Path(os.environ.get("CSE_SITE", "build/html")).resolve()
    assert (folder / "index.html").is_file(), 'Build the site first: "make test" does.'
    return folder


@pytest.fixture(scope="session")
def every_page(site: Path) -> list[Page]:
    """Every page of guidance; the notebooks' own pages are tested apart."""
    found = [p for p in sorted(site.rglob("*.html")) if "lite" not in p.relative_to(site).parts]
    return [Page(path) for path in found if "_static" not in path.relative_to(site).parts]


@pytest.fixture(scope="session")
def pages(every_page: list[Page]) -> list[Page]:
    """Every page of guidance but the one that repeats the others word for word."""
    return [page for page in every_page if page.path.name != WHOLE]
