"""One case on several forms: what each gives, where they part and why, and a case to start from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from all_forms import rules_with_all_forms
from checking_forms import entries_of, parts_of, right_input, texts_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import plain
from cse_guidance.checkers import Answered, Checker
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.entered import entered
from cse_guidance.checkers.first import FIRST
from cse_guidance.checkers.form import Group, fields_in
from cse_guidance.checkers.forms_compared import (
    asked_elsewhere,
    comparison_checker,
    stages_to_compare,
)
from cse_guidance.checkers.sheet import Item, Row, Sheet, Table
from cse_guidance.compare import Comparison, compare, compare_scenario
from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.words import capital

RULES = packaged_rules()
ALL_FORMS = rules_with_all_forms()
TODAY = date(2026, 11, 25)
FORMS = RULES.instruments
seeds = st.integers(0, 10**9)


@cache
def checker() -> Checker:
    return comparison_checker(ALL_FORMS)


def case_of(seed: int) -> dict[str, dict[str, str]]:
    """Return generated answers on some forms, none of them on some."""
    answers = right_input(checker().shape, seed)["answers"]
    assert isinstance(answers, dict)
    return answers


def asked(cases: dict[str, dict[str, str]]) -> Answered | Mend:
    return ask(checker(), entries_of(checker().shape, {"answers": cases}), TODAY)


def compared(cases: dict[str, dict[str, str]]) -> tuple[Comparison, Sheet] | None:
    """Return what the checker gives, or None where the case cannot be compared."""
    found = asked(cases)
    if isinstance(found, Mend):
        return None
    assert isinstance(found.result, Comparison)
    return found.result, found.sheet


@settings(max_examples=150)
@given(seeds)
def test_the_result_is_what_comparing_the_same_answers_gives(seed: int) -> None:
    cases = case_of(seed)
    found = asked(cases)
    if isinstance(found, Answered):
        assert plain(found.result) == plain(compare(ALL_FORMS, cases))
        return
    with pytest.raises(FaultsFound) as faults:
        compare(ALL_FORMS, cases)
    assert len(found.to_mend) <= len(faults.value.faults)


def consistent(seed: int) -> dict[str, dict[str, str]]:
    """Return generated answers in which no form is told the opposite of another."""
    seen: dict[str, str] = {}
    cases: dict[str, dict[str, str]] = {}
    for name, answers in case_of(seed).items():
        kept = {one: text for one, text in answers.items() if seen.setdefault(one, name) == name}
        if kept:
            cases[name] = kept
    return cases


@settings(max_examples=100)
@given(seeds)
def test_the_section_47_question_stands_first_and_then_every_side(seed: int) -> None:
    found = compared(consistent(seed))
    if found is None:
        return
    result, sheet = found
    assert sheet.title == FIRST
    lead = texts_of(list(sheet.lead))
    assert lead[0] == result.ask_first
    assert lead[1].startswith(result.then)
    assert sheet.urgency == max(side.urgency for side in result.sides)
    first = sheet.parts[0]
    assert ("equally urgent" in first.title) == result.agree
    (table,) = (one for one in first.blocks if isinstance(one, Table))
    for side, (title, level, between) in zip(result.sides, table.lines, strict=True):
        assert title == side.title
        points = "" if side.total is None else f" ({side.total} points)"
        assert level == f"{side.level_title}{points}"
        assert side.lowest in between
        assert side.highest in between
        assert (between == f"{side.lowest} either way") == (side.lowest == side.highest)
    for side in result.sides:
        assert any(
            ALL_FORMS.instruments[side.instrument].notice in text for text in texts_of(first)
        )


@settings(max_examples=100)
@given(seeds)
def test_where_they_part_why_and_what_is_not_known_is_all_on_the_sheet(seed: int) -> None:
    found = compared(consistent(seed))
    if found is None:
        return
    result, sheet = found
    parts = {part.title: part for part in sheet.parts}
    assert ("Where they part" in parts) == bool(result.partings)
    shown = texts_of(sheet)
    for one in result.partings:
        assert one.what in texts_of(parts["Where they part"])
        for line in one.why:
            side, _, reason = line.partition(": ")
            assert any(text.startswith(side) for text in shown)
            assert capital(reason) in shown or reason in shown
    unknown = {
        one.lead: one.text
        for one in parts_of(parts.get("What is not known"))
        if isinstance(one, Item)
    }
    for side in result.sides:
        for because in side.because:
            assert capital(because.text) in shown or because.text in shown
        assert (f"{side.title}:" in unknown) == bool(side.not_known)
        if side.not_known:
            assert str(side.not_known) in unknown[f"{side.title}:"]
            assert ("None of them" in unknown[f"{side.title}:"]) == (side.lowest == side.highest)
        folded = parts[f"{side.title}: every reason for {side.level_title}"]
        assert folded.folded
        rows = [one for one in parts_of(folded) if isinstance(one, Row)]
        assert [(row.term, row.rule, row.sources) for row in rows] == [
            (reason.used, reason.rule, reason.sources) for reason in side.reasons
        ]
        told = " ".join(texts_of(folded))
        form = ALL_FORMS.instruments[side.instrument]
        for one in form.indicators:
            if one.id in side.carried:
                assert one.label in told
        assert ("Taken over" in told) == bool(side.carried)
        assert form.title in sheet.made
        assert form.version in sheet.made


def test_some_generated_cases_agree_some_part_and_some_carry_over() -> None:
    found = [one for seed in range(200) if (one := compared(consistent(seed)))]
    assert {result.agree for result, _ in found} == {True, False}
    assert any(side.carried for result, _ in found for side in result.sides)
    assert any(side.lowest == side.highest for result, _ in found for side in result.sides)


def test_each_form_is_folded_counted_and_asks_what_it_asks_alone() -> None:
    made = comparison_checker(RULES)
    (screen,) = made.form.screens
    for group, form in zip(screen.parts, FORMS.values(), strict=True):
        assert isinstance(group, Group)
        assert (group.title, group.folded, group.counted) == (form.title, True, True)
        fields = list(fields_in(group.parts))
        assert [field.name for field in fields] == [
            f"answers/{form.id}/{i.id}"
            for d in form.domains
            for i in form.indicators
            if i.domain == d.id
        ]
        assert all(field.short.startswith(f"{form.title}, ") for field in fields)
        shared = asked_elsewhere(RULES, form)
        assert all(one.label in group.intro for one in shared)
        assert bool(group.intro) == bool(shared)


def test_what_is_said_to_be_asked_elsewhere_carries_over_and_nothing_else_does() -> None:
    for form in FORMS.values():
        elsewhere = {one.id for one in asked_elsewhere(RULES, form)}
        carried = set()
        for other in FORMS.values():
            for indicator in other.indicators:
                if other is form or form.indicator(indicator.id) is None:
                    continue
                for answer in other.scale_of(indicator).known:
                    own = next(i.id for i in form.indicators if i.id != indicator.id)
                    found = compare(
                        RULES,
                        {form.id: {own: _first(form.id, own)}, other.id: {indicator.id: answer.id}},
                    )
                    carried |= {
                        c for s in found.sides if s.instrument == form.id for c in s.carried
                    }
        assert carried == elsewhere


def _first(name: str, indicator_id: str) -> str:
    form = FORMS[name]
    indicator = form.indicator(indicator_id)
    assert indicator is not None
    return form.scale_of(indicator).answers[0].id


def test_what_two_forms_ask_with_answers_of_their_own_is_not_said_to_carry_over() -> None:
    form = FORMS["practice-rat"]
    scales = tuple(
        replace(scale, answers=tuple(replace(a, id=f"{a.id}-here") for a in scale.answers))
        for scale in form.scales
    )
    other = replace(form, id="other", scales=scales)
    alike = replace(form, id="other")
    assert asked_elsewhere(replace(RULES, instruments={"a": form, "b": other}), form) == ()
    both = asked_elsewhere(replace(RULES, instruments={"a": form, "b": alike}), form)
    assert both == form.indicators


def test_a_case_that_one_form_rates_is_nothing_to_start_from() -> None:
    alone = {s.id: replace(s, ratings=s.ratings[:1]) for s in RULES.scenarios.values()}
    rules = replace(RULES, scenarios=alone)
    assert stages_to_compare(rules) == ()
    assert comparison_checker(rules).form.examples == ()


def test_a_form_without_any_answer_is_left_out() -> None:
    found = compared({"practice-rat": {"missing": "yes"}, "seraf-style": {"vehicles": "current"}})
    assert found is not None
    assert [side.instrument for side in found[0].sides] == ["practice-rat", "seraf-style"]


def test_every_made_up_case_that_several_forms_rate_fills_in_the_form() -> None:
    made = comparison_checker(RULES)
    stages = stages_to_compare(RULES)
    assert stages
    for example, (scenario, stage) in zip(made.form.examples, stages, strict=True):
        assert scenario.title in example.title
        assert stage.title in example.title
        rated = {one.instrument for one in scenario.ratings if one.stage == stage.id}
        assert entered(made.shape, example.entries).values == {
            "answers": {name: scenario.rating_answers(stage.id, name) for name in rated}
        }
        found = ask(made, example.entries, TODAY)
        assert isinstance(found, Answered)
        assert found.result == compare_scenario(RULES, scenario.id, stage.id)
    alone = [
        (scenario, stage)
        for scenario in RULES.scenarios.values()
        for stage in scenario.stages
        if (scenario, stage) not in stages
    ]
    for scenario, stage in alone:
        with pytest.raises(FaultsFound):
            compare_scenario(RULES, scenario.id, stage.id)
