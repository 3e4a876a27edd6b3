"""An instrument can set every level, and its floors and gates make sense."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from breaking import RAT, add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.check.instrument import PROMISED_FLOORS, check_instrument
from cse_guidance.faults import Fault
from cse_guidance.load import packaged_rules
from cse_guidance.model import Instrument, ScaleAnswer
from cse_guidance.model.instrument import About

HIGH, MEDIUM = 'scoring, gate "high"', 'scoring, gate "medium"'


def test_gates_stand_from_the_highest_level_to_the_lowest(conf_copy: Path) -> None:
    text = (conf_copy / RAT).read_text(encoding="utf-8")
    head, first, rest = text.split("[[scoring.gate]]\n")
    second, comment, tail = rest.partition("# A floor")
    swapped = "[[scoring.gate]]\n".join([head, second, first + comment + tail])
    (conf_copy / RAT).write_text(swapped, encoding="utf-8")
    assert_fault(faults_of(conf_copy), RAT, HIGH, "stands below the gate for", "highest level")


def test_a_gate_behind_a_wider_one_can_never_open(conf_copy: Path) -> None:
    change(conf_copy, RAT, "[[scoring.gate]]", "tier", '"medium"')
    assert_only(faults_of(conf_copy), RAT, MEDIUM, "can never set the level", "Change")


def test_a_gate_never_asks_for_more_signs_than_there_are(conf_copy: Path, rat: Instrument) -> None:
    signs = sum(indicator.tier == "high" for indicator in rat.indicators)
    change(conf_copy, RAT, "[[scoring.gate]]", "at_least", str(signs + 1))
    remedy = f"at_least = {signs} or less"
    assert_only(faults_of(conf_copy), RAT, HIGH, f"asks for {signs + 1} signs", remedy)


def test_a_level_that_nothing_sets_is_named(conf_copy: Path) -> None:
    new = '[[level]]\nid = "worst"\ntitle = "x"\nurgency = 5\nsummary = "x"\nactions = ["refer"]\n'
    add(conf_copy, RAT, f'{new}sources = ["this-site"]')
    faults = faults_of(conf_copy)
    assert_fault(faults, RAT, "scoring", 'nothing ever sets the level "worst"', "rule")


def test_a_floor_never_rests_on_what_helps_the_child(conf_copy: Path, rat: Instrument) -> None:
    helps = next(i.id for i in rat.indicators if i.kind == "protective")
    floor = rat.floors[-1]
    change(conf_copy, RAT, f'id = "{floor.id}"', "indicator", f'"{helps}"')
    place = f'floor "{floor.id}"'
    assert_fault(faults_of(conf_copy), RAT, place, "protects the child", "another kind")


@pytest.mark.parametrize("about", [word for word in get_args(About) if word])
def test_a_promised_floor_cannot_be_taken_out(conf_copy: Path, rat: Instrument, about: str) -> None:
    marked = next(i.id for i in rat.indicators if i.about == about)
    floor = next(floor for floor in rat.floors if floor.indicator == marked)
    path = conf_copy / RAT
    text = path.read_text(encoding="utf-8")
    start = text.index(f'[[floor]]\nid = "{floor.id}"')
    path.write_text(text[:start] + text[text.index("[[", start + 3) :], encoding="utf-8")
    assert_fault(faults_of(conf_copy), RAT, "floors", f'no floor keeps "{marked}"', "[[floor]]")


@pytest.mark.parametrize("about", [word for word in get_args(About) if word])
def test_a_form_has_an_indicator_for_each_promised_floor(
    conf_copy: Path, rat: Instrument, about: str
) -> None:
    marked = next(i.id for i in rat.indicators if i.about == about)
    change(conf_copy, RAT, f'id = "{marked}"', "about", None)
    assert_fault(faults_of(conf_copy), RAT, "indicators", f"being about: {about}", "about =")


def test_the_disclosure_floor_is_the_highest_level(conf_copy: Path, rat: Instrument) -> None:
    marked = next(i.id for i in rat.indicators if i.about == "disclosure")
    floor = next(floor for floor in rat.floors if floor.indicator == marked)
    change(conf_copy, RAT, f'id = "{floor.id}"', "level", f'"{rat.levels[1].id}"')
    highest = rat.levels[-1].id
    assert_fault(faults_of(conf_copy), RAT, "floors", f'at "{highest}" or above', "[[floor]]")


def test_the_question_asked_first_is_the_one_about_significant_harm(conf_copy: Path) -> None:
    change(conf_copy, RAT, "[ask_first]", "question", '"looked-after"')
    problem = "not the question about significant harm"
    assert_fault(faults_of(conf_copy), RAT, "ask_first", problem, "section 47")


def test_a_floor_at_the_lowest_level_changes_nothing_and_is_named(
    conf_copy: Path, rat: Instrument
) -> None:
    for floor in rat.floors:
        change(conf_copy, RAT, f'id = "{floor.id}"', "level", f'"{rat.levels[0].id}"')
        place = f'floor "{floor.id}"'
        assert_fault(faults_of(conf_copy), RAT, place, "changes nothing", "higher level")


def test_some_answer_counts(conf_copy: Path) -> None:
    swap(conf_copy, RAT, "counts = true", "counts = false")
    place = 'scale "known"'
    assert_only(faults_of(conf_copy), RAT, place, "no answer counts", "counts = true")


def test_some_answer_says_that_nobody_knows(conf_copy: Path) -> None:
    swap(conf_copy, RAT, "unknown = true", "worry = 9")
    place = 'scale "known"'
    assert_fault(faults_of(conf_copy), RAT, place, "nobody knows", "unknown = true")


NEW_DOMAIN = '[[domain]]\nid = "empty"\ntitle = "x"\nscale = "known"\n[[indicator]]'


def test_a_group_without_a_line_is_named(conf_copy: Path) -> None:
    swap(conf_copy, RAT, "[[indicator]]", NEW_DOMAIN)
    assert_only(faults_of(conf_copy), RAT, 'domain "empty"', "no indicator", "take it out")


def test_an_action_that_no_level_uses_is_named(conf_copy: Path) -> None:
    swap(conf_copy, RAT, '"name-plan-lead", ', "")
    place = 'action "name-plan-lead"'
    assert_only(faults_of(conf_copy), RAT, place, "no level uses it", "take it out")


def test_a_level_without_an_action_is_named(conf_copy: Path) -> None:
    change(conf_copy, RAT, "[[level]]", "actions", "[]")
    place = 'level "at-risk"'
    assert_fault(faults_of(conf_copy), RAT, place, '"actions" is an empty list', "at least one")


@pytest.mark.parametrize(
    ("table", "called"),
    [
        ("indicator", "indicator"),
        ("domain", "domain"),
        ("level", "level"),
        ("floor", "floor"),
        ("action", "action"),
        ("scale.answer", "answer of the scale"),
    ],
)
def test_an_id_that_is_used_twice_is_named(conf_copy: Path, table: str, called: str) -> None:
    lines = (conf_copy / RAT).read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line == f"[[{table}]]"]
    lines[starts[1] + 1] = lines[starts[0] + 1]
    (conf_copy / RAT).write_text("\n".join(lines), encoding="utf-8")
    name = lines[starts[0] + 1].partition(" = ")[2]
    problem = f"the id {name} is used for more than one {called}"
    assert_fault(faults_of(conf_copy), RAT, f"{called} {name}", problem, "Rename")


@pytest.mark.parametrize(
    ("name", "table", "called"),
    [
        ("practice-rat", "prompts", "prompt"),
        ("practice-rat", "scales", "scale"),
        ("seraf-style", "windows", "window"),
        ("anchored-profile", "to_write", "thing to write"),
    ],
)
def test_what_else_stands_twice_is_named(name: str, table: str, called: str) -> None:
    form = packaged_rules().instruments[name]
    there = getattr(form, table)
    changed = replace(form, **{table: (*there, there[0])})
    fault = Fault(
        form.file,
        f'{called} "{there[0].id}"',
        f'the id "{there[0].id}" is used for more than one {called}.',
        "Rename one.",
    )
    assert fault in check_instrument(changed)
    assert fault not in check_instrument(form)


def with_answers(form: Instrument, *answers: ScaleAnswer) -> list[Fault]:
    """Return the faults of a form whose first scale has these answers."""
    scale = replace(form.scales[0], answers=answers)
    return check_instrument(replace(form, scales=(scale, *form.scales[1:])))


@pytest.mark.parametrize("what", [{"counts": True}, {"points": 1}])
def test_the_calmest_answer_counts_for_nothing(rat: Instrument, what: dict[str, Any]) -> None:
    scale = rat.scales[0]
    calm = scale.known[0]
    fault = Fault(
        rat.file,
        f'scale "{scale.id}"',
        f'its calmest answer "{calm.id}" counts.',
        "Give the answer that means no worry = 0, and let it count for nothing.",
    )
    others = [answer for answer in scale.answers if answer is not calm]
    assert fault in with_answers(rat, replace(calm, **what), *others)
    assert fault not in with_answers(rat, calm, *others)


def test_two_answers_with_the_same_worry_are_named(rat: Instrument) -> None:
    scale = rat.scales[0]
    one, other = scale.known[-2:]
    unknown = [answer for answer in scale.answers if answer.unknown]
    assert with_answers(rat, one, replace(other, worry=one.worry), *unknown) == [
        Fault(
            rat.file,
            f'scale "{scale.id}", answer "{other.id}"',
            f'it has the same worry as "{one.id}".',
            "Rank each answer.",
        )
    ]


def test_an_anchor_is_looked_at_wherever_its_line_stands() -> None:
    form = packaged_rules().instruments["anchored-profile"]
    (first, *others) = [i for i in form.indicators if i.anchors]
    bare = [i for i in form.indicators if not i.anchors]
    gone = first.anchors[-1].answer
    less = replace(first, anchors=first.anchors[:-1])
    assert check_instrument(replace(form, indicators=(*bare, *others, less))) == [
        Fault(
            form.file,
            f'indicator "{first.id}"',
            f'no anchor describes "{gone}".',
            "Describe each answer that counts.",
        )
    ]


def test_nothing_is_said_of_the_answers_of_a_floor_whose_line_is_not_there() -> None:
    """That it is not there is said by the check of names."""
    form = packaged_rules().instruments["anchored-profile"]
    floor = replace(form.floors[0], id="new", indicator="nobody", answers=("high",))
    assert check_instrument(replace(form, floors=(*form.floors, floor))) == []


@pytest.mark.parametrize("about", PROMISED_FLOORS)
def test_a_floor_at_a_level_that_is_not_there_keeps_nothing(rat: Instrument, about: str) -> None:
    marked = [i.id for i in rat.indicators if i.about == about]
    floors = tuple(
        replace(floor, level="nowhere") if floor.indicator in marked else floor
        for floor in rat.floors
    )
    least = rat.levels[-1] if about == "disclosure" else rat.levels[1]
    problem = f'no floor keeps "{marked[0]}" ({about}) at "{least.id}" or above.'
    assert problem in [fault.problem for fault in check_instrument(replace(rat, floors=floors))]


def test_two_levels_are_enough_for_a_floor_and_one_is_not(rat: Instrument) -> None:
    lowest, second, *_ = rat.levels
    for levels, missing in (((), 0), ((lowest,), 0), ((lowest, second), len(PROMISED_FLOORS))):
        faults = check_instrument(replace(rat, levels=levels, floors=()))
        assert len([fault for fault in faults if "no floor keeps" in fault.problem]) == missing
