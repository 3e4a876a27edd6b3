"""What was entered is answered, or everything wrong with it is told at once beside its box."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest
from any_input import ODD_TEXTS
from checking_forms import (
    CHECKERS,
    RULES,
    Entry,
    any_entries,
    boxes_of,
    right_entries,
    shape_at,
)
from counting import count
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import plain
from cse_guidance.checkers import Answered, Checker
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered as Given
from cse_guidance.checkers.entered import ToMend
from cse_guidance.checkers.form import Field, Form, Group, Repeat, Screen
from cse_guidance.checkers.sheet import Sheet
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs import (
    LONGEST,
    Day,
    DayOrWords,
    ListOf,
    Moment,
    Object,
    OneOf,
    Text,
    Whole,
    optional,
)
from cse_guidance.inputs import Entry as Place
from cse_guidance.words import capital

TODAY = date(2026, 11, 25)
TRIES = 150  # for each checker
FOLLOW = [name for name in CHECKERS if name.startswith("follow-")]
SCORE = [name for name in CHECKERS if name.startswith("score-")]

each_checker = pytest.mark.parametrize("name", CHECKERS)
seeds = st.integers(0, 10**9)


def to_mend(name: str, entries: list[Entry]) -> tuple[ToMend, ...]:
    found = ask(CHECKERS[name], entries, TODAY)
    assert isinstance(found, Mend), found
    assert found.to_mend
    return found.to_mend


def filled(name: str, seed: int = 1) -> list[Entry]:
    """Return entries of a checker that it answers."""
    for one in range(seed, seed + 200):
        entries = right_entries(CHECKERS[name].shape, one)
        if isinstance(ask(CHECKERS[name], entries, TODAY), Answered):
            return entries
    raise AssertionError(f"no right entries were found for {name}")


def wrong_entries(checker: Checker) -> Iterator[tuple[Field, list[Entry], str]]:
    """Yield each box with what may be entered wrongly in it, and the name that has to be told."""
    for field in checker.form.fields():
        box = field.name.replace("{0}", "0").replace("{1}", "0")
        match shape_at(checker.shape, field.name):
            case Day() | Moment():
                right = {f"{box}/day": "1", f"{box}/month": "2", f"{box}/year": "2026"}
                for part, text in (("day", "31"), ("month", "Octember"), ("year", "26")):
                    yield field, list((right | {f"{box}/{part}": text}).items()), f"{box}/{part}"
            case Whole():
                yield field, [(box, "three")], box
            case OneOf() | ListOf(of=OneOf()):
                yield field, [(box, "perhaps")], box
            case Text(longest) | DayOrWords(longest) | ListOf(of=Text(longest)):
                if longest < LONGEST:
                    yield field, [(box, "x" * (longest + 1))], box


@each_checker
def test_what_is_wrong_in_a_box_is_told_there_in_the_words_of_the_form(name: str) -> None:
    for field, entries, box in wrong_entries(CHECKERS[name]):
        (told,) = (one for one in to_mend(name, entries) if one.name == box)
        called = field.short.rstrip("?.")
        assert called in told.words or told.words.startswith(capital(called))
        assert told.words == capital(told.words)
        assert told.words.endswith((".", "?"))
        count("wrong entries told beside their box")


@each_checker
def test_everything_that_is_wrong_is_told_at_once(name: str) -> None:
    wrong = {field.name: (entries, box) for field, entries, box in wrong_entries(CHECKERS[name])}
    entries = [entry for found, _ in wrong.values() for entry in found]
    if entries:
        names = [one.name for one in to_mend(name, entries)]
        assert {box for _, box in wrong.values()} <= set(names)
        assert len(set(names)) == len(names), "a box is told once"


def test_what_is_missing_is_told_where_the_form_asks_for_it() -> None:
    for name, checker in CHECKERS.items():
        needed = {f.name: f.needed for f in checker.form.fields() if f.needed and "{" not in f.name}
        if len(checker.form.screens) > 1 or not needed:
            continue
        told = {one.name: one.words for one in to_mend(name, [])}
        assert needed.keys() == told.keys()  # once each, and not for the whole form as well
        assert all(words in told[box] for box, words in needed.items())


@pytest.mark.parametrize("name", SCORE)
def test_a_judgement_without_its_reasons_or_its_level_is_told_at_the_box_that_is_empty(
    name: str,
) -> None:
    level = CHECKERS[name].form.fields()
    options = next(field.options for field in level if field.name == "judgement/level")
    (told,) = to_mend(name, [("judgement/level", options[-1].value)])
    assert told.name == "judgement/reasons"
    assert told.words.startswith("Your reasons:")
    (told,) = to_mend(name, [("judgement/reasons", "I know the family.")])
    assert told.name == "judgement/level"


def test_opposite_answers_on_two_forms_are_told_at_the_second_and_name_the_first() -> None:
    rat, seraf = RULES.instruments["practice-rat"], RULES.instruments["seraf-style"]
    told = to_mend(
        "compare",
        [
            (f"answers/{rat.id}/under-13", "yes"),
            (f"answers/{seraf.id}/under-13", "no"),
            (f"answers/{rat.id}/learning-disability", "no"),
            (f"answers/{seraf.id}/learning-disability", "yes"),
        ],
    )
    assert {one.name for one in told} == {
        f"answers/{seraf.id}/under-13",
        f"answers/{seraf.id}/learning-disability",
    }
    for one in told:
        assert one.words.startswith(f"{seraf.title}, ")
        assert rat.title in one.words


def test_two_forms_that_are_not_there_are_told_for_the_whole_form() -> None:
    for entries in ([], [("answers/practice-rat/missing", "yes")]):
        (told,) = to_mend("compare", entries)
        assert told.name == ""
        assert all(one.title in told.words for one in RULES.instruments.values())


PERSON = Object(
    (
        Place("name", Text(9), "A name.", needed=True),
        Place("born", Day(), "A day."),
        Place("age", Whole(0, 17), "An age."),
        Place("visits", ListOf(Object((Place("what", Text(9), "What.", needed=True),))), "Visits."),
    )
)
SHAPE = Object(
    (
        Place("people", ListOf(PERSON, most=3), "People.", needed=True),
        Place("more", optional({"words": (Text(9), "Words.")}), "More."),
    )
)
VISIT = Repeat(
    "people/{0}/visits", "Visit", (Field("people/{0}/visits/{1}/what", "What?", "text"),), 1, 3
)
FORM = Form(
    (
        Screen(
            "form",
            (
                Repeat(
                    "people",
                    "Person",
                    (
                        Field("people/{0}/name", "Name", "text"),
                        Group(
                            "g-{0}",
                            "More",
                            (
                                Field(
                                    "people/{0}/born", "When were they born?", "day", called="born"
                                ),
                                Field("people/{0}/age", "Age", "number"),
                            ),
                        ),
                        VISIT,
                    ),
                    1,
                    3,
                ),
            ),
        ),
    ),
    "Go",
    after=Group("more", "More", (Field("more/words", "Words", "text"),)),
)


def made(*faults: Fault) -> Checker:
    """Return a checker of the form above, which finds faults in whatever it is asked."""

    def answer(given: object, today: date | None) -> Given:
        del given, today
        if faults:
            raise FaultsFound(faults)
        return Given({}, Sheet("Done", 0, (), (), "made"))

    return Checker("try", "try", "A try", "To try.", FORM, SHAPE, answer)


def told(entries: list[Entry], *faults: Fault) -> dict[str, str]:
    found = ask(made(*faults), entries, TODAY)
    assert isinstance(found, Mend)
    return {one.name: one.words for one in found.to_mend}


def test_a_fault_finds_its_box_although_what_stands_before_it_was_left_empty() -> None:
    entries = [
        ("people/0/name", ""),
        ("people/1/name", "Jo"),
        ("people/1/visits/0/what", " "),
        ("people/1/visits/2/what", "x" * 10),
        ("people/2/name", "x" * 10),
        ("people/2/age", "18"),
        ("more/words", "x" * 10),
    ]
    found = told(entries)
    assert set(found) == {"people/1/visits/2/what", "people/2/name", "people/2/age", "more/words"}
    for box, words in {
        "people/1/visits/2/what": ("Person", "Visit", "What: "),
        "people/2/name": ("Person", "Name: "),
        "people/2/age": ("Person", "Age: "),
        "more/words": ("Words: ",),
    }.items():
        assert all(word in found[box] for word in words), found[box]


def test_what_is_missing_in_a_thing_is_told_at_its_own_box() -> None:
    found = told([("people/4/age", "3"), ("people/6/visits/1/what", "x"), ("people/6/name", "Jo")])
    assert set(found) == {"people/4/name"}
    assert "Name: " in found["people/4/name"]


@pytest.mark.parametrize(
    ("place", "box"),
    [
        ('"people", 1, "name"', "people/3/name"),
        ('"people", 2, "visits", 1, "what"', "people/5/visits/2/what"),
        ('"people", 1, "born"', "people/3/born"),
        ('"people", 1', "people/3"),
        ('"people"', "people"),
        ("the words of a rule", ""),
        ("", ""),
    ],
)
def test_a_fault_of_the_rules_finds_its_box_by_its_place_in_the_input(place: str, box: str) -> None:
    entries = [
        ("people/3/name", "Jo"),
        ("people/5/name", "Robin"),
        ("people/5/visits/2/what", "x"),
    ]
    found = told(entries, Fault("your input", place, "It cannot be.", "Look again."))
    assert set(found) == {box}
    assert found[box].endswith("It cannot be. Look again.")


def test_a_box_that_is_told_is_not_told_twice_and_the_whole_form_as_often_as_needed() -> None:
    faults = [Fault("your input", "", problem, "Look again.") for problem in ("One.", "Two.")]
    found = ask(made(*faults), [("people/0/name", "Jo")], TODAY)
    assert isinstance(found, Mend)
    assert [one.name for one in found.to_mend] == ["", ""]
    entries = [("people/0/age", "three"), ("people/0/name", "Jo"), ("people/0/naem", "Jo")]
    found = ask(made(), entries, TODAY)
    assert isinstance(found, Mend)
    assert sorted(one.name for one in found.to_mend) == ["people/0/age", "people/0/naem"]


def test_a_form_that_holds_too_much_is_refused_as_a_whole() -> None:
    (one,) = told([("people/0/name", "x" * LONGEST)]).items()
    assert one[0] == ""
    assert str(LONGEST) in one[1]


@each_checker
@settings(max_examples=40)
@given(seeds)
def test_what_is_right_is_answered_with_the_result_and_the_sheet(name: str, seed: int) -> None:
    entries = right_entries(CHECKERS[name].shape, seed)
    found = ask(CHECKERS[name], entries, TODAY)
    if isinstance(found, Answered):
        assert found == ask(CHECKERS[name], entries, TODAY), "the same gives the same"
        assert found.sheet.title.strip()
        assert found.sheet.made.strip()


@each_checker
def test_each_checker_answers(name: str) -> None:
    assert filled(name)


@each_checker
def test_whatever_is_entered_is_answered_or_told(name: str) -> None:
    checker = CHECKERS[name]
    kinds = set()
    for seed in range(TRIES):
        entries = any_entries(checker.shape, f"{name} {seed}")
        try:
            found = ask(checker, entries, TODAY)
            json.dumps(plain(found))
        except Exception as error:
            raise AssertionError(f"{name}, {seed}: {str(entries)[:2_000]}") from error
        kinds.add(type(found))
        if isinstance(found, Mend):
            assert found.to_mend
            assert all(one.words.strip() for one in found.to_mend)
    assert kinds == {Answered, Mend}
    count("forms filled in, right and wrong", TRIES)


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_an_odd_name_or_text_never_stops_a_checker(text: str) -> None:
    for checker in CHECKERS.values():
        name = boxes_of(checker.form)[0]
        for entries in ([(text, "x")], [(name, text)], [(f"{name}/{text}", text)]):
            assert isinstance(ask(checker, entries, TODAY), Answered | Mend)


@pytest.mark.parametrize("number", ["9" * 5_000, "99999999999", "\u0663", "-1", "\u00b2", "x", ""])
def test_an_odd_number_of_a_thing_never_stops_a_checker(number: str) -> None:
    for checker in (*CHECKERS.values(), made()):
        for box in boxes_of(checker.form):
            odd = box.replace("{0}", number).replace("{1}", number)
            entries = [(odd, "x"), (f"{odd}/day", "x"), (odd.replace("/", "//"), "x")]
            assert isinstance(ask(checker, entries, TODAY), Mend | Answered)


@pytest.mark.parametrize("name", ["people/" + "9" * 5_000 + "/name", "people/\u0663/name"])
def test_a_number_that_nobody_counts_is_told(name: str) -> None:
    assert told([("people", "x"), (name, "Jo")])
