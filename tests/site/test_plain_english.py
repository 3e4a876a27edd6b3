"""Every page is as plain as plain_english.toml asks of its kind; an exception has a reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from built_page import Page
from main_text import Block, main_text
from plain_english import (
    A_PARAGRAPH,
    Kind,
    exceptions,
    grade,
    grade_of_page,
    kinds,
    kinds_of,
    paragraphs,
    sentences,
    set_aside,
    terms,
)

WHAT_TO_DO = (
    "Cut the hardest sentences in two, put a common word for a long one, and say who does what. "
    "How it is measured: docs/about/decisions/plain-english.md. The hardest sentences:"
)
HARD = (
    "Notwithstanding the aforementioned multidisciplinary considerations, practitioners making "
    "comprehensive assessments of exploitation vulnerabilities necessarily prioritise "
    "proportionate, individualised interventions facilitating sustainable improvements in the "
    "circumstances of children, families and communities throughout organisational boundaries, "
    "irrespective of preceding professional disagreements."
)


@dataclass(frozen=True)
class Read:
    """A page's name, its text, and what is asked of it."""

    name: str
    blocks: list[Block]
    kind: Kind


@dataclass(frozen=True)
class Hard:
    """A sentence or a paragraph that is over its limit."""

    page: str
    text: str
    why: str


def read(name: str, html: str) -> Read:
    asked = kinds_of(name)
    assert len(asked) == 1, f"{name}: give this page one kind in tests/site/plain_english.toml"
    return Read(name, main_text(html), asked[0])


def too_hard(page: Read) -> list[Hard]:
    found = []
    for paragraph in paragraphs(page.blocks):
        for sentence in sentences(paragraph):
            words = len(sentence.split())
            if words > page.kind.sentence:
                over = f"{words} words, at most {page.kind.sentence}"
                found.append(Hard(page.name, sentence, over))
        reached = grade(paragraph)
        if len(paragraph.split()) >= A_PARAGRAPH and reached > page.kind.paragraph:
            over = f"grade {reached:.1f}, at most {page.kind.paragraph} in one paragraph"
            found.append(Hard(page.name, paragraph, over))
    return found


def hardest(page: Read) -> list[str]:
    every = {one for paragraph in paragraphs(page.blocks) for one in sentences(paragraph)}
    long = [one for one in every if len(one.split()) > 8]
    return [f"  grade {grade(one):.0f}: {one}" for one in sorted(long, key=grade)[:-6:-1]]


def is_allowed(one: Hard) -> bool:
    return any(
        one.page == allowed.page and one.text.startswith(set_aside(allowed.starts))
        for allowed in exceptions()
    )


@pytest.fixture(scope="module")
def all_read(site: Path, pages: list[Page]) -> list[Read]:
    named = [(page.path.relative_to(site).with_suffix("").as_posix(), page) for page in pages]
    return [read(name, page.html) for name, page in named if name != "search"]


@pytest.fixture(scope="module")
def all_hard(all_read: list[Read]) -> list[Hard]:
    return [one for page in all_read for one in too_hard(page)]


def test_every_page_reads_as_easily_as_its_kind_asks(all_read: list[Read]) -> None:
    told = []
    for page in all_read:
        reached = grade_of_page(page.blocks)
        if reached is not None and reached > page.kind.grade:
            told.append(f"{page.name}: grade {reached:.1f}, at most {page.kind.grade}")
            told.extend([WHAT_TO_DO, *hardest(page)])
    assert told == [], "\n".join(told)


def test_no_sentence_is_too_long_and_no_paragraph_too_dense(all_hard: list[Hard]) -> None:
    told = [f"{one.page} ({one.why}): {one.text}" for one in all_hard if not is_allowed(one)]
    assert told == [], "\n".join(
        ["Cut each in two, or give a reason in tests/site/plain_english.toml:", *told]
    )


@pytest.mark.parametrize("allowed", exceptions(), ids=lambda one: f"{one.page} {one.starts[:20]}")
def test_an_exception_is_needed_and_has_a_reason(all_hard: list[Hard], allowed: object) -> None:
    page, starts, why = vars(allowed).values()
    assert any(one.page == page and one.text.startswith(set_aside(starts)) for one in all_hard), (
        "nothing here is over its limit: take the exception out of tests/site/plain_english.toml"
    )
    assert why.strip()


@pytest.mark.parametrize("term", terms())
def test_a_term_that_is_set_aside_stands_on_the_site(all_read: list[Read], term: str) -> None:
    every = (block.prose.lower() for page in all_read for block in page.blocks)
    plain = (words.replace("\u2019", "'") for words in every)
    assert any(term.lower() in words for words in plain), "on no page: take the term out"


@pytest.mark.parametrize("kind", kinds(), ids=lambda one: one.name)
def test_a_hard_page_a_long_sentence_and_a_dense_paragraph_would_be_told(
    all_read: list[Read], pages: list[Page], site: Path, kind: Kind
) -> None:
    good = next(page for page in all_read if page.kind.name == kind.name)
    html = next(one for one in pages if one.path == site / f"{good.name}.html").html
    hard = html.replace("</main>", f"<p>{HARD}</p></main>")
    assert [one.text for one in too_hard(read(good.name, hard))][-2:] == [HARD, HARD]
    long = " ".join(["We", *["go"] * kind.sentence]) + "."
    told = too_hard(read(good.name, html.replace("</main>", f"<p>{long}</p></main>")))
    assert told[-1].text == long
    start, end = html.index("<main"), html.index("</main>")
    only_hard = f"{html[:start]}<main><p>{HARD}</p></main>{html[end + 7 :]}"
    reached = grade_of_page(read(good.name, only_hard).blocks)
    assert reached is not None
    assert reached > kind.grade


def test_what_is_left_out_and_what_is_set_aside() -> None:
    main = (
        "<main><nav>On this page</nav><h1>A title that nobody measures</h1>"
        "<p>Ask for a strategy discussion (law: <a class='source-ref'>The Act</a>). Go now.</p>"
        "<form><p>A form is asked and not read as prose.</p></form>"
        "<blockquote><p>Words that somebody else wrote.</p></blockquote>"
        "<p>Hold it: <span class='clock'>within 2 hours</span> <span class='tag'>Local</span>"
        " Sefton, 2017. Then write it <code>down_here</code>.</p><td>12</td></main>"
    )
    assert paragraphs(main_text(main)) == [
        "Ask for a this. Go now.",
        "Hold it: within 2 hours. Then write it it.",
    ]


def test_a_list_that_the_rules_make_and_a_label_are_parted() -> None:
    text = "What to do: Ask. Say: \u201cNow?\u201d Then go; the next sign; the last sign."
    assert sentences(text) == [
        "What to do:",
        "Ask.",
        "Say:",
        "\u201cNow?\u201d",
        "Then go",
        "the next sign",
        "the last sign.",
    ]
