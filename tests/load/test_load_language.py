"""The patterns of language.toml: what can be written, and what is told when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import LANGUAGE, assert_fault, assert_only, change, faults_of, swap
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.faults import Fault
from cse_guidance.language.match import Finder
from cse_guidance.language.pattern import MOST_PARTS, PatternReader, forms_of
from cse_guidance.language.text import words_of
from cse_guidance.load.pattern import read_patterns
from cse_guidance.load.table import Table
from cse_guidance.model import Pattern, Phrase

LISTS = {"who": (("child",), ("young", "person")), "self": (("herself",),)}
HEAD = '[[list]]\nid = "child"'
FIRST = 'phrase "puts-self-at-risk"'


def read(*texts: str) -> tuple[tuple[Pattern, ...], list[Fault]]:
    faults: list[Fault] = []
    table = Table({"patterns": list(texts)}, LANGUAGE, "here", faults)
    return read_patterns(PatternReader(LISTS), table, "patterns"), faults


def found(pattern: str, text: str) -> list[str]:
    """Return what a pattern finds in a text."""
    patterns, faults = read(pattern)
    assert faults == []
    rule = Phrase("x", "", patterns, (), "", "site advice", "", (), (), (), ())
    words = words_of(text)
    hits = Finder([rule]).find(words)
    return [text[words.starts[hit.start] : words.ends[hit.end - 1]] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("at risk", "She is at risk. At-risk list; at, risk", ["at risk", "At-risk"]),
        ("put/puts herself", "puts herself, put herself, putting herself",
         ["puts herself", "put herself"]),
        ("(very) poor choice~", "poor choices, a very poor choice",
         ["poor choices", "very poor choice"]),
        ("engage~ badly", "engages badly engaged badly engaging badly",
         ["engages badly", "engaged badly", "engaging badly"]),
        ("put ...2 risk", "put risk; put a risk; put at a risk; put her at a risk",
         ["put risk", "put a risk", "put at a risk"]),
        ("put ...2 risk", "put, at a risk; put (at) risk", ["put, at a risk", "put (at) risk"]),
        ("{who} lied", "The young person lied and the child lied.",
         ["young person lied", "child lied"]),
        ("street-wise/streetwise", "Street wise, street-wise, streetwise.",
         ["Street wise", "street-wise", "streetwise"]),
        ("{who}/{self} ran", "herself ran", ["herself ran"]),
        ("doesn't care", "Doesn\u2019t care", ["Doesn\u2019t care"]),
        ("(a) b (c)", "b; a b; b c; a b c", ["b", "a b", "b c", "a b c"]),
        ("caf\u00e9 talk", "CAFE TALK", ["CAFE TALK"]),
    ],
)  # fmt: skip
def test_a_pattern_finds_what_it_says(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("choice", {"choice", "choices"}),
        ("put", {"put", "puts", "putting"}),
        ("engage", {"engages", "engaged", "engaging"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("say", {"says", "saying"}),
        ("abscond", {"absconds", "absconded", "absconding"}),
        ("press", {"presses", "pressed", "pressing"}),
    ],
)
def test_the_usual_forms_of_a_word_are_known(word: str, forms: set[str]) -> None:
    assert forms <= set(forms_of(word))


@pytest.mark.parametrize(
    ("pattern", "problem", "remedy"),
    [
        ("(at) (risk)", "no word that has to be there", "Add a word"),
        ("(at)", "no word that has to be there", "Add a word"),
        ("...2", "no word that has to be there", "Add a word"),
        ("...2 risk", "at its beginning or its end", "between two words"),
        ("risk ...2", "at its beginning or its end", "between two words"),
        ("(at) ...2 risk", "at its beginning or its end", "between two words"),
        ("risk ...2 (at)", "at its beginning or its end", "between two words"),
        ("at ...2 ...3 risk", "two gaps in a row", "Write one"),
        ("at ...9 risk", '"...9" in it', "1 to 6"),
        ("at ...0 risk", '"...0" in it', "1 to 6"),
        ("at ... risk", '"..." in it', "1 to 6"),
        ("at .* risk", '".*" in it', "Write words"),
        ("at [a-z]+ risk", '"[a-z]+" in it', "Write words"),
        ("(a+)+b", '"(a+)+b" in it', "Write words"),
        ("put//puts", '"" in it', "Write words"),
        ("put/ puts", '"" in it', "Write words"),
        ("~", '"~" in it', "Write words"),
        ("put~s", '"put~s" in it', "Write words"),
        ("at risk,", '"risk," in it', "Write words"),
        ("(at risk)", '"(at" in it', "Write words"),
        ("{whom} lied", 'names the list "whom", which is not there', 'Did you mean "who"?'),
        ("{who lied", '"{who" in it', "Write words"),
        ("{} lied", 'names the list ""', "Write"),
        (" ".join(["risk"] * (MOST_PARTS + 1)), f"has {MOST_PARTS + 1} parts", "two patterns"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told(pattern: str, problem: str, remedy: str) -> None:
    _, faults = read(pattern)
    assert faults
    assert problem in faults[0].problem
    assert remedy in faults[0].remedy


@settings(max_examples=300)
@given(st.text(max_size=30) | st.text(alphabet="ab/~(){}.-'123 \u0301", max_size=30))
def test_any_pattern_is_read_or_told_and_what_is_read_can_be_looked_for(text: str) -> None:
    patterns, faults = read(text)
    if not faults:
        for pattern in patterns:
            rule = Phrase("x", "", (pattern,), (), "", "site advice", "", (), (), (), ())
            Finder([rule]).find(words_of("a b ab a-b 1 2 3 a'b"))
            assert any(part.words and not part.optional for part in pattern.parts)


def test_every_fault_of_every_pattern_is_told_at_once() -> None:
    _, faults = read("at .* risk", "{whom} lied", "risk")
    assert len(faults) == 2


def test_a_pattern_of_the_file_that_cannot_be_read_is_told_with_its_place(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, "[[phrase]]", "patterns", '["put.* herself"]')
    assert_only(faults_of(conf_copy), LANGUAGE, FIRST, "cannot be read", "...2 for a gap")


def test_an_empty_pattern_is_told(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, "[[phrase]]", "patterns", '["put herself at risk", " "]')
    assert_fault(faults_of(conf_copy), LANGUAGE, FIRST, '"patterns" has an empty text', "Take it")


def test_a_list_that_no_pattern_names_is_told(conf_copy: Path) -> None:
    swap(conf_copy, LANGUAGE, HEAD, f'[[list]]\nid = "spare"\nwords = ["a"]\n{HEAD}')
    assert_only(faults_of(conf_copy), LANGUAGE, 'list "spare"', "no pattern names", "take it out")


def test_a_list_that_is_there_twice_is_told(conf_copy: Path) -> None:
    swap(conf_copy, LANGUAGE, HEAD, f'[[list]]\nid = "self"\nwords = ["a"]\n{HEAD}')
    assert_fault(faults_of(conf_copy), LANGUAGE, 'list "self"', "is used twice", "own")


@pytest.mark.parametrize("word", ["her.*", "a/b", "{child}", "..."])
def test_a_word_of_a_list_that_is_none_is_told(conf_copy: Path, word: str) -> None:
    change(conf_copy, LANGUAGE, 'id = "self"', "words", f'["herself", "{word}"]')
    assert_fault(faults_of(conf_copy), LANGUAGE, 'list "self"', "not a word", "plain words")


def test_a_list_that_is_far_too_long_is_told(conf_copy: Path) -> None:
    many = ", ".join(f'"a{number}"' for number in range(201))
    change(conf_copy, LANGUAGE, 'id = "self"', "words", f"[{many}]")
    assert_fault(faults_of(conf_copy), LANGUAGE, 'list "self"', "has 201 words", "at most 200")


def test_a_local_list_says_where_it_is_from(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, 'id = "lifestyle"', "area", None)
    place = 'phrase "lifestyle"'
    assert_only(faults_of(conf_copy), LANGUAGE, place, "does not say where", "area")


def test_no_phrase_rule_can_be_called_national(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, "[[phrase]]", "scope", '"national"')
    assert_only(faults_of(conf_copy), LANGUAGE, FIRST, '"scope" is "national"', "published guid")


def test_an_unreadable_pattern_is_told_alone_and_not_what_follows_from_it(conf_copy: Path) -> None:
    # Its examples, and the traps of the cases, are looked at once it can be read.
    change(conf_copy, LANGUAGE, "[[phrase]]", "patterns", '["at .* risk"]')
    assert len(faults_of(conf_copy)) == 1
