"""Every phrase rule finds what it says, wherever it stands, and never what the child said."""

from __future__ import annotations

import doctest
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cse_guidance import language
from cse_guidance.answers import Finding, plain
from cse_guidance.language import MOST_SHOWN, check_language, found_in
from cse_guidance.language.text import words_of
from cse_guidance.load import packaged_rules
from cse_guidance.model import Phrase, Scenario
from cse_guidance.words import phrase_scope_words

RULES = packaged_rules()
LANGUAGE = RULES.language
PHRASES = LANGUAGE.phrases
EXAMPLES = [(phrase, text) for phrase in PHRASES for text in phrase.examples]
ANY_EXAMPLE = st.sampled_from(EXAMPLES)
NEUTRAL = " ".join(LANGUAGE.plain)
PLACES = [match.start() for match in re.finditer(" ", NEUTRAL)] + [0, len(NEUTRAL)]
MARKS = [('"', '"'), ("\u201c", "\u201d"), ("'", "'"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb")]
SPACES = [" ", "  ", "\u00a0", "\t", "\n", "\r\n", "-", " *", "\u2009"]
each_phrase = pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
each_example = pytest.mark.parametrize(
    ("phrase", "text"), EXAMPLES, ids=[f"{phrase.id}-{text}" for phrase, text in EXAMPLES]
)


def rules_found(text: str) -> list[str]:
    return [one.rule for one in check_language(RULES, text).findings]


@each_example
def test_an_example_is_found(phrase: Phrase, text: str) -> None:
    assert phrase.id in rules_found(text)


@each_phrase
def test_what_is_fine_is_let_be(phrase: Phrase) -> None:
    for text in phrase.fine:
        assert rules_found(text) == []


def test_nothing_is_found_in_plain_sentences() -> None:
    result = check_language(RULES, NEUTRAL)
    assert result.findings == ()
    assert result.summary == LANGUAGE.nothing_found
    assert result.words_read == len(re.findall(r"[\w']+", NEUTRAL))


@given(ANY_EXAMPLE, st.sampled_from(PLACES))
def test_a_phrase_is_found_wherever_it_is_put(pair: tuple[Phrase, str], place: int) -> None:
    phrase, text = pair
    whole = f"{NEUTRAL[:place]}. {text} . {NEUTRAL[place:]}"
    start = place + 2
    inside = [
        one
        for one in check_language(RULES, whole).findings
        if start <= one.column - 1 < start + len(text)
    ]
    assert phrase.id in [one.rule for one in inside]
    assert inside == list(check_language(RULES, whole).findings)


def noisy(text: str, draw: st.DataObject) -> str:
    """Return a text as somebody might write it: other capitals, spaces, apostrophes, accents."""
    out = []
    for character in text:
        if character == " ":
            out.append(draw.draw(st.sampled_from(SPACES)))
        elif character == "'":
            out.append(draw.draw(st.sampled_from(["'", "\u2019", "\u02bc"])))
        elif character.isalpha():
            way = draw.draw(st.integers(0, 7))
            wide = chr(ord(character) + 0xFEE0) if character.isascii() else character
            out.append(
                {
                    0: character.upper(),
                    1: f"{character}\u00ad",
                    2: f"{character}\u0301",
                    3: wide,
                }.get(way, character)
            )
        else:
            out.append(character)
    return "".join(out)


@settings(max_examples=300)
@given(ANY_EXAMPLE, st.data())
def test_how_a_phrase_is_written_makes_no_difference(
    pair: tuple[Phrase, str], data: st.DataObject
) -> None:
    phrase, text = pair
    assert phrase.id in rules_found(noisy(text, data))


@each_example
@pytest.mark.parametrize("marks", MARKS, ids=["straight", "curly", "single", "quote", "angle"])
def test_what_is_quoted_is_kept_and_listed_apart(
    phrase: Phrase, text: str, marks: tuple[str, str]
) -> None:
    result = check_language(RULES, f"Robin said: {marks[0]}{text}{marks[1]} We listened.")
    assert result.findings == ()
    assert result.summary == LANGUAGE.nothing_found
    (quotation,) = result.own_words.quotations
    assert quotation.words == text
    assert phrase.id in quotation.rules
    assert (quotation.line, quotation.column) == (1, len("Robin said: ") + 2)
    assert (result.own_words.title, result.own_words.do) == (
        LANGUAGE.own_words.title,
        LANGUAGE.own_words.do,
    )


@each_example
def test_a_loose_quotation_mark_hides_nothing(phrase: Phrase, text: str) -> None:
    for mark in ('"', "\u201c", "\u2018", "\u00ab"):
        assert phrase.id in rules_found(f"Robin said {mark}no. {text}\n\nThe end.{mark}")


@each_phrase
def test_a_phrase_that_is_only_partly_quoted_is_the_writers(phrase: Phrase) -> None:
    for text in phrase.examples:
        (first, *_) = check_language(RULES, text).findings
        if " " in first.words:
            cut = first.column - 1 + first.words.index(" ")
            half = f'{text[:cut]} "{text[cut + 1 :]}"'
            found = rules_found(half)
            assert first.rule in found, half


@each_phrase
def test_no_alternative_is_itself_found(phrase: Phrase) -> None:
    filled = {"child": "Robin", "who": "a man of 30", "whom": "a man of 30"}
    for instead in phrase.instead:
        for text in (instead.words, instead.fill):
            assert found_in(LANGUAGE, text) == (), text
        written = re.sub(
            r"\[([^\]]*)\]",
            lambda match: filled.get(match[1].lower(), "something seen on 3 March"),
            instead.words,
        )
        assert found_in(LANGUAGE, written) == (), written


@each_phrase
def test_what_is_shown_of_a_rule_is_free_of_what_the_rules_find(phrase: Phrase) -> None:
    kind = LANGUAGE.kind(phrase.kind)
    assert kind is not None
    for text in (phrase.why, kind.why, kind.title):
        assert rules_found(text) == []


@each_phrase
def test_a_finding_says_all_that_the_rule_says(phrase: Phrase) -> None:
    text = phrase.examples[0]
    found = [one for one in check_language(RULES, text).findings if one.rule == phrase.id]
    one = found[0]
    assert isinstance(one, Finding)
    assert one.why == phrase.why
    assert one.scope == phrase_scope_words(phrase.scope, phrase.area)
    assert [source.id for source in one.sources] == list(phrase.sources)
    assert [instead.words for instead in one.instead] == [i.words for i in phrase.instead]
    assert [instead.fill for instead in one.instead] == [i.fill for i in phrase.instead]
    for shown, instead in zip(one.instead, phrase.instead, strict=True):
        assert [source.id for source in shown.sources] == list(instead.sources)
        assert instead.words in one.do
        assert instead.fill in one.do
    assert one.where == f"line {one.line}, column {one.column}"
    assert one.words in one.what
    assert one.words in one.excerpt


@each_phrase
def test_whose_words_an_alternative_has_is_said_by_its_sources(phrase: Phrase) -> None:
    (finding, *_) = [
        one
        for text in phrase.examples
        for one in check_language(RULES, text).findings
        if one.rule == phrase.id
    ]
    for shown, instead in zip(finding.instead, phrase.instead, strict=True):
        sources = [RULES.sources[name] for name in instead.sources]
        own = all(source.kind == "site choice" for source in sources)
        assert own == (shown.scope == phrase_scope_words("site advice"))
        for source in sources:
            if source.status == "local":
                assert source.area in shown.scope


@each_phrase
def test_only_what_was_published_is_called_published(phrase: Phrase) -> None:
    kinds = {RULES.sources[name].kind for name in phrase.sources}
    if phrase.scope == "published guidance":
        assert kinds - {"site choice"}
    if phrase.scope == "site advice":
        assert "site choice" in kinds
    for name in (*phrase.sources, *(n for i in phrase.instead for n in i.sources)):
        assert RULES.sources[name].evidence != "unread"


@pytest.mark.parametrize("scenario", RULES.scenarios.values(), ids=lambda one: one.id)
def test_the_trap_of_a_case_is_found_and_its_better_words_are_not(scenario: Scenario) -> None:
    assert scenario.language_traps
    for trap in scenario.language_traps:
        assert rules_found(trap.phrase)
        assert rules_found(trap.better) == []


@pytest.mark.parametrize("mark", [". ", "! ", "? ", "\n\n", "; ", ": ", "\n- ", " | "])
def test_nothing_reaches_over_the_end_of_a_sentence(mark: str) -> None:
    for _, text in EXAMPLES:
        for one in check_language(RULES, re.sub("[ -]", mark, text)).findings:
            assert len(words_of(one.words).starts) == 1


texts = st.text(max_size=200) | st.lists(
    st.sampled_from(
        [text for _, text in EXAMPLES] + ['"', "'", "\u201c", "\u201d", "\n", "\r", "x"]
    )
    | st.text(max_size=5),
    max_size=12,
).map(" ".join)


@settings(max_examples=300)
@given(texts)
@example("")
@example("\ud800")
@example("\x00")
@example("\u2029\u2028\x85")
@example("'" * 50)
def test_any_text_is_answered_and_each_finding_stands_where_it_is_said_to(text: str) -> None:
    result = check_language(RULES, text)
    plain(result)
    lines = re.split("\r\n|\r|\n", text)
    for one in result.findings:
        here = lines[one.line - 1][one.column - 1 :]
        first_word = one.words.split()[0]
        assert here.startswith(first_word[:20])
    places = [(one.line, one.column) for one in result.findings]
    assert places == sorted(set(places))
    quoted = sum(len(one.rules) for one in result.own_words.quotations)
    assert len(result.findings) + quoted + result.left_out == len(found_in(LANGUAGE, text))


@given(texts, texts)
def test_what_stands_in_another_paragraph_changes_nothing(before: str, after: str) -> None:
    alone = [(one.rule, one.words) for one in check_language(RULES, before).findings]
    both = check_language(RULES, f"{before}\n\n{after}").findings
    assert [(one.rule, one.words) for one in both][: len(alone)] == alone


def test_the_text_is_never_rewritten() -> None:
    text = EXAMPLES[0][1]
    names = set(check_language(RULES, text).__slots__)
    assert not {"text", "rewritten", "corrected"} & names


@pytest.mark.parametrize("quote", [False, True], ids=["written", "quoted"])
def test_a_long_text_is_read_to_its_end_and_what_is_not_shown_is_counted(quote: bool) -> None:  # noqa: FBT001
    sentence = EXAMPLES[0][1]
    piece = f'"{sentence}" ' if quote else f"{sentence} "
    many = 200_000 // len(piece)
    result = check_language(RULES, piece * many)
    shown = result.own_words.quotations if quote else result.findings
    assert len(shown) == MOST_SHOWN
    assert result.left_out == many - MOST_SHOWN
    if not quote:
        assert str(many) in result.summary


@pytest.mark.parametrize(
    "text",
    ["x" * 200_000, " " * 200_000, "'" * 200_000, "\n " * 100_000, "- " * 100_000, "'a" * 100_000,
     "\u0301" * 200_000, "a\u0301" * 100_000, "\u201ca " * 60_000, "\r" * 200_000, "{" * 200_000],
    ids=["word", "spaces", "marks", "lines", "dashes", "apostrophes", "accents", "accented",
         "opened", "returns", "braces"],
)  # fmt: skip
def test_two_hundred_thousand_characters_of_anything_are_read(text: str) -> None:
    result = check_language(RULES, text)
    assert result.findings == ()
    assert result.words_read <= len(text)


def test_the_examples_in_the_docstrings_are_right() -> None:
    tried = doctest.testmod(language)
    assert tried.attempted
    assert not tried.failed
