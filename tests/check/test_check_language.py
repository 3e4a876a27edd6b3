"""A phrase rule that misses, finds too much, offers what it warns of or claims too much is told."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from breaking import CHANGED, LANGUAGE, SOURCES, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.check.phrases import check_phrases, samples
from cse_guidance.language import found_in
from cse_guidance.model import Phrase, Rules

FIRST = 'phrase "puts-self-at-risk"'
LAST = 'phrase "service-user"'
KIND = "[[kind]]"


def new_phrase(**changed: str) -> str:
    """Return one more phrase rule for the file, sound but for what is changed in it."""
    lines = {
        "id": '"new"',
        "kind": '"vague"',
        "patterns": '["zigzag"]',
        "why": '"To try."',
        "scope": '"site advice"',
        "sources": '["this-site"]',
        "examples": '["It was a zigzag."]',
        "fine": '["It was straight."]',
    } | changed
    head = "\n".join(f"{key} = {value}" for key, value in lines.items() if key != "words")
    words = changed.get("words", '"It was straight."')
    instead = f'words = {words}\nfill = "Say where."\nsources = ["this-site"]'
    return f"\n[[phrase]]\n{head}\n[[phrase.instead]]\n{instead}\n"


def with_phrase(conf: Path, **changed: str) -> None:
    path = conf / LANGUAGE
    path.write_text(path.read_text(encoding="utf-8") + new_phrase(**changed), encoding="utf-8")


def test_a_sound_rule_can_be_added(conf_copy: Path) -> None:
    with_phrase(conf_copy)
    assert faults_of(conf_copy) == []


@pytest.mark.parametrize(
    ("changed", "problem", "remedy"),
    [
        ({"kind": '"rude"'}, 'there is no kind "rude"', "Write"),
        ({"sources": '["nobody"]'}, 'there is no source "nobody"', "Write one of"),
        ({"examples": '["It was a circle.", "A zigzag."]'}, 'own example "It was a circle."',
         "Change the example"),
        ({"fine": '["A zigzag line."]'}, 'it finds something in "A zigzag line."', "exception"),
        ({"fine": '["Concerns noted."]'}, 'rule "concerns-noted" finds something in "Concerns',
         "exception"),
        ({"words": '"zigzag"'}, 'it offers "zigzag", in which the phrase rule "new"', "Offer"),
        ({"words": '"a lifestyle"'}, 'in which the phrase rule "lifestyle" finds', "Offer"),
        ({"patterns": '["the/a"]', "examples": '["The end."]'}, "everyday words alone", "matters"),
        ({"patterns": '["zigzag", "{child}"]'}, '"{child}" can be made of everyday words', "Add"),
        ({"patterns": '["zigzag", "(zig) he ...2 was"]'}, "everyday words alone", "Add a word"),
        ({"patterns": '["zigzag", "zigzag~"]'}, 'no example needs the pattern "zigzag"', "Add"),
        ({"patterns": '["zigzag", "swirl"]'}, 'no example needs the pattern "swirl"', "Add"),
        ({"patterns": '["zigzag", "Zigzag"]'}, '"Zigzag" stands in it twice', "Take one out"),
        ({"unless": '["no zigzag"]'}, 'needs the exception "no zigzag"', "Add to fine"),
        ({"unless": '["zigzag"]'}, 'never finds "zigzag": an exception lets be', "Take these"),
        ({"patterns": '["zigzag", "service user~"]'},
         'the phrase rule "service-user" has the pattern "service user~" too', "one of the two"),
        ({"patterns": '["zigzag", "lifestyle"]'}, 'the phrase rule "lifestyle" takes', "Take"),
        ({"patterns": '["zigzag", "swirl/promiscuous"]', "examples": '["Zigzag.", "Swirl."]'},
         'never finds "promiscuous": the phrase rule "promiscuous" takes', "Take these words"),
        ({"patterns": '["zigzag", "bed"]', "examples": '["Zigzag.", "To bed."]'},
         "is a plain sentence", "narrower"),
        ({"scope": '"published guidance"'}, "called published guidance, but rests on none",
         "site advice"),
        ({"scope": '"local example"', "area": '"Leeds, 2017"'}, "rests on no local source",
         "Name the local source"),
        ({"sources": '["preferred-terms-tables"]'}, "does not name this site", "change the scope"),
    ],
)  # fmt: skip
def test_a_rule_that_is_not_sound_is_told(
    conf_copy: Path, changed: dict[str, str], problem: str, remedy: str
) -> None:
    with_phrase(conf_copy, **changed)
    told = [f for f in faults_of(conf_copy) if f.place == 'phrase "new"' and problem in f.problem]
    assert told, [str(fault) for fault in faults_of(conf_copy)]
    assert remedy in told[0].remedy


def test_a_rule_that_is_there_twice_is_told(conf_copy: Path) -> None:
    with_phrase(conf_copy, id='"service-user"')
    assert_only(faults_of(conf_copy), LANGUAGE, LAST, "used for more than one phrase", "Rename")


def test_a_rule_that_rests_on_what_nobody_read_is_told(conf_copy: Path, rules: Rules) -> None:
    unread = [source.id for source in rules.sources.values() if source.evidence == "unread"]
    change(conf_copy, LANGUAGE, "[[phrase]]", "sources", f'["{unread[0]}"]')
    faults = faults_of(conf_copy)
    assert_fault(faults, LANGUAGE, FIRST, "has not been read", "evidence")


@pytest.mark.parametrize("source", ["preferred-terms-tables", "yjlc-language"])
def test_a_source_that_is_marked_unread_is_told_for_each_rule_and_alternative(
    conf_copy: Path, rules: Rules, source: str
) -> None:
    change(conf_copy, SOURCES, f'id = "{source}"', "evidence", '"unread"')
    told = {fault.place for fault in faults_of(conf_copy) if fault.file == LANGUAGE}
    for phrase in rules.language.phrases:
        if source in phrase.sources:
            assert f'phrase "{phrase.id}"' in told
        for instead in phrase.instead:
            if source in instead.sources:
                assert f'phrase "{phrase.id}", instead "{instead.words}"' in told


@pytest.mark.parametrize(
    ("after", "place"), [("[own_words]", "own_words"), (KIND, 'kind "blames-the-child"')]
)
def test_a_source_that_is_not_there_is_told(conf_copy: Path, after: str, place: str) -> None:
    change(conf_copy, LANGUAGE, after, "sources", '["nobody"]')
    assert_only(faults_of(conf_copy), LANGUAGE, place, 'there is no source "nobody"')


def test_a_kind_of_which_there_is_no_phrase_is_told(conf_copy: Path) -> None:
    text = f'{KIND}\nid = "rude"\ntitle = "Rude"\nwhy = "x"\nsources = ["this-site"]\n{KIND}'
    swap(conf_copy, LANGUAGE, KIND, text)
    assert_only(faults_of(conf_copy), LANGUAGE, 'kind "rude"', "no phrase is of this kind", "Name")


def test_a_kind_that_is_there_twice_is_told(conf_copy: Path) -> None:
    text = f'{KIND}\nid = "vague"\ntitle = "Vague"\nwhy = "x"\nsources = ["this-site"]\n{KIND}'
    swap(conf_copy, LANGUAGE, KIND, text)
    assert_only(faults_of(conf_copy), LANGUAGE, 'kind "vague"', "more than one kind", "Rename")


def test_a_trap_that_no_rule_finds_is_told(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[language_trap]]", "phrase", '"Sam walks home"')
    place = 'language_trap "Sam walks home"'
    assert_only(faults_of(conf_copy), CHANGED, place, "finds nothing", "Add a rule to language.t")


def test_better_words_that_a_rule_finds_are_told(conf_copy: Path) -> None:
    change(conf_copy, CHANGED, "[[language_trap]]", "better", '"Sam is at risk"')
    place = 'language_trap "Sam is associating with an unknown group"'
    problem = 'better words hold what the phrase rule "at-risk" finds'
    assert_only(faults_of(conf_copy), CHANGED, place, problem, "neutral")


def test_without_its_rule_a_trap_is_no_longer_found(rules: Rules) -> None:
    for scenario in rules.scenarios.values():
        for trap in scenario.language_traps:
            (phrase, *_) = found_in(rules.language, trap.phrase)
            fewer = tuple(one for one in rules.language.phrases if one is not phrase)
            left = found_in(replace(rules.language, phrases=fewer), trap.phrase)
            assert phrase not in left


def test_what_can_be_found_is_tried_word_by_word(rules: Rules) -> None:
    for phrase in rules.language.phrases:
        for pattern in phrase.patterns:
            tried = {word for sample in samples(pattern) for word in sample}
            assert tried == {word for part in pattern.parts for row in part.words for word in row}


def rules_without_one(phrase: Phrase) -> list[Phrase]:
    """Return a rule with each one of its patterns and exceptions left out in turn."""
    without = [
        replace(phrase, patterns=tuple(p for p in phrase.patterns if p is not pattern))
        for pattern in phrase.patterns
    ]
    without += [
        replace(phrase, unless=tuple(p for p in phrase.unless if p is not pattern))
        for pattern in phrase.unless
    ]
    return without


def test_no_pattern_and_no_exception_can_be_lost_without_a_fault(rules: Rules) -> None:
    for phrase in rules.language.phrases:
        alone = replace(rules.language, phrases=(phrase,))
        assert check_phrases(alone) == ()
        for fewer in rules_without_one(phrase):
            assert check_phrases(replace(alone, phrases=(fewer,))), fewer.id


def test_each_rule_of_the_file_has_its_fault_when_its_example_is_changed(
    conf_copy: Path, rules: Rules
) -> None:
    path = conf_copy / LANGUAGE
    text = path.read_text(encoding="utf-8")
    read = tomllib.loads(text)["phrase"]
    assert len(read) == len(rules.language.phrases)
    for phrase in read[::8]:
        line = f'examples = ["{phrase["examples"][0]}"'
        assert line in text
        path.write_text(text.replace(line, 'examples = ["Straight on."', 1), encoding="utf-8")
        place = f'phrase "{phrase["id"]}"'
        problem = 'does not find its own example "Straight on."'
        assert_fault(faults_of(conf_copy), LANGUAGE, place, problem, "Change the example")
