"""Build the site: what it is made from is set up first, then Sphinx writes the pages."""

import shutil
from pathlib import Path

import stamps
from browser_kit import make_browser_kit
from checker_kit import make_checker_kit
from environment import set_up_npm, set_up_python
from learning_package import make_learning_package
from places import (
    BUILD,
    CHECKER_KIT,
    DOCS,
    DOCTREES,
    HTML,
    KIT,
    NODE_MODULES,
    NOTEBOOKS,
    PYTHON,
    ROOT,
    VENV,
)
from say import line, run_quietly, step
from wheel import build_environment, inputs, make_wheel, source_date_epoch

# Every warning counts, a link to nowhere too, and all of them are shown at once.
SPHINX_OPTIONS = ("-n", "-W", "--keep-going", "--no-color", "-b", "html")


def build_site(*, for_tests: bool = False) -> None:
    """Bring build/html up to date, doing again only what has changed."""
    set_up_python(for_tests=for_tests)
    set_up_npm()
    wheel = make_wheel()
    make_browser_kit(wheel)
    make_checker_kit(wheel)
    fingerprint = fingerprint_of_site()
    mark = stamps.stamp("site")
    if (HTML / "index.html").is_file() and stamps.is_fresh(mark, fingerprint):
        line(
            "Nothing has changed since the last build; "
            f"the site is in {HTML.relative_to(ROOT).as_posix()}."
        )
        return
    mark.unlink(missing_ok=True)
    with step("Building the site (about a minute, the first time only)"):
        forget_old_pages()
        run_quietly(
            [PYTHON, "-m", "sphinx", *SPHINX_OPTIONS, "-d", DOCTREES, DOCS, HTML],
            log="sphinx",
            failed="The site could not be built.",
            env=build_environment(),
        )
    with step("Packing the self-test for learning platforms"):
        make_learning_package(HTML)
    stamps.write(mark, fingerprint)
    line(f"The site is in {HTML.relative_to(ROOT).as_posix()}.")


def fingerprint_of_site() -> str:
    """One mark of everything that the site is made from.

    `inputs` are the wheel's: the pages show the same rules, written by the same code.
    """
    files = [
        *inputs(),
        *stamps.files_in(DOCS, NOTEBOOKS, KIT, CHECKER_KIT),
        NODE_MODULES / "project.stamp",
        VENV / "site.stamp",
        Path(make_learning_package.__code__.co_filename),
    ]
    names = "\n".join(path.relative_to(ROOT).as_posix() for path in files)
    return stamps.digest_of(files, names, source_date_epoch())


def forget_old_pages() -> None:
    """Take away the pages of the last build, but not the notebooks, which keep their own account.

    Sphinx knows which page depends on which page, but not which page shows which rule, and it
    leaves a page that is no longer made where it was. All pages together take seconds.
    """
    shutil.rmtree(DOCTREES, ignore_errors=True)
    for path in HTML.iterdir() if HTML.is_dir() else ():
        if path.name == "lite":
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def clean(*, everything: bool = False) -> None:
    """Take away what the tools made; the downloaded packages too, when asked for everything."""
    doomed = [BUILD]
    if everything:
        doomed += [VENV, NODE_MODULES]
    for place in doomed:
        shutil.rmtree(place, ignore_errors=True)
