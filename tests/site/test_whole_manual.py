"""The whole guidance on one page has every page of guidance once, in the order of the menu."""

import re
from pathlib import Path

import pytest
from built_page import Page
from sphinx.errors import ExtensionError

from cse_guidance.site.manual_part import Part, prefix_of, read_part

DOCS = Path(__file__).resolve().parents[2] / "docs"
MANUAL = "print-all"
LEFT_OUT = ("check/", "practise/", "train/", "reference/", "about/decisions/")
TOCTREE = re.compile(r"(?ms)^```\{toctree\}\n(.*?)^```$")


def below(page: str) -> list[str]:
    """Return a page and every page below it, in order, as the sources of the pages say."""
    found = [page]
    for inside in TOCTREE.findall((DOCS / f"{page}.md").read_text(encoding="utf-8")):
        for line in inside.splitlines():
            if line.strip() and not line.startswith(":"):
                path = (DOCS / page).parent / line.strip()
                found += below(path.resolve().relative_to(DOCS.resolve()).as_posix())
    return found


@pytest.fixture(scope="module")
def menu() -> list[str]:
    """Every page of guidance in the order of the menu."""
    pages = [p for p in below("index") if p not in {"index", MANUAL} and not p.startswith(LEFT_OUT)]
    assert {page.partition("/")[0] for page in pages} >= {"act-now", "procedures", "about"}
    return pages


@pytest.fixture(scope="module")
def manual(site: Path) -> Page:
    """The page with the whole guidance."""
    return Page(site / f"{MANUAL}.html")


def test_every_page_of_guidance_is_in_it_once_in_the_order_of_the_menu(
    manual: Page, menu: list[str]
) -> None:
    parts = [one["id"] for one in manual.all("article")]
    assert parts == [prefix_of(page) for page in menu]
    contents = manual.html.split('class="manual-contents"')[1].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == parts


def test_each_part_has_its_title_its_review_date_and_its_sources(
    manual: Page, menu: list[str], site: Path
) -> None:
    parts = manual.html.split('<article class="manual-page"')[1:]
    for page, part in zip(menu, parts, strict=True):
        alone = (site / f"{page}.html").read_text(encoding="utf-8")
        title = re.search(r"<h1>(.*?)</h1>", alone, re.DOTALL)
        reviewed = re.search(r"reviewed on (\d{1,2} \w+ 20\d\d)", alone)
        assert title, page
        assert reviewed, page
        assert f"<h2>{title[1]}</h2>" in part, page
        assert f"Reviewed {reviewed[1]}." in part, page
        assert ("sources-on-paper" in part) == ("sources-on-paper" in alone), page


def test_a_link_between_two_of_its_pages_stays_inside(manual: Page, menu: list[str]) -> None:
    inside = manual.html.partition("<article")[2].rpartition("</article>")[0]
    by_itself = re.sub(r'<p class="manual-page__review">.*?</p>', "", inside)
    pages = {f"{page}.html" for page in menu}
    # A link to something that is left out, such as an exercise, leads to the page that has it.
    left = [
        (link, place)
        for link, place in re.findall(r'href="([^"#]+)#?([^"]*)', by_itself)
        if link in pages
        and (not place or f"{prefix_of(link.removesuffix('.html'))}--{place}" in manual.ids)
    ]
    assert not left
    assert len(re.findall(r'href="#', by_itself)) > len(pages)


def test_it_has_no_form_no_exercise_and_no_mark_beside_its_headings(manual: Page) -> None:
    text = manual.html.split('class="manual-contents"')[1].split("</main>")[0]
    for left_out in ("<form", "<button", "notebook-launcher", "headerlink", "contents-fold"):
        assert left_out not in text, left_out


PAGE = (
    '<main><div class="content"><section id="s"><h1>One</h1><p aria-labelledby="s t">'
    '<a class="headerlink" href="#s">#</a><br>&amp;<a href="{link}">x</a></p>'
    '<svg viewBox="0 0 1 1"><path id="t" d="M0"/></svg></section></div><p id="out">-</p></main>'
)


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("#s", "#a-one--s"),
        ("two.html#there", "#a-two--there"),
        ("two.html", "#a-two"),
        ("two.html#gone", "a/two.html#gone"),
        ("../check/x.html#y", "check/x.html#y"),
        ("../print-all.html", "#main"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_a_part_has_ids_of_its_own_and_links_that_lead_somewhere(link: str, leads_to: str) -> None:
    ids = {"a/one": frozenset({"s", "t"}), "a/two": frozenset({"there"})}
    part = read_part(PAGE.format(link=link), Part("a/one", MANUAL, ids))
    assert part.text == (
        '<section id="a-one--s"><h2>One</h2><p aria-labelledby="a-one--s a-one--t">'
        f'<br>&amp;<a href="{leads_to}">x</a></p>'
        '<svg viewBox="0 0 1 1"><path id="a-one--t" d="M0"/></svg></section>'
    )
    assert part.ids == {"s", "t"}


@pytest.mark.parametrize("written", ["<main></main>", '<div class="content"><p><b>x</p></b></div>'])
def test_a_page_that_is_not_as_the_theme_writes_it_stops_the_build(written: str) -> None:
    with pytest.raises(ExtensionError, match="a/one"):
        read_part(written, Part("a/one", MANUAL))
