"""Pages on paper: a bearable number of sheets, each with its title, version and review date."""

from collections.abc import Callable
from pathlib import Path

import pytest
from paper import sheets_of, squeezed
from playwright.sync_api import Page
from visitor import Visit

# The longest procedure took 10 sheets when this was written, and had taken 24 before.
MOST_SHEETS = 12
# Fewer letters than this beside the title and the note is a sheet that nobody should have to carry.
FEWEST_LETTERS = 40
NOT_PRINTED = (".exit-page", ".headerlink", ".outcome__sources", ".pathway-text__why")


def printed(page: Page) -> list[str]:
    """Return the words of each sheet, after checking what every sheet has to carry."""
    sheets = sheets_of(page.pdf(prefer_css_page_size=True))
    of_page = page.evaluate("() => ({ ...document.documentElement.dataset })")
    title, note = squeezed(of_page["printTitle"]), squeezed(of_page["printNote"])
    assert "version" in note
    assert "Reviewed" in note
    for place, sheet in enumerate(sheets, start=1):
        number = f"Page{place}of{len(sheets)}"
        for carried in (title, note, number):
            assert carried in sheet, (page.url, place, carried)
        left = len(sheet) - len(title) - len(note) - len(number)
        assert left > FEWEST_LETTERS, (page.url, place, sheet)
    return sheets


def procedures(folder: Path) -> list[str]:
    found = [path.relative_to(folder).as_posix() for path in folder.glob("procedures/*.html")]
    assert len(found) > 5
    return sorted(found)


def test_no_procedure_takes_more_sheets_than_somebody_would_print(
    visit: Callable[..., Visit], site_folder: Path
) -> None:
    window = visit()
    long = {}
    for path in procedures(site_folder):
        sheets = printed(window.open(path))
        if len(sheets) > MOST_SHEETS:
            long[path] = len(sheets)
    assert not long


def test_a_procedure_on_paper_has_questions_outcomes_steps_and_sources(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open("procedures/which-meeting.html")
    on_paper = "".join(printed(page))
    page.emulate_media(media="print")
    for part in (".pathway-text__answer", ".outcome__title", ".outcome__what", ".outcome .clock"):
        assert page.locator(part).count(), part
        for words in page.locator(part).all_text_contents():
            assert squeezed(words) in on_paper, (part, words)
    for words in page.locator(".pathway-text__question").all_text_contents():
        assert squeezed(words.partition(": ")[2]) in on_paper, words
    for line in page.locator(".sources-on-paper li").all_text_contents():
        assert squeezed(line) in on_paper, line
    for hidden in NOT_PRINTED:
        assert not page.locator(hidden).first.is_visible(), hidden


@pytest.mark.parametrize(
    "path", ["act-now.html", "briefing-2016.html", "understand/warning-signs.html"]
)
def test_other_pages_carry_their_title_and_date_on_every_sheet(
    path: str, visit: Callable[..., Visit]
) -> None:
    assert printed(visit().open(path))


def test_the_whole_guidance_has_every_title_at_the_top_of_a_sheet(
    visit: Callable[..., Visit],
) -> None:
    page = visit().open("print-all.html")
    title, note = page.evaluate(
        "() => [document.documentElement.dataset.printTitle, "
        "document.documentElement.dataset.printNote]"
    )
    sheets = printed(page)
    titles = page.locator("article.manual-page h2").all_text_contents()
    assert titles
    for one in titles:
        starts = [
            sheet
            for place, sheet in enumerate(sheets, start=1)
            if sheet.replace(squeezed(title), "", 1)
            .replace(f"Page{place}of{len(sheets)}", "", 1)
            .replace(squeezed(note), "", 1)
            .startswith(squeezed(one))
        ]
        assert starts, one
