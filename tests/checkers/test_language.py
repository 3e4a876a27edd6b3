"""The words of a record: every phrase that is found is on the sheet, with what could be written."""

from __future__ import annotations

from datetime import date

import pytest
from checking_forms import CHECKERS, RULES, once, parts_of, sources_of, texts_of
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.checkers import Answered
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.sheet import Item, Sheet
from cse_guidance.language import MOST_SHOWN, LanguageResult, check_language
from cse_guidance.model import Phrase
from cse_guidance.words import capital

CHECKER = CHECKERS["check-language"]
TODAY = date(2026, 11, 25)
PHRASES = RULES.language.phrases
each_phrase = pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
texts = st.lists(
    st.sampled_from([text for phrase in PHRASES for text in phrase.examples])
    | st.sampled_from([*RULES.language.plain])
    | st.text(max_size=20),
    min_size=1,
    max_size=6,
).map("\n".join)


def checked(text: str) -> tuple[LanguageResult, Sheet]:
    found = ask(CHECKER, [("text", text)], TODAY)
    assert isinstance(found, Answered), found
    assert isinstance(found.result, LanguageResult)
    return found.result, found.sheet


@given(texts.filter(str.strip))
def test_the_result_is_what_checking_the_same_text_gives(text: str) -> None:
    as_read = text.replace("\r\n", "\n").replace("\r", "\n")
    assert checked(text)[0] == check_language(RULES, as_read)


@given(texts.filter(str.strip))
def test_every_phrase_is_on_the_sheet_with_its_place_why_it_matters_and_what_to_write(
    text: str,
) -> None:
    result, sheet = checked(text)
    assert sheet.title == result.summary
    assert result.notice in texts_of(list(sheet.lead))
    shown = [part for part in sheet.parts if part.title[0].isdigit()]
    assert len(shown) == len(result.findings)
    for number, (part, one) in enumerate(zip(shown, result.findings, strict=True), start=1):
        assert part.title == f"{number}. \u201c{one.words}\u201d"
        words = " ".join(texts_of(part))
        for needed in (capital(one.where), one.excerpt, one.kind, one.why, one.kind_why):
            assert needed in words
        items = [item for item in parts_of(part) if isinstance(item, Item)]
        assert [item.scope for item in items if one.why in item.text] == [one.scope]
        for line in one.instead:
            assert all(needed in words for needed in (line.words, line.fill, line.scope))
        assert bool(one.instead) == ("What could be written:" in words)
        reach = {one.scope, *(line.scope for line in one.instead)}
        named = {source.id for source in sources_of(one) if source.words not in reach}
        assert named <= set(once(sources_of(part)))


@each_phrase
def test_a_phrase_in_quotation_marks_is_kept_and_listed_with_what_to_do(phrase: Phrase) -> None:
    own = RULES.language.own_words
    for text in phrase.examples:
        result, sheet = checked(f'Robin said: "{text}"')
        assert [one.words for one in result.own_words.quotations] == [text]
        (part,) = sheet.parts
        assert part.title == own.title
        assert own.do in texts_of(part)
        (item,) = (one for one in parts_of(part) if isinstance(one, Item))
        assert text in item.text
        assert result.own_words.quotations[0].where in item.lead
        assert once(result.own_words.sources) == once(sources_of(part))


def test_where_nothing_is_found_the_sheet_says_that_this_shows_nothing() -> None:
    _, sheet = checked(" ".join(RULES.language.plain))
    assert sheet.title == RULES.language.nothing_found
    assert sheet.parts == ()


def test_what_is_more_than_anybody_reads_is_counted() -> None:
    text = f"{PHRASES[0].examples[0]}. " * (MOST_SHOWN + 3)
    result, sheet = checked(text)
    assert result.left_out
    assert f"{result.left_out} more are not shown." in texts_of(list(sheet.parts))
    _, few = checked(PHRASES[0].examples[0])
    assert "not shown" not in " ".join(texts_of(few))


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_box_is_told(text: str) -> None:
    found = ask(CHECKER, [("text", text)], TODAY)
    assert isinstance(found, Mend)
    (told,) = found.to_mend
    (field,) = CHECKER.form.fields()
    assert told.name == "text"
    assert field.needed in told.words
