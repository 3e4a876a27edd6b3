"""One case through several instruments: what each gives, and why they part."""

from __future__ import annotations

from itertools import combinations

import pytest
from all_forms import NAMES, answers_to, rules_with_all_forms
from cases import expected_level, possible
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.compare import Comparison, Side, compare, compare_scenario
from cse_guidance.compare_why import vulnerabilities_count
from cse_guidance.faults import FaultsFound
from cse_guidance.model import Instrument
from cse_guidance.score import score

RULES = rules_with_all_forms()
Cases = dict[str, dict[str, str]]


def form_of(side: Side) -> Instrument:
    return RULES.instruments[side.instrument]


@st.composite
def one_child(draw: st.DrawFn) -> Cases:
    """Return answers on two to four instruments that say the same of what they share."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    cases: Cases = {}
    for name in names:
        answers = draw(answers_to(RULES.instruments[name]))
        for other in cases:
            for shared in set(answers) & set(cases[other]):
                if _says(name, shared, answers[shared]) != _says(
                    other, shared, cases[other][shared]
                ):
                    del answers[shared]
        cases[name] = answers
    return cases


def _says(name: str, indicator: str, answer: str) -> bool | None:
    found = next(a for a in possible(RULES.instruments[name], indicator) if a.id == answer)
    return None if found.unknown else found.counts


def _fits(form: Instrument, indicator: str, answers: dict[str, str]) -> bool:
    return answers.get(indicator, "") in {a.id for a in possible(form, indicator)}


def with_carried_over(cases: Cases, side: Side) -> dict[str, str]:
    """Return the answers that one side was scored with."""
    form = form_of(side)
    others = [answers for name, answers in cases.items() if name != form.id]
    carried = {
        one: next(answers[one] for answers in others if _fits(form, one, answers))
        for one in side.carried
    }
    return cases[form.id] | carried


@settings(max_examples=50)
@given(one_child())
def test_each_side_is_what_the_instrument_gives_alone(cases: Cases) -> None:
    found = compare(RULES, cases)
    assert [side.instrument for side in found.sides] == [n for n in RULES.instruments if n in cases]
    for side in found.sides:
        form = form_of(side)
        with_carried = with_carried_over(cases, side)
        alone = score(RULES, form.id, with_carried)
        assert (side.level, side.total, side.highest) == (alone.level, alone.total, alone.highest)
        assert form.levels[expected_level(form, with_carried)].id == side.level
        assert side.urgency == next(one.urgency for one in form.levels if one.id == side.level)


@settings(max_examples=50)
@given(one_child())
def test_sides_part_where_their_urgency_differs_and_nowhere_else(cases: Cases) -> None:
    found = compare(RULES, cases)
    urgency = {side.instrument: side.urgency for side in found.sides}
    apart = {
        frozenset(pair) for pair in combinations(urgency, 2) if urgency[pair[0]] != urgency[pair[1]]
    }
    assert {frozenset((one.graver, one.calmer)) for one in found.partings} == apart
    assert found.agree == (not apart)
    for one in found.partings:
        assert urgency[one.graver] > urgency[one.calmer]
        assert one.why
        titles = [RULES.instruments[name].title for name in (one.graver, one.calmer)]
        assert all(any(line.startswith(f"{title}: ") for line in one.why) for title in titles)


@settings(max_examples=30)
@given(one_child())
def test_the_order_in_which_the_answers_are_given_changes_nothing(cases: Cases) -> None:
    backwards = {name: cases[name] for name in reversed(cases)}
    one, other = compare(RULES, cases), compare(RULES, backwards)
    if all(not side.carried for side in one.sides):
        assert one == other
    assert one.agree == other.agree or any(side.carried for side in one.sides)


@settings(max_examples=50)
@given(one_child())
def test_what_the_level_would_be_with_one_thing_changed_is_worked_out_anew(cases: Cases) -> None:
    for side in compare(RULES, cases).sides:
        form = form_of(side)
        answers = with_carried_over(cases, side)
        reasons = {reason.kind: reason for reason in side.because}
        assert "method" in reasons
        if "vulnerabilities" in reasons:
            vulnerable = {i.id for i in form.indicators if i.kind == "vulnerability"}
            left = {i: a for i, a in answers.items() if i not in vulnerable}
            expected = form.levels[expected_level(form, left)].title
            assert reasons["vulnerabilities"].level == expected
        if "one alone" in reasons:
            alone = max(
                expected_level(form, {i: a})
                for i, a in answers.items()
                if _says(form.id, i, a) and form.indicator(i).kind != "protective"  # type: ignore[union-attr] # it was answered
            )
            assert reasons["one alone"].level == form.levels[alone].title
            assert ("alone is enough" in reasons["one alone"].text) == (
                form.levels[alone].id == side.level
            )
        if "not known" in reasons:
            assert reasons["not known"].level == side.highest != side.level_title
        else:
            assert side.highest == side.level_title


def test_a_total_is_told_with_the_part_that_vulnerabilities_have_in_it() -> None:
    form = RULES.instruments["seraf-style"]
    old = [i.id for i in form.indicators if i.kind == "vulnerability" and not i.about]
    found = compare(RULES, {form.id: dict.fromkeys(old, "yes"), "practice-rat": {}})
    side = next(side for side in found.sides if side.instrument == form.id)
    (told,) = [one.text for one in side.because if one.kind == "vulnerabilities"]
    assert f"{len(old)} of the {side.total} points" in told


def test_a_form_that_weighs_by_time_says_what_the_time_changes() -> None:
    form = RULES.instruments["seraf-style"]
    signs = [i.id for i in form.indicators if i.tier == "high"][:5]
    found = compare(RULES, {form.id: dict.fromkeys(signs, "earlier"), "practice-rat": {}})
    side = next(side for side in found.sides if side.instrument == form.id)
    (told,) = [one for one in side.because if one.kind == "time"]
    assert told.level == form.levels[-1].title


def test_vulnerabilities_alone_move_the_level_where_they_are_counted() -> None:
    for form in RULES.instruments.values():
        on_floors = {floor.indicator for floor in form.floors}
        alone = {
            i.id: form.scale_of(i).gravest.id
            for i in form.indicators
            if i.kind == "vulnerability" and i.id not in on_floors
        }
        assert vulnerabilities_count(RULES, form) == (expected_level(form, alone) > 0)
    assert vulnerabilities_count(RULES, RULES.instruments["seraf-style"])


def test_an_answer_carries_over_where_both_ask_the_same() -> None:
    found = compare(RULES, {"practice-rat": {"under-13": "yes"}, "seraf-style": {}})
    carried = {side.instrument: side.carried for side in found.sides}
    assert carried == {"practice-rat": (), "seraf-style": ("under-13",)}


@pytest.mark.parametrize(
    ("cases", "told"),
    [
        ({}, "nothing to compare"),
        ({"practice-rat": {}}, "nothing to compare"),
        ({"practice-rat": {}, "practice-cat": {}}, "no instrument"),
        ({"practice-rat": {"missing": "maybe"}, "seraf-style": {}}, "not one of the answers"),
        (
            {"practice-rat": {"under-13": "yes"}, "seraf-style": {"under-13": "no"}},
            '"answers", "seraf-style", "under-13": it says "No", and Practice RAT says "Yes"',
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(cases: Cases, told: str) -> None:
    with pytest.raises(FaultsFound, match=told):
        compare(RULES, cases)


def every_rated_stage() -> list[tuple[str, str]]:
    return [(s.id, stage.id) for s in RULES.scenarios.values() for stage in s.stages]


@pytest.mark.parametrize(("scenario", "stage"), every_rated_stage())
def test_a_case_of_this_repository_is_compared_by_its_key(scenario: str, stage: str) -> None:
    ratings = [r for r in RULES.scenarios[scenario].ratings if r.stage == stage]
    if len(ratings) < 2:
        with pytest.raises(FaultsFound):
            compare_scenario(RULES, scenario, stage)
        return
    found: Comparison = compare_scenario(RULES, scenario, stage)
    assert {side.instrument: side.level for side in found.sides} == {
        rating.instrument: rating.expected_level for rating in ratings
    }


def test_the_cases_show_both_agreement_and_parting() -> None:
    found = [
        compare_scenario(RULES, scenario, stage).agree
        for scenario, stage in every_rated_stage()
        if sum(r.stage == stage for r in RULES.scenarios[scenario].ratings) > 1
    ]
    assert set(found) == {True, False}


@pytest.mark.parametrize(("scenario", "stage"), [("nobody", "x"), ("the-booked-meeting", "friday")])
def test_an_unknown_case_or_stage_is_refused(scenario: str, stage: str) -> None:
    with pytest.raises(FaultsFound, match=r"there is no case|has no stage"):
        compare_scenario(RULES, scenario, stage)
