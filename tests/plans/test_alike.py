"""Comparing two actions: which of the two is first makes no difference, and doubt is shown."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import PLANS, TODAY, WORDS, spelt, ways_to_write

from cse_guidance.plans.alike import Comparison
from cse_guidance.plans.plan import PlanAction

COMPARE = Comparison.by(PLANS)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
actions = st.builds(
    PlanAction,
    id=st.just("a"),
    what=texts,
    who=st.sampled_from(["", "Aunt", "police"]),
    by=st.sampled_from([None, TODAY]),
    outcome=st.sampled_from(["", "Safe", "Home"]),
    about=st.sampled_from(["", "the cousin", "the phone"]),
    done=st.sampled_from([None, TODAY]),
)


def relation(one: PlanAction, other: PlanAction) -> str:
    return COMPARE.relation(COMPARE.ready(one), COMPARE.ready(other))


def says(what: str, **more: str) -> PlanAction:
    return PlanAction("a", what, **more)  # type: ignore[arg-type] # only texts are given


@settings(max_examples=400)
@given(actions, actions)
def test_which_action_is_named_first_makes_no_difference(
    one: PlanAction, other: PlanAction
) -> None:
    first, second = COMPARE.ready(one), COMPARE.ready(other)
    assert COMPARE.relation(first, second) == COMPARE.relation(second, first)
    assert COMPARE.differs(first, second) == COMPARE.differs(second, first)
    assert COMPARE.can_join(first, second) == COMPARE.can_join(second, first)


@settings(max_examples=200)
@given(actions)
def test_an_action_repeats_itself_and_can_be_joined_with_itself(action: PlanAction) -> None:
    ready = COMPARE.ready(action)
    assert COMPARE.relation(ready, ready) == "actions repeat"
    assert COMPARE.can_join(ready, ready)


@settings(max_examples=400)
@given(actions, actions)
def test_actions_are_near_from_the_share_of_words_that_the_rules_say(
    one: PlanAction, other: PlanAction
) -> None:
    found = relation(one, other)
    if found == "actions oppose":
        return
    if one.about and other.about and one.about != other.about:
        assert found == ""
        return
    first, second = {*spelt(one.what)}, {*spelt(other.what)}
    near = len(first & second) / len(first | second) >= PLANS.likeness.alike / 100
    assert bool(found) == near
    differ = (
        (one.who and other.who and one.who != other.who)
        or (one.by and other.by and one.by != other.by)
        or one.done != other.done
    )
    assert (found == "actions differ") == bool(near and differ)


@settings(max_examples=300)
@given(actions, actions)
def test_only_the_same_words_are_joined(one: PlanAction, other: PlanAction) -> None:
    if COMPARE.can_join(COMPARE.ready(one), COMPARE.ready(other)):
        assert spelt(one.what) == spelt(other.what)
        for entry in ("who", "by", "outcome", "about"):
            both = [getattr(action, entry) for action in (one, other)]
            assert both[0] == both[1] or not all(both)
        assert one.done == other.done


PULLS = [
    (opposite.id, one, other)
    for opposite in PLANS.opposites.values()
    for one in opposite.one or [""]
    for other in opposite.other
]


@pytest.mark.parametrize(("pull", "one", "other"), PULLS, ids=["-".join(p) for p in PULLS])
def test_opposite_phrases_in_the_same_words_pull_apart(pull: str, one: str, other: str) -> None:
    assert pull in PLANS.opposites
    for text in ways_to_write(other):
        first = f"Visits {next(ways_to_write(one))} home cousin xyz"
        assert relation(says(first), says(f"Visits {text} home cousin xyz")) == "actions oppose"


def test_the_same_opposite_in_other_words_is_left_alone() -> None:
    for opposite in PLANS.opposites.values():
        for text in ways_to_write(opposite.other[0]):
            assert relation(says("Visits home cousin xyz"), says(f"{text} ring school abc")) == ""


def test_the_same_subject_is_enough_for_an_opposite() -> None:
    opposite = next(one for one in PLANS.opposites.values() if one.one)
    one, other = next(ways_to_write(opposite.one[0])), next(ways_to_write(opposite.other[0]))
    first = says(f"{one} visits", about="the cousin")
    second = says(f"Everything {other} at once", about="The cousin")
    assert relation(first, second) == "actions oppose"
    assert relation(first, dataclasses.replace(second, about="the phone")) == ""
    assert relation(first, dataclasses.replace(second, about="")) == ""


def test_texts_without_a_word_are_compared_as_they_stand() -> None:
    assert relation(says("???"), says("???")) == "actions repeat"
    assert relation(says("???"), says("!!!")) == ""
    assert relation(says("the"), says("to")) == ""
