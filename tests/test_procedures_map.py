"""How the procedures lead to each other: every way that their files name, and no other."""

from __future__ import annotations

from cse_guidance.load import packaged_rules
from cse_guidance.procedures_map import at_any_time, procedures_map, steps_from_first

RULES = packaged_rules()
FOUND = procedures_map(RULES)


def named() -> set[tuple[str, str, str]]:
    """Return each procedure, outcome and procedure that it goes on with, but for calls to 999."""
    return {
        (pathway.id, outcome.title, end)
        for pathway in RULES.pathways.values()
        for outcome in pathway.outcomes
        if "999" not in outcome.gives
        for end in outcome.then
    }


def test_every_way_that_an_outcome_names_is_there_and_no_other() -> None:
    shown = {(way.start, title, way.end) for way in FOUND.ways for title in way.outcomes}
    assert shown == named()
    assert len({(way.start, way.end, way.discussion) for way in FOUND.ways}) == len(FOUND.ways)


def test_a_way_says_whether_it_is_the_main_one_and_whether_a_discussion_comes_first() -> None:
    outcomes = {(p.id, o.title): o for p in RULES.pathways.values() for o in p.outcomes}
    for way in FOUND.ways:
        own = [outcomes[way.start, title] for title in way.outcomes]
        assert way.main is any(outcome.then[0] == way.end for outcome in own)
        assert {"strategy discussion" in outcome.gives for outcome in own} == {way.discussion}


def test_what_a_call_to_999_goes_on_with() -> None:
    expected = {
        end
        for pathway in RULES.pathways.values()
        for outcome in pathway.outcomes
        if "999" in outcome.gives
        for end in outcome.then
    }
    assert set(FOUND.after_999) == expected


def test_the_first_procedure_is_the_one_that_others_borrow_from() -> None:
    lenders = [one.borrows_from for one in RULES.pathways.values() if one.borrows_from]
    assert all(lenders.count(FOUND.first) >= lenders.count(other) for other in lenders)


def test_every_procedure_is_led_to_or_stands_for_any_time() -> None:
    steps, apart = steps_from_first(FOUND), at_any_time(FOUND)
    assert steps.keys() | set(apart) == RULES.pathways.keys()
    assert not steps.keys() & set(apart)
    for way in FOUND.ways:
        if way.main and way.start in steps:
            assert steps[way.end] <= steps[way.start] + 1
    for name in steps.keys() - {FOUND.first}:
        leading = {way.start for way in FOUND.ways if way.main and way.end == name}
        assert leading & steps.keys(), name
        assert steps[name] == min(steps[one] for one in leading & steps.keys()) + 1, name


def test_what_gives_a_strategy_discussion_goes_on_with_holding_it() -> None:
    for pathway in RULES.pathways.values():
        for outcome in pathway.outcomes:
            discussion = "strategy discussion" in outcome.gives and "999" not in outcome.gives
            if discussion and outcome.then and pathway.id != "strategy-discussion":
                assert "strategy-discussion" in outcome.then, (pathway.id, outcome.id)
