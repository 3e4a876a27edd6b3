"""A condition is yes, no or not known; what is not known is never counted as no."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st
from meeting_cases import completions, names_in, outcomes, truth

from cse_guidance import conditions
from cse_guidance.check.meeting_references import conditions_in
from cse_guidance.conditions import denied_facts, every_case, facts_of, holds
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules
from cse_guidance.model.condition import ALWAYS, AllOf, AnyOf, Condition, Contrary, FactIs

NAMES = ["a", "b", "c", "d"]
some_facts = st.dictionaries(st.sampled_from(NAMES), st.booleans())
some_conditions: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(NAMES).map(FactIs),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AllOf(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Contrary),
    ),
    max_leaves=6,
)
WRITTEN = dict(conditions_in(packaged_rules().meetings))


@given(some_conditions, some_facts)
def test_what_is_said_to_hold_holds_however_the_unknown_turns_out(
    condition: Condition, facts: dict[str, bool]
) -> None:
    found = holds(condition, facts)
    if found is not None:
        assert outcomes(condition, facts) == {found}


@given(some_conditions, st.fixed_dictionaries({name: st.booleans() for name in NAMES}))
def test_with_every_fact_known_nothing_stays_open(
    condition: Condition, facts: dict[str, bool]
) -> None:
    assert holds(condition, facts) is truth(condition, facts)


@pytest.mark.parametrize("place", WRITTEN)
def test_a_condition_of_the_rules_is_open_exactly_when_the_unknown_facts_decide(
    place: str,
) -> None:
    condition = WRITTEN[place]
    names = sorted(names_in(condition))
    assert sorted(facts_of(condition)) == names
    ways = [{}, *({name: so} for name in names for so in (True, False)), *completions(names, {})]
    for facts in ways:
        found = outcomes(condition, facts)
        assert holds(condition, facts) is (None if len(found) == 2 else found.pop())


@given(some_conditions)
def test_only_a_denied_fact_can_turn_a_condition_off(condition: Condition) -> None:
    for whole in completions(NAMES, {}):
        for name in NAMES:
            off = truth(condition, {**whole, name: False})
            if off and not truth(condition, {**whole, name: True}):
                assert name in denied_facts(condition)


def test_a_condition_that_is_not_written_always_holds() -> None:
    assert holds(ALWAYS, {}) is True
    assert facts_of(ALWAYS) == denied_facts(ALWAYS) == ()


@given(st.sets(st.sampled_from(NAMES)))
def test_every_case_is_every_case(names: set[str]) -> None:
    cases = list(every_case(tuple(sorted(names))))
    assert len(cases) == 2 ** len(names)
    assert len({tuple(case.items()) for case in cases}) == len(cases)
    assert all(set(case) == names for case in cases)


def test_a_fact_denied_twice_is_not_denied() -> None:
    assert denied_facts(Contrary(Contrary(FactIs("a")))) == ()
    assert denied_facts(Contrary(AllOf((FactIs("a"), Contrary(FactIs("b")))))) == ("a",)


def test_the_example_in_the_words_of_the_function_runs(rules: Rules) -> None:
    assert rules.meetings.facts
    failed, tried = doctest.testmod(conditions)
    assert (failed, tried > 0) == (0, True)
