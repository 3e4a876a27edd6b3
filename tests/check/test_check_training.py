"""A session's minutes add up, and everything that it names exists and is for whom it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import assert_fault, assert_only, change, faults_of, swap

TRAINING = "training.toml"
PLAN = 'plan "half-hour"'


@pytest.mark.parametrize("minutes", ["7", "9"])
def test_minutes_that_do_not_add_up_are_told(conf_copy: Path, minutes: str) -> None:
    change(conf_copy, TRAINING, 'id = "first"', "minutes", minutes)
    total = 22 + int(minutes)
    problem = f"its parts take {total} minutes, but the plan takes 30."
    assert_only(faults_of(conf_copy), TRAINING, PLAN, problem, "add up")


@pytest.mark.parametrize(
    ("after", "key", "value", "told"),
    [
        ("half-hour", "sources", '["nowhere"]', (PLAN, "source")),
        ("first", "cases", '["the-kind-plyer"]', (f'{PLAN}, part "first"', "scenario")),
        ("one-plan", "findings", '["finding-66"]', ('outcome "one-plan"', "finding")),
        ("one-plan", "parts", '["two-hours/forth"]', ('outcome "one-plan"', "part of a plan")),
        ("one-plan", "parts", '["half-hour"]', ('outcome "one-plan"', "part of a plan")),
        ("one-plan", "pathways", '["two-plans"]', ('outcome "one-plan"', "pathway")),
        ("police", "mistakes", '["sleeping"]', ('card "police"', "mistake")),
        ("police", "steps", '["which-meeting/sleep"]', ('card "police"', "step")),
        ("police", "steps", '["ring-999"]', ('card "police"', "step")),
        ("police", "sources", '["nowhere"]', ('card "police"', "source")),
        ("how-sure", "sources", '["nowhere"]', ('question "how-sure"', "source")),
    ],
)
def test_a_name_that_does_not_exist_is_told(
    conf_copy: Path, after: str, key: str, value: str, told: tuple[str, str]
) -> None:
    change(conf_copy, TRAINING, f'id = "{after}"', key, value)
    place, called = told
    assert_only(faults_of(conf_copy), TRAINING, place, f"there is no {called}")


def test_care_that_rests_on_no_source_is_told(conf_copy: Path) -> None:
    change(conf_copy, TRAINING, 'when = "afterwards"', "sources", '["nowhere"]')
    assert_only(faults_of(conf_copy), TRAINING, 'care "afterwards"', "there is no source")


def test_two_parts_of_a_plan_with_one_id_are_told(conf_copy: Path) -> None:
    swap(conf_copy, TRAINING, 'id = "rules"\ntitle', 'id = "start"\ntitle')
    assert_fault(faults_of(conf_copy), TRAINING, 'part "start"', "more than one part", "Rename")


def test_an_outcome_that_no_case_can_show_is_told(conf_copy: Path) -> None:
    """A pathway about which no case has a decision left."""
    for path in (conf_copy / "scenarios").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        parts = text.split("\n[[")
        kept, within = [parts[0]], False
        for part in parts[1:]:
            if not part.startswith(("decision.", "what_if.")):
                within = part.startswith(("decision", "what_if")) and (
                    'pathway = "one-plan"' in part
                )
            if not within:
                kept.append(part)
        path.write_text("\n[[".join(kept) + "\n", encoding="utf-8")
    problem = 'no case has a decision about "one-plan"'
    assert_fault(faults_of(conf_copy), TRAINING, 'outcome "one-plan"', problem, "which-meeting")


def test_a_plan_in_which_nothing_is_learned_is_told(conf_copy: Path) -> None:
    path = conf_copy / TRAINING
    text = path.read_text(encoding="utf-8")
    for name in ("first", "rules", "second"):
        text = text.replace(f'"half-hour/{name}", ', "")
    path.write_text(text, encoding="utf-8")
    assert_only(faults_of(conf_copy), TRAINING, PLAN, "no outcome is worked on", "half-hour/")


def test_a_reader_without_a_card_is_told(conf_copy: Path) -> None:
    path = conf_copy / TRAINING
    text = path.read_text(encoding="utf-8")
    start = text.index('[[card]]\nid = "police"')
    end = text.index("[[card]]", start + 1)
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    problem = 'the reader "police" has no role card'
    assert_only(faults_of(conf_copy), TRAINING, "the cards", problem, 'id = "police"')


def test_a_card_of_nobody_is_told(conf_copy: Path) -> None:
    swap(conf_copy, TRAINING, 'id = "police"', 'id = "polise"')
    faults = faults_of(conf_copy)
    assert_fault(faults, TRAINING, 'card "polise"', "there is no reader", "police")
    assert_fault(faults, TRAINING, "the cards", 'the reader "police" has no role card')


def test_a_step_that_is_for_somebody_else_is_told(conf_copy: Path) -> None:
    step = "which-meeting/convene-strategy-discussion"
    change(conf_copy, TRAINING, 'id = "school"', "steps", f'["{step}"]')
    problem = f'the step "{step}" is not for a reader "school" to take'
    assert_only(faults_of(conf_copy), TRAINING, 'card "school"', problem, "readers.toml")


def test_a_step_that_is_not_for_today_is_told(conf_copy: Path) -> None:
    step = "after-strategy/hold-initial-conference"
    change(conf_copy, TRAINING, 'id = "manager"', "steps", f'["{step}"]')
    problem = f'the step "{step}" is not for today'
    assert_only(faults_of(conf_copy), TRAINING, 'card "manager"', problem, "today")


@pytest.mark.parametrize("when", ["at the start", "afterwards"])
def test_a_moment_at_which_nobody_is_kept_safe_is_told(conf_copy: Path, when: str) -> None:
    path = conf_copy / TRAINING
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(f'when = "{when}"', 'when = "during it"'), encoding="utf-8")
    problem = f'nothing keeps people safe "{when}"'
    assert_only(faults_of(conf_copy), TRAINING, "the care", problem, "[[care]]")
