"""Phrases of a rule file are found however people write them, and only where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import PLANS, ways_to_write

from cse_guidance.language.match import Finder
from cse_guidance.language.text import words_of
from cse_guidance.plans.phrase import finder_of, found_in, is_only, plain_words, read_phrases

PHRASES = sorted(
    {
        phrase
        for rule in PLANS.rules.values()
        for phrase in (*rule.phrases, *(p for burden in rule.burdens for p in burden.phrases))
    }
    | {phrase for one in PLANS.opposites.values() for phrase in (*one.one, *one.other)}
)


def ready_for(*texts: str, child: tuple[str, ...] = ("Robin",)) -> Finder:
    return finder_of(read_phrases(texts, child))


@pytest.mark.parametrize("phrase", PHRASES)
def test_every_way_to_write_a_phrase_of_the_rules_is_found(phrase: str) -> None:
    ready = ready_for(phrase)
    for text in ways_to_write(phrase):
        assert found_in(ready, f"Well, {text.upper()}!") == (text.upper(),)
        assert is_only(ready, f"({text})")
        assert not is_only(ready, f"{text} xyz")


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_with_a_word_too_few_is_not_found(phrase: str) -> None:
    ready = ready_for(phrase)
    whole = [tuple(text.lower().split()) for text in ways_to_write(phrase)]
    for words in whole:
        for gone in range(len(words)):
            rest = (*words[:gone], *words[gone + 1 :])
            inside = any(
                rest[start : start + len(one)] == one for one in whole for start in range(len(rest))
            )
            assert bool(found_in(ready, " ".join(rest))) == inside


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("can't", "He can\u2019t go", ("can\u2019t",)),
        ("on-going", "It is On\u2010Going.", ("On\u2010Going",)),
        ("a b", "a, b", ()),
        ("n ...1 a", "N/A", ("N/A",)),
        ("a (b) c", "a b c and a c", ("a b c", "a c")),
        ("all", "overall", ()),
        ("all", "ALL all All", ("ALL", "all", "All")),
        ("{child} will", "the child will; Robin will", ("the child will", "Robin will")),
        ("cafe\u0301", "CAF\u00c9", ("CAF\u00c9",)),
    ],
)
def test_capitals_hyphens_and_quotation_marks_make_no_difference(
    phrase: str, text: str, found: tuple[str, ...]
) -> None:
    assert found_in(ready_for(phrase, child=("the child", "Robin")), text) == found


@pytest.mark.parametrize(
    "phrase", ["", " ", "(a)", "(a) (b/c)", "a/", "/", "a//b", "[a]", "a?", "()", "{who}"]
)
def test_a_phrase_that_cannot_be_read_is_named(phrase: str) -> None:
    told: list[tuple[str, str]] = []
    read_phrases([phrase], ("Robin",), lambda problem, remedy: told.append((problem, remedy)))
    assert told
    assert all(problem and remedy for problem, remedy in told)


def test_the_longest_of_overlapping_matches_is_taken() -> None:
    assert found_in(ready_for("a", "a b c", "b c d"), "a b c d e a") == ("a b c", "a")


@settings(max_examples=300)
@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    words = words_of(text)
    for start, end in zip(words.starts, words.ends, strict=True):
        assert text[start:end].strip()
    phrases = ready_for(*PHRASES[:20])
    assert all(found in text for found in found_in(phrases, text))
    assert is_only(ready_for(), text) == (not plain_words(text))


@settings(max_examples=200)
@given(st.text("ab /(){child}?.", max_size=12), st.text("ab ", max_size=12))
def test_any_phrase_is_refused_or_can_be_looked_for(phrase: str, text: str) -> None:
    told: list[tuple[str, str]] = []
    phrases = read_phrases(
        [phrase], ("Robin",), lambda problem, remedy: told.append((problem, remedy))
    )
    if not told:
        assert all(found in text for found in found_in(finder_of(phrases), text))
