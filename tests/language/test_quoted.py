"""Quotations are found in every kind of marks; a loose mark hides nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.language import quoted
from cse_guidance.language.quoted import quotations

MARKS = "\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"
texts = st.text(max_size=200) | st.text(alphabet=f"{MARKS}ab .,\n", max_size=200)


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'She said "I am fine" and left.',
        "She said \u201cI am fine\u201d and left.",
        "She said 'I am fine' and left.",
        "She said \u2018I am fine\u2019 and left.",
        "She said \u00abI am fine\u00bb and left.",
        "She said \u201eI am fine\u201d and left.",
        'She said \u201cI am fine" and left.',
        'She said "I am fine\u201d and left.',
        '("I am fine")',
        '"I am fine"',
        "'I am fine'",
        "\u2018I am fine\u2019.",
        '\u2014"I am fine"\u2014',
    ],
)
def test_what_stands_between_marks_is_found(text: str) -> None:
    assert inside(text) == ["I am fine"]


@pytest.mark.parametrize(
    "text",
    [
        "The girls' phones and the boys' bags.",
        "It's hers, isn't it? That's Maya's.",
        "It\u2019s hers, isn\u2019t it? That\u2019s Maya\u2019s.",
        'She said "I am fine and left.',
        "She said \u201cI am fine.\n\nHe left\u201d.",
        'The pipe is 3" and the bar is 4" long.',
        "'Til then nothing was known.",
        "\u2019Tis hers.",
        '"',
        '" "',
        "",
    ],
)
def test_a_loose_mark_or_an_apostrophe_opens_nothing(text: str) -> None:
    assert [found for found in inside(text) if found.strip()] == []


def test_an_apostrophe_ends_no_quotation() -> None:
    assert inside("'I don't know whose it is, it isn't mine' she said.") == [
        "I don't know whose it is, it isn't mine"
    ]
    assert inside("\u2018I don\u2019t know\u2019 she said.") == ["I don\u2019t know"]


def test_a_quotation_in_another_is_part_of_it() -> None:
    text = "\u201cHe said \u2018come with me\u2019 and I went\u201d"
    assert inside(text) == [text[1:-1]]


def test_a_loose_mark_hides_no_quotation_after_it() -> None:
    assert inside('\'Til Friday "I am fine" was all she said.') == ["I am fine"]


def test_a_quotation_may_go_over_lines_but_not_over_paragraphs() -> None:
    assert inside('"one\ntwo"') == ["one\ntwo"]
    assert inside('"one\n\ntwo"') == []
    assert inside('"one\r\n\r\ntwo" "three"') == ["three"]


@given(texts)
def test_quotations_are_in_order_and_lie_apart(text: str) -> None:
    last = 0
    for start, end in quotations(text):
        assert last <= start <= end < len(text)
        assert text[start - 1] in MARKS
        assert text[end] in MARKS
        last = end + 1


@given(st.text(alphabet="ab ,.", min_size=1).map(str.strip).filter(bool), texts)
def test_nothing_in_the_paragraph_before_changes_what_is_quoted(said: str, before: str) -> None:
    text = f'{before}\n\n"{said}"'
    assert inside(text)[-1:] == [said]


@pytest.mark.parametrize("mark", MARKS)
def test_the_work_grows_with_the_marks_and_no_faster(
    monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    looks = 0
    closing = quoted._closing  # noqa: SLF001 - counts the work

    def counted(text: str, place: int) -> tuple[str, ...]:
        nonlocal looks
        looks += 1
        return closing(text, place)

    monkeypatch.setattr(quoted, "_closing", counted)
    many = 20_000
    quotations(f" {mark}a" * many)
    assert looks <= 2 * many
