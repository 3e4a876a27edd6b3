"""How a self-test is set up, and what has to be mended first."""

from __future__ import annotations

import pytest

from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.exercises.set_up import EVERY, Drawn, self_test_set_up, topics
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import self_test_items
from cse_guidance.training.sets import before_and_after, draw

RULES = packaged_rules()
FORM = self_test_set_up(RULES)
RIGHT = {"part": "practice", "about": "which-meeting", "size": "6", "seed": "team a", "code": "x y"}


def asked(**changed: str) -> Drawn | Mend:
    found = ask(FORM, list((RIGHT | changed).items()))
    if isinstance(found, Answered):
        assert isinstance(found.result, Drawn)
        return found.result
    return found


def names(found: Drawn | Mend) -> list[str]:
    assert isinstance(found, Mend)
    assert all(one.words.strip() for one in found.to_mend)
    return [one.name for one in found.to_mend]


def test_a_set_is_the_one_that_its_name_draws() -> None:
    found = asked()
    assert isinstance(found, Drawn)
    expected = draw(RULES, "team a", 6, ("which-meeting",))
    assert [(i.pathway, i.item) for i in found.items] == [(i.pathway, i.id) for i in expected]
    assert found.versions == (("which-meeting", RULES.pathways["which-meeting"].version),)


@pytest.mark.parametrize("part", ["before", "after"])
def test_before_and_after_are_the_two_sets_of_a_pair(part: str) -> None:
    found = asked(part=part)
    assert isinstance(found, Drawn)
    pair = before_and_after(RULES, "team a", 6, ("which-meeting",))
    expected = pair.before if part == "before" else pair.after
    assert [i.item for i in found.items] == [i.id for i in expected]


def test_everything_can_be_asked_about_and_each_topic_says_how_much_there_is() -> None:
    every = dict(topics(RULES))
    assert set(every) == {EVERY, *RULES.pathways}
    number = sum(len(self_test_items(RULES, name)) for name in RULES.pathways)
    assert f"({number})" in every[EVERY]
    found = asked(about=EVERY, size=str(number))
    assert isinstance(found, Drawn)
    assert len({(i.pathway, i.item) for i in found.items}) == number
    most = max(RULES.pathways, key=lambda name: len(self_test_items(RULES, name)))
    assert topics(RULES)[0][0] == most


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_what_is_left_empty_is_asked_for(name: str) -> None:
    assert names(asked(**{name: ""})) == [name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("size", "none"),
        ("size", "0"),
        ("size", "999"),
        ("code", "x" * 41),
        ("seed", "x" * 61),
        ("about", "nothing"),
        ("part", "during"),
    ],
)
def test_what_cannot_be_is_told_at_its_box(name: str, text: str) -> None:
    assert names(asked(**{name: text})) == [name]


def test_more_decisions_than_there_are_is_told_with_how_many_there_are() -> None:
    there = len(self_test_items(RULES, "hub"))
    found = asked(about="hub", size="150")
    assert names(found) == ["size"]
    assert isinstance(found, Mend)
    assert f"1 to {there}" in found.to_mend[0].words
