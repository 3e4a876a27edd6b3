"""What has to be mended is told in the order of the form, and counted as a person counts it."""

from __future__ import annotations

from datetime import date

import pytest
from checking_forms import Entry

from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.form import Field, Form, Group, Repeat, Screen
from cse_guidance.checkers.sheet import Sheet
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import Day, ListOf, Object, Text, Whole
from cse_guidance.inputs.shape import Entry as Place

VISIT = Object((Place("who", Text(9), "Who.", needed=True), Place("age", Whole(0, 17), "Age.")))
CHILD = Object(
    (
        Place("name", Text(9), "A name.", needed=True),
        Place("born", Day(), "The day of birth.", needed=True),
        Place("visits", ListOf(VISIT), "Visits."),
    )
)
SHAPE = Object((Place("today", Day(), "Today."), Place("children", ListOf(CHILD), "Children.")))
VISITS = Repeat(
    "children/{0}/visits",
    "Visit",
    (
        Field("children/{0}/visits/{1}/who", "Who came", "text", needed="Write who came."),
        Field("children/{0}/visits/{1}/age", "Age", "number"),
    ),
    1,
    9,
)
CHILDREN = Repeat(
    "children",
    "Child",
    (
        Field("children/{0}/name", "Name", "text", needed="Write a name."),
        Field("children/{0}/born", "Born", "day", needed="Write a date."),
        Group("children-{0}-visits", "Visits", (VISITS,)),
    ),
    1,
    9,
)
FORM = Form((Screen("form", (Field("today", "Today", "day"), CHILDREN)),), "Go")


def none_is_named(given: Given, _today: date | None) -> Answered:
    """Answer, or say as a rule does that nothing was handed in."""
    if not given.parts("children"):
        raise FaultsFound([Fault("x", '"children"', "there is no child.", "Add one.")])
    return Answered(given, Sheet("Done", 0, (), (), ""))


CHECKER = Checker("x", "x", "X", "X.", FORM, SHAPE, none_is_named)


def told(*entries: Entry) -> list[tuple[str, str]]:
    found = ask(CHECKER, entries)
    assert isinstance(found, Mend)
    return [(one.name, one.words) for one in found.to_mend]


def born(number: int, day: str) -> list[Entry]:
    boxes = {"day": day, "month": "2", "year": "2012"}
    return [(f"children/{number}/born/{part}", text) for part, text in boxes.items()]


def child(number: int, name: str, day: str, *visits: Entry) -> list[Entry]:
    return [(f"children/{number}/name", name), *born(number, day), *visits]


def test_the_order_is_that_of_the_form_whoever_finds_the_fault() -> None:
    found = told(
        ("today/day", "32"),
        ("today/month", "1"),
        ("today/year", "2026"),
        *child(0, "", "3", ("children/0/visits/0/who", ""), ("children/0/visits/0/age", "18")),
        *child(1, "far too long", "31"),
    )
    assert [name for name, _ in found] == [
        "today/day",
        "children/0/name",
        "children/0/visits/0/who",
        "children/0/visits/0/age",
        "children/1/name",
        "children/1/born/day",
    ]


def test_what_is_about_the_whole_form_stands_first() -> None:
    assert [name for name, _ in told(("nowhere", "x"), *child(0, "", "3"))] == [
        "nowhere",
        "children/0/name",
    ]
    assert told()[0] == ("", "There is no child. Add one.")
    assert told(("children/0/name", " "))[0] == ("children", "There is no child. Add one.")


def test_a_thing_in_which_nothing_is_filled_in_is_not_asked_for() -> None:
    entries = [*child(0, "Jo", "3"), *child(1, "", ""), ("children/1/born/time", "")]
    entries = [(name, "" if "/1/" in name else text) for name, text in entries]
    assert isinstance(ask(CHECKER, entries), Answered)


@pytest.mark.parametrize("day", ["31", "x", ""])
def test_a_date_that_is_wrong_is_told_once_and_not_as_missing_too(day: str) -> None:
    names = [name for name, _ in told(*child(0, "Jo", day))]
    assert names == ["children/0/born/day"]


def test_a_thing_is_counted_as_it_stands_in_the_form_after_another_was_taken_out() -> None:
    visits = [("children/4/visits/3/who", "Sam"), ("children/4/visits/7/who", "far too long")]
    found = dict(told(*child(2, "Jo", "3"), *child(4, "", "3", *visits)))
    assert found["children/4/name"].startswith("Child 2, Name: ")
    assert found["children/4/visits/7/who"].startswith("Child 2, Visit 2, Who came: ")


def test_a_date_that_is_missing_is_asked_for_in_the_words_of_the_form() -> None:
    (missing,) = told(("children/0/name", "Jo"), ("children/0/born/day", ""))
    assert missing == ("children/0/born", "Child 1, Born: Write a date.")


@pytest.mark.parametrize("number", ["9" * 5_000, "\u0663", "-1", ""])
def test_a_number_that_nobody_counts_never_stops_the_form(number: str) -> None:
    entries = [("children/0/name", "far too long"), (f"children/{number}/name", "Jo")]
    assert isinstance(ask(CHECKER, entries), Mend)
