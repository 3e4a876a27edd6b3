"""The notebook exercise that builds a case: filled in as a person would, checked, and saved."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import ipywidgets as widgets
import pytest
from clicking import POISON, buttons, click, markup, on_screen, poisoned, quietly, words

from cse_guidance.load import packaged_folder, packaged_rules
from cse_guidance.model import Rules, Scenario
from cse_guidance.training.case_file import case_data, case_text, check_case
from cse_guidance.training.own_case import entries
from cse_guidance.widgets import build_a_case
from cse_guidance.widgets.build_case import BuildCase
from cse_guidance.widgets.case_parts import ABOUT, CHILD, PARTS, Box

RULES = packaged_rules()
CASES = list(RULES.scenarios.values())
SHORT = min(
    # The form names facts itself, one after the other.
    (
        case
        for case in CASES
        if [f.id for f in case.facts] == [f"f{n + 1}" for n in range(len(case.facts))]
    ),
    key=lambda case: len(case.decisions) + len(case.ratings),
)
# What the form does not ask for: other ways, "what if", and a second source of better words.
PLAIN = replace(
    SHORT,
    what_if=(),
    decisions=tuple(replace(one, accepted=()) for one in SHORT.decisions),
    language_traps=tuple(replace(one, sources=one.sources[:1]) for one in SHORT.language_traps),
)
every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
PART = {part.key: part for part in PARTS}


@pytest.fixture
def exercise() -> Iterator[BuildCase]:
    with quietly():
        made = build_a_case()
    yield made
    made.box.close()


def saved(exercise: BuildCase) -> str:
    """Return the text of the file that the link on screen saves."""
    found = re.search(r'href="data:[^,]*;base64,([^"]*)"', markup(exercise.result))
    assert found, "there is no link to save a file"
    return base64.b64decode(found[1]).decode()


def box_of(inside: widgets.Widget, label: str) -> widgets.Widget:
    found = [w for w in on_screen(inside) if getattr(w, "description", "") == label]
    assert found, f"no box {label!r} is on screen"
    return found[0]


def fill_in(inside: widgets.Widget, boxes: tuple[Box, ...], entry: Mapping[str, Any]) -> None:
    for box in boxes:
        value = entry.get(box.key)
        if box.kind == "several":
            for tick in [w for w in on_screen(inside) if isinstance(w, widgets.Checkbox)]:
                tick.value = tick.description.lower() in [one.lower() for one in value or []]
        elif box.kind == "source":
            box_of(inside, box.label).value = (value or [""])[0]
        elif isinstance(value, list):
            box_of(inside, box.label).value = ", ".join(value)
        elif isinstance(value, date):
            box_of(inside, box.label).value = value
        elif value is not None:
            box_of(inside, box.label).value = str(value)


def answer_decision(inside: widgets.Widget, entry: Mapping[str, Any]) -> None:
    for number, answer in enumerate(entry["answer"]):
        groups = [w for w in on_screen(inside) if isinstance(w, widgets.RadioButtons)]
        assert len(groups) == number + 1
        assert groups[-1].value is None
        groups[-1].value = answer["answer"]
        facts = [w for w in on_screen(inside) if w_label(w) == "Facts that it rests on"]
        facts[number].value = ", ".join(answer["facts"])
        [w for w in on_screen(inside) if w_label(w) == "Why"][number].value = answer["why"]


def w_label(widget: widgets.Widget) -> str:
    return str(getattr(widget, "description", ""))


def answer_rating(inside: widgets.Widget, entry: Mapping[str, Any]) -> None:
    form = RULES.instruments[entry["instrument"]]
    shown = list(on_screen(inside))
    for answer in entry["answer"]:
        indicator = form.indicator(answer["indicator"])
        assert indicator is not None
        place = next(n for n, w in enumerate(shown) if w_label(w) == indicator.label)
        assert shown[place + 1].layout.display == "none"
        shown[place].value = answer["answer"]
        assert shown[place + 1].layout.display is None
        shown[place + 1].value = ", ".join(answer["facts"])


def write(exercise: BuildCase, case: Scenario) -> None:
    """Write a whole case into an empty form, box by box."""
    data: Any = case_data(case)
    fill_in(exercise.about, ABOUT, data)
    fill_in(exercise.about, CHILD[:1], data["child"])
    fill_in(exercise.about, CHILD, data["child"])
    stages = {one["id"]: f"stage-{n}" for n, one in enumerate(data["stage"], start=1)}
    for part in PARTS:
        for entry in data[part.key]:
            click(exercise.lists[part.key], f"Add a {part.one}")
            inside = exercise.lists[part.key]
            moved = {k: stages.get(v, v) if isinstance(v, str) else v for k, v in entry.items()}
            fill_in(inside, part.boxes, moved)
            if part.key == "decision":
                answer_decision(inside, entry)
                assert "Where it leads" in words(inside)
            if part.key == "rating":
                answer_rating(inside, entry)
            click(inside, "Done")


def test_a_case_that_is_written_box_by_box_is_the_case(exercise: BuildCase) -> None:
    write(exercise, PLAIN)
    click(exercise.box, "Check the case")
    assert "The case is sound" in words(exercise.result)
    # The same case, but for what the form calls its stages.
    text = case_text(case_data(PLAIN))
    for number, stage in enumerate(PLAIN.stages, start=1):
        text = text.replace(f'"{stage.id}"', f'"stage-{number}"')
    assert check_case(RULES, saved(exercise), PLAIN.file) == check_case(RULES, text, PLAIN.file)
    for decision in PLAIN.decisions:
        outcome = RULES.pathways[decision.pathway].outcome(decision.expected_outcome)
        assert outcome is not None
        assert outcome.title in words(exercise.result)


@every_case
def test_a_shipped_case_is_opened_checked_and_saved_unchanged(
    exercise: BuildCase, case: Scenario
) -> None:
    exercise.begin.value = case.id
    click(exercise.box, "Check the case")
    assert "The case is sound" in words(exercise.result)
    assert f'download="{case.id}.toml"' in markup(exercise.result)
    assert check_case(RULES, saved(exercise), case.file) == case


def test_an_empty_case_is_told_everything_that_it_lacks_at_once(exercise: BuildCase) -> None:
    click(exercise.box, "Check the case")
    told = words(exercise.result)
    lacking = ("stage", "fact", "decision", "rating", "not_known", "prompt")
    assert all(f"There is no {PART[one].one} yet." in told for one in lacking)
    for box in (ABOUT[0], ABOUT[2], ABOUT[6], *CHILD):
        assert f'"{box.label}" is empty.' in told
    assert "[[" not in told.partition("Show the file")[0]
    assert "go on later (case.toml)" in told


def test_what_was_saved_can_be_opened_and_gone_on_with(exercise: BuildCase) -> None:
    exercise.begin.value = SHORT.id
    box_of(exercise.about, ABOUT[0].label).value = "Our own case"
    exercise.data["id"] = ""
    click(exercise.box, "Check the case")
    text = saved(exercise)
    exercise.begin.value = ""
    assert entries(exercise.data, "fact") == []
    exercise.file.value = (upload("our-own.toml", text.encode()),)
    assert "our-own.toml is open." in words(exercise.told)
    assert exercise.data["title"] == "Our own case"
    click(exercise.box, "Check the case")
    assert saved(exercise) == text
    assert 'id = "our-own-case"' in text


def upload(name: str, content: bytes) -> dict[str, Any]:
    now = datetime(2026, 11, 29, tzinfo=UTC)
    return {"name": name, "type": "", "size": len(content), "content": content,
            "last_modified": now}  # fmt: skip


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"title = ", "our.toml"),
        (b"\xff\xfe", "not plain text"),
        (b"x" * 1_000_001, "too large"),
        (b"fact = 3", "not a list of tables"),
    ],
)
def test_a_file_that_is_no_case_changes_nothing_and_is_told(
    exercise: BuildCase, content: bytes, told: str
) -> None:
    exercise.begin.value = SHORT.id
    before = dict(exercise.data)
    exercise.file.value = (upload("our.toml", content),)
    assert "our.toml" in words(exercise.told)
    assert told in words(exercise.told)
    assert exercise.data == before


def test_what_is_taken_out_or_changed_is_told_where_it_is_missed(exercise: BuildCase) -> None:
    case = RULES.scenarios["the-booked-meeting"]
    exercise.begin.value = case.id
    click(exercise.lists["fact"], "Take out")
    click(exercise.box, "Check the case")
    told = words(exercise.result)
    assert f'there is no fact "{case.facts[0].id}".' in told
    # Procedures word the one in their own ways, and a form has the other alone.
    assert 'answer to "reasonable cause"' in told
    absence = RULES.instruments["practice-rat"].indicator("absence")
    assert absence is not None
    assert f'answer to "{absence.label}"' in told


def test_an_unfinished_key_is_told_in_words(exercise: BuildCase) -> None:
    exercise.begin.value = SHORT.id
    click(exercise.lists["decision"], "Add a decision")
    click(exercise.lists["rating"], "Add a rating")
    box_of(exercise.about, "Age in years").value = "twelve"
    box_of(exercise.about, "Review again by").value = None
    click(exercise.box, "Check the case")
    told = words(exercise.result)
    assert "the answers do not lead to an outcome yet." in told
    assert "no level can be worked out yet." in told
    assert "the age is not a whole number." in told
    assert '"Review again by" is empty.' in told
    box_of(exercise.about, "Age in years").value = "19"
    click(exercise.box, "Check the case")
    assert "the child is 19." in words(exercise.result)


def test_an_answer_that_changes_on_the_way_takes_what_follows_away(exercise: BuildCase) -> None:
    exercise.begin.value = SHORT.id
    inside = exercise.lists["decision"]
    click(inside, "Change")
    groups = [w for w in on_screen(inside) if isinstance(w, widgets.RadioButtons)]
    assert len(groups) > 1
    pathway = RULES.pathways[SHORT.decisions[0].pathway]
    question = pathway.question(pathway.start)
    assert question is not None
    ends = next(a for a in question.answers if pathway.outcome(a.leads_to))
    groups[0].value = ends.id
    assert len([w for w in on_screen(inside) if isinstance(w, widgets.RadioButtons)]) == 1
    outcome = pathway.outcome(ends.leads_to)
    assert outcome is not None
    assert outcome.title in words(inside)
    other = next(name for name in RULES.pathways if name != pathway.id)
    box_of(inside, "Procedure").value = other
    shown = [w for w in on_screen(inside) if isinstance(w, widgets.RadioButtons)]
    start = RULES.pathways[other].question(RULES.pathways[other].start)
    assert start is not None
    assert shown[0].tooltip == start.text


def test_a_rating_can_be_left_open_again(exercise: BuildCase) -> None:
    exercise.begin.value = SHORT.id
    inside = exercise.lists["rating"]
    click(inside, "Change")
    rating = SHORT.ratings[0]
    level = RULES.instruments[rating.instrument].level(rating.expected_level)
    assert level is not None
    assert f"Level: {level.title}" in re.sub("<[^>]*>", "", words(inside))
    for answer in rating.answers:
        indicator = RULES.instruments[rating.instrument].indicator(answer.indicator)
        assert indicator is not None
        box_of(inside, indicator.label).value = ""
    assert "Level: Not yet." in words(inside)


def test_what_an_area_or_a_person_writes_is_text_and_never_markup(rules: Rules) -> None:
    exercise = BuildCase(poisoned(rules))
    for case in CASES:
        exercise.begin.value = case.id
        exercise.data["title"] = POISON
        for part in PARTS:
            if entries(exercise.data, part.key):
                click(exercise.lists[part.key], "Change")
        click(exercise.box, "Check the case")
        assert POISON in words(exercise.box)
        assert POISON not in markup(exercise.box)


def test_facts_are_named_by_their_names_or_their_numbers(exercise: BuildCase) -> None:
    exercise.begin.value = SHORT.id
    click(exercise.lists["record_error"], "Change")
    box_of(exercise.lists["record_error"], "Facts that show it").value = " 1, f3; 4 "
    assert entries(exercise.data, "record_error")[0]["facts"] == ["f1", "f3", "f4"]


def test_the_form_asks_for_all_that_a_file_may_say(exercise: BuildCase) -> None:
    """But for accepted answers and "what if", which are kept as the file has them."""
    shown = {part.key: {box.key for box in part.boxes} for part in PARTS}
    for case in CASES:
        data: Any = case_data(case)
        assert set(data) - {box.key for box in ABOUT} - {"child", "what_if"} <= set(shown)
        assert set(data["child"]) == {box.key for box in CHILD}
        for name, boxes in shown.items():
            for entry in data[name]:
                worked_out = {"id", "answer", "accepted", "expected_outcome", "expected_level"}
                assert set(entry) - worked_out <= boxes
    assert buttons(exercise.box, "Check the case")
    assert (packaged_folder() / SHORT.file).is_file()
