"""The browser, the built site and the windows that these tests open."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from learners import LEARNERS, take_both
from playwright.sync_api import Browser, sync_playwright
from visitor import FLAGS, REPOSITORY, Visit, serving

from cse_guidance.load import load_rules
from cse_guidance.model import Rules


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The rules of the repository, loaded and checked by CPython."""
    return load_rules(REPOSITORY / "conf")


@pytest.fixture(scope="session")
def site_folder() -> Path:
    """The folder of the built site."""
    folder = Path(os.environ.get("CSE_SITE", "build/html")).resolve()
    assert (folder / "index.html").is_file(), 'Build the site first: "make test" does.'
    return folder


@pytest.fixture(scope="session")
def address(site_folder: Path) -> Iterator[str]:
    """The address of the built site."""
    with serving(site_folder) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: the one that `make test` found or installed."""
    program = os.environ.get("CSE_CHROMIUM")
    assert program, 'No Chromium was named: "make test" finds or installs one.'
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visit]]:
    """Open windows as a visitor would; each is checked and closed when the test is over."""
    opened: list[Visit] = []

    def new(**settings: object) -> Visit:
        opened.append(Visit(browser, address, **settings))
        return opened[-1]

    yield new
    for one in opened:
        one.check()
        one.context.close()


@pytest.fixture(scope="session")
def learners_files(
    browser: Browser, address: str, rules: Rules, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """The files that twelve simulated learners saved, taken through the page once."""
    folder = tmp_path_factory.mktemp("learners")
    files: list[Path] = []
    for learner in LEARNERS:
        window = Visit(browser, address)
        files += take_both(window, rules, learner, folder)
        window.check()
        window.context.close()
    return files
