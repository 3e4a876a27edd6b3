"""Sets of decisions: the same for a seed, of many kinds, and two alike for before and after."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from many_cases import RULES, copies

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, self_test_items
from cse_guidance.training.sets import before_and_after, draw, most_pairs

SEEDS = st.text(max_size=20)
EVERY = tuple(RULES.pathways)
MEETING = ("which-meeting",)
# Whatever stands in one set has its double in the other. In this case the same is right twice, with
# another number of questions on the way.
TWICE = copies("the-lodger", 2)


def name_of(item: Item) -> tuple[str, str]:
    return item.pathway, item.id


def every_item(rules: Rules) -> set[tuple[str, str]]:
    return {name_of(item) for name in rules.pathways for item in self_test_items(rules, name)}


def result_of(rules: Rules, item: Item) -> tuple[str, int]:
    """Return the choice that the rules give, and how many questions lead to it."""
    decision = rules.scenarios[item.scenario].decision(item.stage, item.pathway)
    assert decision
    result = follow(rules, item.pathway, {a.question: a.answer for a in decision.answers})
    return result.choice, len(result.path)


@given(SEEDS, st.integers(1, 20))
def test_a_seed_draws_the_same_set_each_time_and_nothing_twice(seed: str, size: int) -> None:
    drawn = draw(RULES, seed, size, EVERY)
    assert drawn == draw(RULES, seed, size, EVERY)
    names = [name_of(item) for item in drawn]
    assert len(set(names)) == len(names) == size
    assert set(names) <= every_item(RULES)


def test_the_order_of_cases_rests_on_sha_256_and_so_is_the_same_in_every_browser() -> None:
    drawn = draw(RULES, "team a", len(self_test_items(RULES, "which-meeting")), MEETING)
    cases = list(dict.fromkeys(item.scenario for item in drawn))
    assert cases == sorted(
        RULES.scenarios, key=lambda case: sha256(f"team a\ncase\n{case}".encode()).hexdigest()
    )


def test_another_seed_draws_another_set() -> None:
    sets = {draw(RULES, f"team {n}", 6, EVERY) for n in range(20)}
    assert len(sets) == 20


@settings(max_examples=25)  # each works out every decision of every case anew
@given(SEEDS)
def test_stages_of_a_case_stand_together_and_in_order(seed: str) -> None:
    drawn = draw(RULES, seed, 30, EVERY)
    cases = [item.scenario for item in drawn]
    assert [case for n, case in enumerate(cases) if case not in cases[:n]] == [
        case for n, case in enumerate(cases) if n == 0 or cases[n - 1] != case
    ]
    for case in set(cases):
        order = [stage.id for stage in RULES.scenarios[case].stages]
        places = [order.index(item.stage) for item in drawn if item.scenario == case]
        assert places == sorted(places)


@settings(max_examples=25)  # each works out every decision of every case anew
@given(SEEDS, st.integers(1, 40))
def test_kinds_of_decision_take_turns(seed: str, size: int) -> None:
    kinds = Counter(
        (item.pathway, result_of(RULES, item)[0]) for item in draw(RULES, seed, size, EVERY)
    )
    there = Counter(
        (item.pathway, result_of(RULES, item)[0])
        for name in EVERY
        for item in self_test_items(RULES, name)
    )
    most = max(kinds.values())
    # None has two more than another that could have had one more.
    assert all(kinds[kind] >= most - 1 or kinds[kind] == there[kind] for kind in there)


@settings(max_examples=25)  # each works out every decision of every case anew
@given(SEEDS, st.integers(1, 12))
def test_before_and_after_ask_for_the_same_about_other_cases(seed: str, size: int) -> None:
    pair = before_and_after(RULES, seed, size, EVERY)
    assert pair == before_and_after(RULES, seed, size, EVERY)
    assert len(pair.before) == len(pair.after) == size
    assert not {item.scenario for item in pair.before} & {item.scenario for item in pair.after}
    kinds = [
        Counter((item.pathway, result_of(RULES, item)[0]) for item in side)
        for side in (pair.before, pair.after)
    ]
    assert kinds[0] == kinds[1]
    for side, steps in zip((pair.before, pair.after), pair.steps, strict=True):
        assert steps == sum(result_of(RULES, item)[1] for item in side)


def test_the_two_sets_can_be_as_large_as_is_said_and_no_larger() -> None:
    most = most_pairs(RULES, "x", EVERY)
    assert len(before_and_after(RULES, "x", most, EVERY).before) == most
    with pytest.raises(FaultsFound) as found:
        before_and_after(RULES, "x", most + 1, EVERY)
    assert f"there are {most} decisions" in found.value.faults[0].problem


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f", "g", "h"])
def test_decisions_with_as_many_questions_on_the_way_are_set_against_each_other(seed: str) -> None:
    """Of two copies of one case one stands on either side: each decision meets its double."""
    most = most_pairs(TWICE, seed, EVERY)
    assert most == len(every_item(TWICE)) / 2
    for size in range(1, most + 1):
        pair = before_and_after(TWICE, seed, size, EVERY)
        assert pair.steps[0] == pair.steps[1], size


@pytest.mark.parametrize("seed", ["team a", "team b", "autumn"])
@pytest.mark.parametrize("pathways", [EVERY, MEETING], ids=["every", "meeting"])
def test_of_all_ways_to_share_the_cases_out_one_with_as_many_questions_is_taken(
    seed: str, pathways: tuple[str, ...]
) -> None:
    for size in range(1, min(most_pairs(RULES, seed, pathways), 13) + 1):
        pair = before_and_after(RULES, seed, size, pathways)
        assert abs(pair.steps[0] - pair.steps[1]) <= 2, size


def test_where_no_decision_has_its_like_another_kind_is_offered() -> None:
    one = copies("the-booked-meeting", 1)
    with pytest.raises(FaultsFound) as found:
        before_and_after(one, "x", 3, ("hub",))
    assert "another kind of decision" in found.value.faults[0].remedy


@pytest.mark.parametrize("size", [0, -1, 1_000])
def test_more_than_there_are_or_none_is_refused_in_plain_words(size: int) -> None:
    with pytest.raises(FaultsFound) as found:
        draw(RULES, "x", size, MEETING)
    (fault,) = found.value.faults
    there = len(self_test_items(RULES, "which-meeting"))
    assert f"there are {there} decisions, and {size} were asked for" in fault.problem
    assert f"1 to {there}" in fault.remedy


def test_a_pathway_that_does_not_exist_is_refused() -> None:
    with pytest.raises(FaultsFound):
        draw(RULES, "x", 1, ("no-such-pathway",))
    with pytest.raises(FaultsFound):
        most_pairs(RULES, "x", ("no-such-pathway",))
