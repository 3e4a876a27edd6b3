"""The procedures for a disagreement: the area's own first, and no time limit that is not read."""

from __future__ import annotations

import doctest
from dataclasses import replace
from itertools import permutations
from types import MappingProxyType
from typing import get_args

from cse_guidance import escalation
from cse_guidance.check.escalation import FILE
from cse_guidance.escalation import ladders_in_order, own_ladders
from cse_guidance.model import Ladder, Rules, Scope


def with_ladders(rules: Rules, *ladders: Ladder) -> Rules:
    return replace(rules, ladders=MappingProxyType({one.id: one for one in ladders}))


def one_of_each(rules: Rules) -> list[Ladder]:
    pattern = next(iter(rules.ladders.values()))
    return [replace(pattern, id=scope, scope=scope) for scope in get_args(Scope)]


def test_the_areas_own_stages_stand_first_whatever_the_order_of_the_file(rules: Rules) -> None:
    for ladders in permutations(one_of_each(rules)):
        changed = with_ladders(rules, *ladders)
        shown = ladders_in_order(changed)
        assert sorted(shown, key=lambda one: one.id) == sorted(ladders, key=lambda one: one.id)
        assert shown[0].scope == "local rule"
        assert shown[-1].scope == "local example"
        assert own_ladders(changed) == (shown[0],)


def test_ladders_of_one_kind_keep_the_order_of_the_file(rules: Rules) -> None:
    pattern = next(iter(rules.ladders.values()))
    several = [replace(pattern, id=name) for name in ("z", "a", "m")]
    assert [one.id for one in ladders_in_order(with_ladders(rules, *several))] == ["z", "a", "m"]


def test_the_gap_for_the_areas_own_stages_names_the_file_that_holds_them(rules: Rules) -> None:
    (gap,) = [item for item in rules.area.missing if item.filled_by == "own ladder"]
    assert gap.place == f"conf/{FILE}"


def test_a_ladder_for_everybody_sets_no_time_limit(rules: Rules) -> None:
    """No national time limit for escalation was found: none may be taught as one."""
    wide = [one for one in rules.ladders.values() if not one.area]
    assert wide
    assert not [stage.clocks for ladder in wide for stage in ladder.stages if stage.clocks]


def test_the_examples_in_the_docstrings_run() -> None:
    done = doctest.testmod(escalation)
    assert done.attempted
    assert not done.failed
