"""The shipped instruments over every case that can differ, and why that is every case.

A method looks only at how many indicators of each class have each answer: a class is what the
method and the floors cannot tell apart. `test_two_of_a_class_are_told_apart_by_nothing` shows it.
So trying every mixture of classes tries every case there is.
"""

from __future__ import annotations

from itertools import combinations_with_replacement, pairwise, product

import pytest
from cases import expected_level
from counting import count

from cse_guidance.load import packaged_rules
from cse_guidance.model import Indicator, Instrument, Rules
from cse_guidance.score import read_known
from cse_guidance.scoring.level import level_by_rules

RULES: Rules = packaged_rules()
FORMS = list(RULES.instruments.values())
Class = tuple[object, ...]
MOST = 3  # of a class: one more than any number that a gate of this repository asks for


def class_of(form: Instrument, indicator: Indicator) -> Class:
    """Return what a method and the floors can tell about an indicator."""
    floors = tuple(f.id for f in form.floors if f.indicator == indicator.id)
    scale = form.scale_of(indicator).id
    return (indicator.kind, indicator.tier, scale, floors)


def classes(form: Instrument) -> dict[Class, list[Indicator]]:
    """Return the indicators of each class, those that protect left out: they are tried apart."""
    found: dict[Class, list[Indicator]] = {}
    for indicator in form.indicators:
        if indicator.kind != "protective":
            found.setdefault(class_of(form, indicator), []).append(indicator)
    return found


def rank(form: Instrument, answers: dict[str, str]) -> int:
    return form.rank(level_by_rules(RULES, form, read_known(form, answers)).level.id)


def test_no_gate_asks_for_more_than_is_tried() -> None:
    asked = [gate.at_least for form in FORMS for gate in form.scoring.gates]
    assert max(asked) < MOST


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_two_of_a_class_are_told_apart_by_nothing(form: Instrument) -> None:
    for alike in classes(form).values():
        answers = [a.id for a in form.scale_of(alike[0]).answers]
        for first in alike[1:]:
            for one, other in product(answers, repeat=2):
                here = rank(form, {alike[0].id: one, first.id: other})
                there = rank(form, {alike[0].id: other, first.id: one})
                assert here == there


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_mixture_of_classes_has_the_level_of_the_tables_and_rises_with_each_answer(
    form: Instrument,
) -> None:
    mixtures = []
    for alike in classes(form).values():
        known = [a.id for a in form.scale_of(alike[0]).known]
        few = alike[: MOST if form.scoring.gates else 1]
        mixtures.append(
            [
                dict(zip([i.id for i in few], chosen, strict=True))
                for chosen in combinations_with_replacement(known, len(few))
            ]
        )
    worse = {
        (i.id, calm.id): grave.id
        for i in form.indicators
        for calm, grave in pairwise(form.scale_of(i).known)
    }
    tried = 0
    for parts in product(*mixtures):
        answers = {key: value for part in parts for key, value in part.items()}
        level = rank(form, answers)
        assert level == expected_level(form, answers)
        for indicator, answer in answers.items():
            if (indicator, answer) in worse:
                assert rank(form, answers | {indicator: worse[indicator, answer]}) >= level
        tried += 1
    assert tried > 1
    count("cases of instruments", tried)


@pytest.mark.parametrize(
    "form", [form for form in FORMS if form.scoring.bands], ids=lambda form: form.id
)
def test_every_total_that_can_be_has_one_band_and_a_higher_total_no_lower_level(
    form: Instrument,
) -> None:
    answers: dict[str, str] = {}
    seen: dict[int, str] = {}
    for indicator in form.indicators:
        if indicator.about or indicator.kind == "protective":
            continue
        for answer in form.scale_of(indicator).known:
            found = level_by_rules(
                RULES, form, read_known(form, answers | {indicator.id: answer.id})
            )
            assert found.method.total is not None
            seen[found.method.total] = found.level.id
        answers[indicator.id] = form.scale_of(indicator).gravest.id
    limits = {limit for band in form.scoring.bands for limit in (band.least, band.most) if limit}
    assert limits <= set(seen), "a limit was not tried"
    ranks = [form.rank(seen[total]) for total in sorted(seen)]
    assert ranks == sorted(ranks)
    for band in form.scoring.bands:
        inside = {seen[t] for t in seen if band.least <= t <= (band.most or max(seen))}
        assert inside == {band.level}
