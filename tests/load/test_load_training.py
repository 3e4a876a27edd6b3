"""What training.toml has to say to be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import assert_fault, assert_only, change, faults_of, swap

from cse_guidance.model import Rules

TRAINING = "training.toml"
PLAN, PART = 'plan "half-hour"', 'plan "half-hour", part "first"'
FIRST = 'id = "first"'


def test_there_is_a_plan_for_each_length_that_trainers_have(rules: Rules) -> None:
    assert [plan.minutes for plan in rules.training.plans.values()] == [30, 60, 120]
    assert list(rules.training.cards) == list(rules.readers)
    assert 3 <= len(rules.training.questions) <= 5


@pytest.mark.parametrize(
    ("after", "key", "place"),
    [
        ('id = "half-hour"', "title", PLAN),
        ('id = "half-hour"', "minutes", PLAN),
        ('id = "half-hour"', "suits", PLAN),
        ('id = "half-hour"', "sources", PLAN),
        (FIRST, "title", PART),
        (FIRST, "minutes", PART),
        (FIRST, "trainer", PART),
        (FIRST, "group", PART),
        ('id = "one-plan"', "can", 'outcome "one-plan"'),
        ('id = "one-plan"', "findings", 'outcome "one-plan"'),
        ('id = "one-plan"', "parts", 'outcome "one-plan"'),
        ('id = "one-plan"', "pathways", 'outcome "one-plan"'),
        ('id = "one-plan"', "seen", 'outcome "one-plan"'),
        ('id = "police"', "eyes", 'card "police"'),
        ('id = "police"', "knows", 'card "police"'),
        ('id = "police"', "mistakes", 'card "police"'),
        ('id = "police"', "steps", 'card "police"'),
        ('id = "police"', "sources", 'card "police"'),
        ('id = "how-sure"', "text", 'question "how-sure"'),
        ('id = "how-sure"', "asked", 'question "how-sure"'),
        ('id = "how-sure"', "sources", 'question "how-sure"'),
        ('when = "before the session"', "text", 'care "before the session"'),
        ('when = "before the session"', "sources", 'care "before the session"'),
    ],
)
def test_what_is_left_out_is_named(conf_copy: Path, after: str, key: str, place: str) -> None:
    change(conf_copy, TRAINING, after, key, None)
    assert_fault(faults_of(conf_copy), TRAINING, place, f'"{key}" is missing')


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("asked = ", 'asked = "often" #', 'question "how-sure"', '"asked" is "often"'),
        ("minutes = 30", "minutes = 0", PLAN, '"minutes" is 0'),
        ("minutes = 30", "minutes = 481", PLAN, '"minutes" is 481'),
        ("suits = ", "suit = ", PLAN, '"suit" is not something'),
        ('when = "afterwards"', 'when = "later"', 'care "later"', '"when" is "later"'),
    ],
)
def test_a_word_or_a_number_that_cannot_be_is_named(
    conf_copy: Path, old: str, new: str, place: str, problem: str
) -> None:
    swap(conf_copy, TRAINING, old, new)
    assert_fault(faults_of(conf_copy), TRAINING, place, problem)


def test_two_plans_with_one_id_are_told(conf_copy: Path) -> None:
    swap(conf_copy, TRAINING, 'id = "hour"', 'id = "half-hour"')
    assert_fault(faults_of(conf_copy), TRAINING, PLAN, "is used twice")


@pytest.mark.parametrize("kind", ["plan", "outcome", "card", "question", "care"])
def test_a_file_without_one_kind_of_thing_is_told(conf_copy: Path, kind: str) -> None:
    path = conf_copy / TRAINING
    text = path.read_text(encoding="utf-8")
    blocks = text.split("\n[[")
    gone = (f"{kind}]]", f"{kind}.")
    kept = [blocks[0], *(one for one in blocks[1:] if not one.startswith(gone))]
    path.write_text("\n[[".join(kept) + "\n", encoding="utf-8")
    assert_fault(faults_of(conf_copy), TRAINING, "", f"there is no [[{kind}]]", f"[[{kind}]]")


def test_the_file_needs_no_amendment(conf_copy: Path) -> None:
    """It has no version: it decides nothing about a child."""
    swap(conf_copy, TRAINING, "A team meeting. One case", "Any meeting. One case")
    assert faults_of(conf_copy) == []
    swap(conf_copy, TRAINING, "[[plan]]", 'version = "1"\n[[plan]]')
    assert_only(faults_of(conf_copy), TRAINING, "", '"version" is not something')
