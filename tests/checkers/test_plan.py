"""Plans: the form asks for what the input has, and gives what the command line gives."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from checking_forms import (
    CHECKERS,
    any_entries,
    as_a_form_gives,
    boxes_of,
    places_of,
    typed_in,
    with_counted_ids,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_cases import RULES, SHAPE, as_given, childs_plans
from running import CALLS, PROJECT, run

from cse_guidance.answers import plain
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.checker import Answered
from cse_guidance.checkers.form import Field, Group, Repeat, fields_in, repeats_in
from cse_guidance.checkers.plan_boxes import Boxes, label_and_hint
from cse_guidance.inputs.shape import ListOf, Object
from cse_guidance.plans import check_plan

CHECKER = CHECKERS["check-plan"]
TODAY = date(2026, 11, 25)
Data = dict[str, Any]
EXAMPLE: Data = json.loads(
    (PROJECT / "docs/reference/examples/check-plan.json").read_text(encoding="utf-8")
)


# ----------------------------------------------------------------------- the form


def test_every_entry_of_the_input_has_a_box_but_the_ids_that_the_form_counts() -> None:
    ids = {place for place in places_of(SHAPE) if place.endswith("/id")}
    assert len(ids) == 2
    assert sorted(boxes_of(CHECKER.form)) == sorted(set(places_of(SHAPE)) - ids)


def entry_words(shape: object, steps: list[str]) -> str:
    """Return what the shape of the input says of a place."""
    about = ""
    for step in steps:
        if step.startswith("{"):
            assert isinstance(shape, ListOf)
            shape = shape.of
            continue
        assert isinstance(shape, Object)
        entry = shape.entry(step)
        assert entry is not None
        about, shape = entry.about, entry.shape
    return about


@pytest.mark.parametrize("field", list(CHECKER.form.fields()), ids=lambda field: field.name)
def test_a_box_says_what_the_input_says_of_it(field: Field) -> None:
    about = entry_words(SHAPE, field.name.split("/"))
    label, hint = label_and_hint(about)
    if field.name.endswith(("lead/name", "harm_outside/{1}/actions")):
        assert field.hint
        assert label not in field.label
        assert ("actions" in field.name) == ("numbers" in field.hint)
    else:
        assert (field.label, hint) == (label, field.hint[: len(hint)])
    assert field.short.casefold() == field.label.casefold()


@pytest.mark.parametrize(
    ("about", "label", "hint"),
    [
        ("By when: a date. Or words.", "By when", "A date. Or words."),
        ("The day of the check. Without it, none.", "The day of the check", "Without it, none."),
        ("Where it is, which decides all.", "Where it is", "It decides all."),
        ("What is done.", "What is done", ""),
        ("Nothing else", "Nothing else", ""),
    ],
)
def test_what_an_entry_is_called_stands_above_its_box_and_the_rest_under_it(
    about: str, label: str, hint: str
) -> None:
    assert label_and_hint(about) == (label, hint)


def test_a_place_that_the_input_has_not_is_a_fault_of_the_form() -> None:
    for place in ("plans/{0}/colour", "plans/{0}/kind/x", "{0}"):
        with pytest.raises(KeyError):
            Boxes(RULES, SHAPE).one(place)


@pytest.mark.parametrize(
    ("place", "things"),
    [
        ("child_status", RULES.plans.statuses),
        ("plans/{0}/kind", RULES.plans.kinds),
        ("plans/{0}/lead/role", RULES.roles),
        ("plans/{0}/harm_outside/{1}/kind", RULES.plans.harms),
    ],
)
def test_what_can_be_chosen_is_what_the_rules_have_in_their_words(
    place: str, things: dict[str, Any]
) -> None:
    (field,) = [one for one in CHECKER.form.fields() if one.name == place]
    assert [(option.value, option.text) for option in field.options] == [
        (name, thing.title) for name, thing in things.items()
    ]


@pytest.mark.parametrize("end", ["child", "/name", "/supervised_by", "/who", "/about"])
def test_no_real_name_is_asked_for_wherever_one_could_be_typed(end: str) -> None:
    (field,) = [one for one in CHECKER.form.fields() if one.name.endswith(end)]
    assert "made-up" in f"{field.label} {field.hint}".casefold()
    (known,) = [one for one in CHECKER.form.fields() if one.name.endswith("{1}/what") and one.hint]
    assert "No real name" in known.hint


def test_only_the_kind_of_a_plan_and_its_actions_stand_open() -> None:
    (plan, *inner) = repeats_in(CHECKER.form.screens[0].parts)
    assert isinstance(plan, Repeat)
    assert {one.name for one in inner} == {
        f"plans/{{0}}/{name}" for name in ("actions", "outcomes", "childs_voice", "harm_outside")
    }
    assert {one.at_first for one in (plan, *inner)} == {1}
    open_parts = [one for one in plan.parts if not (isinstance(one, Group) and one.folded)]
    assert [field.name for field in fields_in((open_parts[0],))] == ["plans/{0}/kind"]
    (actions,) = repeats_in(tuple(open_parts))
    assert actions.name == "plans/{0}/actions"
    in_sight = [one.name for one in actions.parts if isinstance(one, Field)]
    assert [name.rpartition("/")[2] for name in in_sight] == ["what", "who", "by", "outcome"]
    assert [one.name for one in CHECKER.form.fields() if one.today] == ["today"]


def test_each_group_has_an_id_of_its_own_in_each_plan_and_each_action() -> None:
    (plan, *_) = repeats_in(CHECKER.form.screens[0].parts)
    groups = [one for one in plan.parts if isinstance(one, Group)]
    assert all("{0}" in one.id for one in groups)
    (action, *_) = repeats_in(tuple(groups))
    assert all(
        "{0}" in one.id and "{1}" in one.id for one in action.parts if isinstance(one, Group)
    )


# ------------------------------------------------------------ what goes in and comes out


def asked(entries: list[tuple[str, str]]) -> Answered:
    found = ask(CHECKER, entries, TODAY)
    assert isinstance(found, Answered), found
    return found


@settings(max_examples=100)
@given(childs_plans(least=1))
def test_what_is_typed_without_ids_gives_what_the_same_with_counted_ids_gives(plans: Data) -> None:
    said: Any = as_a_form_gives(plans)
    found = asked(typed_in(CHECKER, said))
    assert found.result == check_plan(RULES, as_given(with_counted_ids(said)))


def test_the_form_gives_byte_for_byte_what_the_command_line_prints() -> None:
    entries = typed_in(CHECKER, EXAMPLE)
    assert not any(name.endswith("/id") for name, _ in entries)
    found = plain(asked(entries).result)
    code, out, err = run(CALLS["check-plan"], json.dumps(with_counted_ids(EXAMPLE)).encode())
    assert (code, err) == (0, "")
    assert json.dumps(found, ensure_ascii=False, indent=2) + "\n" == out


def test_a_plan_that_was_left_empty_is_counted_and_left_out() -> None:
    entries = [("plans/0/kind", ""), ("plans/1/kind", "care"), ("plans/1/actions/0/what", "")]
    entries += [("plans/1/actions/1/what", "Meet Robin")]
    result = asked(entries).result
    wheres = {finding.where for finding in result.findings}  # type: ignore[attr-defined]
    assert {'plan "2"', 'plan "2", action "2"'} <= wheres
    assert not any('plan "1"' in where or 'action "1"' in where for where in wheres)


@settings(max_examples=150)
@given(st.integers(0, 10**9))
def test_whatever_stands_in_the_boxes_there_is_an_answer_or_something_to_mend(seed: int) -> None:
    found = ask(CHECKER, any_entries(CHECKER.shape, seed), TODAY)
    if isinstance(found, Mend):
        assert found.to_mend
        assert all(one.words.strip() for one in found.to_mend)
    else:
        assert found.sheet.title


# ---------------------------------------------------------------- what has to be mended


def mended(*entries: tuple[str, str]) -> list[tuple[str, str]]:
    found = ask(CHECKER, entries, TODAY)
    assert isinstance(found, Mend)
    return [(one.name, one.words) for one in found.to_mend]


KIND = ("plans/0/kind", "care")
DONE = ("plans/0/actions/0/what", "Meet Robin")
HARM = [("plans/0/harm_outside/0/kind", "adult"), ("plans/0/harm_outside/0/what", "Nobody yet")]
ACTING = "plans/0/harm_outside/0/actions"
OTHER = ("plans/1/kind", "care")


def in_second(*entries: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name.replace("plans/0/", "plans/1/"), text) for name, text in entries]


@pytest.mark.parametrize(
    ("entries", "name", "words"),
    [
        ([DONE], "plans/0/kind", "Plan 1, the kind of plan: Choose the kind"),
        (
            [KIND, ("plans/0/actions/0/who", "Police")],
            "plans/0/actions/0/what",
            "Plan 1, Action 1, what is done: Write what",
        ),
        ([KIND, HARM[0]], "plans/0/harm_outside/0/what", "Plan 1, Source of harm 1, what is known"),
        ([KIND, ("plans/0/outcomes/0/change", "x")], "plans/0/outcomes/0/what", "Plan 1, Outcome"),
        (
            [KIND, DONE, *HARM, (ACTING, "1 and 2")],
            ACTING,
            "Plan 1, Source of harm 1, which actions of this plan deal with it: the plan has no",
        ),
        ([KIND, *HARM, (ACTING, "1")], ACTING, "Plan 1, Source of harm 1, which actions"),
        # What was left empty stands in the form all the same.
        (
            [("plans/0/kind", ""), OTHER, *in_second(*HARM, (ACTING, "1"))],
            "plans/1/harm_outside/0/actions",
            "Plan 2, Source of harm 1",
        ),
        ([KIND, OTHER, ("plans/0/id", "x"), ("plans/1/id", "x")], "plans/1", "Plan 2"),
        (
            [
                *(KIND, DONE, ("plans/0/actions/0/id", "x")),
                *(("plans/0/actions/1/what", "Drive"), ("plans/0/actions/1/id", "x")),
            ],
            "plans/0/actions/1",
            "Plan 1, Action 2",
        ),
        (
            [KIND, ("plans/0/actions/0/by", "31 June 2026"), DONE],
            "plans/0/actions/0/by",
            "Plan 1, Ac",
        ),
        (
            [KIND, ("plans/0/review/day", "1")],
            "plans/0/review/month",
            "Plan 1, the day of the next",
        ),
        ([("plans/0/kind", "")], "plans", "No plan was entered"),
        ([], "", "No plan was entered"),
    ],
)
def test_what_is_wrong_is_told_beside_its_box(
    entries: list[tuple[str, str]], name: str, words: str
) -> None:
    ((box, told),) = mended(*entries)
    assert box == name
    assert told.startswith(words)


def test_more_lines_than_anybody_can_follow_are_told_where_most_of_them_stand() -> None:
    lines = [("plans/0/concerns", "\n".join("a" * 200)), ("plans/1/concerns", "\n".join("b" * 301))]
    ((name, words),) = mended(KIND, lines[0], OTHER, lines[1])
    assert name == "plans/1/concerns"
    assert words.startswith('Plan 2, what people are worried about: "concerns" has 501 lines')
    assert isinstance(ask(CHECKER, [KIND, lines[0], OTHER, (lines[1][0], "b")]), Answered)


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_form() -> None:
    told = mended(KIND, DONE, *HARM, (ACTING, "2, 3"), OTHER, ("plans/1/actions/0/what", ""))
    assert [name for name, _ in told] == [ACTING, ACTING]
    told = mended(*HARM, (ACTING, "1"), ("plans/1/actions/0/who", "x"))
    assert [name for name, _ in told] == ["plans/0/kind", "plans/1/kind", "plans/1/actions/0/what"]


def test_a_child_whose_plan_is_not_there_at_all_is_an_answer() -> None:
    found = asked([("child_status", "child-in-need"), ("plans/0/kind", "")])
    expected = check_plan(RULES, as_given({"child_status": "child-in-need", "plans": []}))
    assert found.result == expected


def test_the_helper_counts_as_a_person_does() -> None:
    counted: Data = with_counted_ids(EXAMPLE)
    assert [plan["id"] for plan in counted["plans"]] == ["1", "2"]
    (harm,) = counted["plans"][1]["harm_outside"]
    assert harm["actions"] == ["1"]
