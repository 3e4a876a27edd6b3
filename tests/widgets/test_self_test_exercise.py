"""The notebook self-test shows each decision, marks it by the rules and says what was mixed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from clicking import POISON, click, markup, nothing_is_chosen, poisoned, quietly, words

from cse_guidance import widgets
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, mark
from cse_guidance.widgets.self_test import TestYourself, marked_html


@pytest.fixture
def exercise() -> Iterator[TestYourself]:
    with quietly():
        made = widgets.test_yourself()
    yield made
    made.box.close()


def right_choice(exercise: TestYourself, item: Item) -> str:
    return next(c.id for c in item.choices if mark(exercise.rules, item, c.id).right)


def wrong_choice(exercise: TestYourself, item: Item) -> str:
    return next(c.id for c in item.choices if not mark(exercise.rules, item, c.id).right)


def go_on(exercise: TestYourself, item: Item) -> None:
    last = item is exercise.items[-1]
    click(exercise.screen, "See how you did" if last else "Next case")


def test_each_case_is_shown_with_what_is_known_and_nothing_chosen(
    exercise: TestYourself,
) -> None:
    for item in exercise.items:
        shown = words(exercise.screen)
        assert item.title in shown
        assert all(fact.text in shown for fact in item.facts)
        assert list(exercise.choice.options) == [(c.text, c.id) for c in item.choices]
        assert nothing_is_chosen(exercise.screen)
        outcome = mark(exercise.rules, item, item.choices[0].id).outcome
        assert outcome not in shown, "the answer is given away"
        click(exercise.screen, "Skip this case")
    assert f"Skipped: {len(exercise.items)}." in words(exercise.screen)


def test_to_check_without_an_answer_says_so_and_stays(exercise: TestYourself) -> None:
    click(exercise.screen, "Check my answer")
    assert "Choose an answer first." in words(exercise.screen)
    assert exercise.items[0].title in words(exercise.screen)
    assert exercise.marked == []


@pytest.mark.parametrize("choose", [right_choice, wrong_choice])
def test_each_choice_is_marked_by_the_rules_with_the_reasons(
    exercise: TestYourself, choose: Callable[[TestYourself, Item], str]
) -> None:
    for item in exercise.items:
        chosen = choose(exercise, item)
        exercise.choice.value = chosen
        click(exercise.screen, "Check my answer")
        marked = mark(exercise.rules, item, chosen)
        assert marked_html(marked) in markup(exercise.screen)
        shown = words(exercise.screen)
        assert ("As the rules have it" in shown) == marked.right
        assert ("Safe, and more than the rules ask" in shown) == marked.safe
        assert ("The rules say otherwise" in shown) == (not marked.right and not marked.safe)
        assert all(why in shown for why in marked.why)
        assert all(reason.rule in shown for reason in marked.reasons)
        go_on(exercise, item)
    count = len(exercise.items)
    right = count if choose is right_choice else 0
    assert f"{right} of {count}" in words(exercise.screen)


def test_the_end_tells_which_choices_were_mixed_up(exercise: TestYourself) -> None:
    wrong_item, *others = exercise.items
    wrong = mark(exercise.rules, wrong_item, wrong_choice(exercise, wrong_item))
    exercise.choice.value = wrong_choice(exercise, wrong_item)
    click(exercise.screen, "Check my answer")
    go_on(exercise, wrong_item)
    for item in others:
        exercise.choice.value = right_choice(exercise, item)
        click(exercise.screen, "Check my answer")
        go_on(exercise, item)
    shown = words(exercise.screen)
    assert f"{len(others)} of {len(exercise.items)}" in shown
    assert "Where you and the rules differ" in shown
    assert shown.count("You chose:") == 1
    assert wrong.chosen in shown
    assert wrong.answer in shown


def test_start_again_begins_at_the_first_case(exercise: TestYourself) -> None:
    for _ in exercise.items:
        click(exercise.screen, "Skip this case")
    click(exercise.screen, "Start again")
    assert exercise.items[0].title in words(exercise.screen)
    assert (exercise.marked, exercise.skipped) == ([], 0)
    assert nothing_is_chosen(exercise.screen)


def test_what_an_area_writes_is_shown_as_text_and_never_as_markup(rules: Rules) -> None:
    exercise = TestYourself(poisoned(rules), "which-meeting")
    for item in exercise.items:
        assert POISON in words(exercise.screen)
        assert POISON not in markup(exercise.box)
        exercise.choice.value = wrong_choice(exercise, item)
        click(exercise.screen, "Check my answer")
        assert POISON not in markup(exercise.box)
        go_on(exercise, item)
    assert POISON not in markup(exercise.box)
