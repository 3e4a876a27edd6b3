"""The notebook exercise on a group's files shows what `look_at_group` finds in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from typing import Any

import pytest
from clicking import POISON, buttons, click, markup, on_screen, poisoned, quietly, words
from group_files import INSTEAD, RIGHT, file_of, group_of
from ipywidgets import Output

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules
from cse_guidance.training.confusion import Confusion
from cse_guidance.training.group import look_at_group
from cse_guidance.training.intervals import Change, change
from cse_guidance.training.results import Results, results_text
from cse_guidance.widgets import our_group_results
from cse_guidance.widgets.group_results import GroupResults
from cse_guidance.widgets.group_shown import change_words, matrix_table
from cse_guidance.widgets.pictures import VEGA_LITE, matrix_words

RULES = packaged_rules()
TODAY = datetime(2026, 11, 29, tzinfo=UTC)


@pytest.fixture
def exercise() -> Iterator[GroupResults]:
    with quietly():
        made = our_group_results()
    yield made
    made.box.close()


def choose(exercise: GroupResults, files: Iterable[tuple[str, bytes]]) -> None:
    """Choose files, as the browser hands them over."""
    exercise.upload.value = tuple(
        {"name": name, "type": "", "size": len(content), "content": memoryview(content),
         "last_modified": TODAY}
        for name, content in files
    )  # fmt: skip


def saved(results: Iterable[Results]) -> list[tuple[str, bytes]]:
    return [(f"{one.code}-{one.part}.json", results_text(one).encode()) for one in results]


def drawn(exercise: GroupResults) -> list[dict[str, Any]]:
    """Return every specification on screen, as the browser gets it."""
    outputs = [w.outputs[0] for w in on_screen(exercise.box) if isinstance(w, Output)]
    for one in outputs:
        spec = one["data"][VEGA_LITE]
        assert one["metadata"][VEGA_LITE]["embed_options"]["actions"] is False
        assert one["data"]["text/plain"] == spec["description"].strip() != ""
        assert json.loads(json.dumps(spec)) == spec
        assert "url" not in json.dumps(spec)
        # None is lost on its way to the browser, and with it whatever it was to switch off.
        assert "null" not in json.dumps(spec)
    return [one["data"][VEGA_LITE] for one in outputs]


def test_at_the_start_nothing_is_open_and_it_says_who_may_see_it(exercise: GroupResults) -> None:
    told = words(exercise.box)
    assert "No file is open yet." in told
    assert "Made-up codes only." in told
    assert "stay on this device" in told
    assert drawn(exercise) == []


def test_the_confusion_that_was_put_in_is_shown_in_words_table_and_picture(
    exercise: GroupResults, rules: Rules
) -> None:
    files = group_of(rules, 8, 6, 1)
    choose(exercise, saved(files))
    group = look_at_group(rules, files)
    told = words(exercise.shown)
    assert f"{len(files)} files are open" in words(exercise.listed)
    for part, number in zip(group.parts, (6, 1), strict=True):
        (matrix,) = part.confusion
        (cell,) = matrix.mixed_up
        assert (cell.answer, cell.chosen) == (RIGHT, INSTEAD)
        assert cell.count % number == 0
        assert matrix_words(matrix) in told
        assert matrix_table(matrix, f"{part.part.capitalize()}. {matrix.title}") in markup(
            exercise.shown
        )
        assert the_same_numbers(matrix, drawn(exercise))
    assert group.change is not None
    assert change_words(group.change) in told
    assert "8 people have both sets." in told
    assert group.change.low is not None
    assert len(drawn(exercise)) == 1 + 2 * len(group.parts) + 1


def the_same_numbers(matrix: Confusion, specs: list[dict[str, Any]]) -> bool:
    """Return whether a picture has the numbers of a matrix, row by row."""
    rows = [row for row in matrix.cells if any(cell.count for cell in row)]
    numbers = [cell.count for row in rows for cell in row]
    shown = [[one.get("count") for one in spec["data"]["values"]] for spec in specs]
    return numbers in shown


def test_the_table_of_a_matrix_says_each_number_once_per_cell(rules: Rules) -> None:
    (part,) = look_at_group(rules, group_of(rules, 3, 2, 0)[:3]).parts
    (matrix,) = part.confusion
    table = matrix_table(matrix, "Here")
    counts = [int(one) for one in re.findall(r"<td[^>]*>(\d+)", table)]
    rows = [row for row in matrix.cells if any(cell.count for cell in row)]
    assert counts == [cell.count for row in rows for cell in row]
    assert sum(counts) == part.answered
    for choice in matrix.choices:
        assert f"Chosen: {escape(choice.text)}" in table


def test_calibration_hardest_and_skipped_are_those_of_the_files(
    exercise: GroupResults, rules: Rules
) -> None:
    files = [file_of(rules, f"p{n}", "before", confused=n < 2, skip=1) for n in range(4)]
    choose(exercise, saved(files))
    group = look_at_group(rules, files)
    told = words(exercise.shown)
    (part,) = group.parts
    assert "Before: 4 people" in told
    assert f"Skipped: {part.skipped}." in told
    assert part.skipped == 4
    specs = drawn(exercise)
    sure = next(s for s in specs if "How sure" in s["description"])
    assert [one["said"] for one in sure["data"]["values"]] == [
        f"{one.right} of {one.answered}" if one.answered else "nobody" for one in part.calibration
    ]
    for one in part.calibration:
        assert f"{one.confidence}: {one.right} of {one.answered} right" in told.lower()
    hard = specs[-1]["data"]["values"]
    assert [one["said"] for one in hard] == [f"{h.right} of {h.answered}" for h in group.hardest]
    assert [round(one["low"]) for one in hard] == [round(100 * h.low) for h in group.hardest]
    for one in group.hardest:
        assert f"{one.right} of {one.answered}" in told
    assert "Nobody has both a set before and a set after" in told


def test_a_file_with_a_fault_is_told_by_name_and_the_others_are_added(
    exercise: GroupResults, rules: Rules
) -> None:
    good = saved(group_of(rules, 2, 1, 0))
    broken = [
        ("cut.json", good[0][1][:40]),
        ("list.json", b"[]"),
        ("picture.json", b"\xff\xfe\x00"),
        ("large.json", b" " * 1_000_001),
        ("other.json", good[0][1].replace(b"certain", b"very certain")),
    ]
    choose(exercise, [good[0], *broken, *good[1:]])
    told = words(exercise.faults)
    for name, _ in broken:
        assert f"{name} was not added" in told
        assert f"{name}" in told
    assert "not plain text" in told
    assert "too large" in told
    assert "Traceback" not in told
    assert len(buttons(exercise.box, "Take out")) == len(good)
    assert look_at_group(rules, group_of(rules, 2, 1, 0)).change is not None
    assert "2 people have both sets." in words(exercise.shown)


def test_files_can_be_added_and_taken_out_one_by_one(exercise: GroupResults, rules: Rules) -> None:
    files = group_of(rules, 2, 1, 0)
    choose(exercise, saved(files[:2]))
    choose(exercise, saved(files[2:]))
    assert "2 people have both sets." in words(exercise.shown)
    click(exercise.box, "Take out")
    assert f"{files[0].code}, before" not in words(exercise.listed)
    assert "1 person has both sets." in words(exercise.shown)
    # The same file can be chosen again.
    assert exercise.upload.value == ()
    choose(exercise, saved(files[:1]))
    assert "2 people have both sets." in words(exercise.shown)
    for _ in files:
        click(exercise.box, "Take out")
    assert "No file is open yet." in words(exercise.box)
    assert drawn(exercise) == []


def test_files_that_are_there_twice_or_of_other_rules_are_named(
    exercise: GroupResults, rules: Rules
) -> None:
    old = replace(
        file_of(rules, "heron-2", "before", confused=False),
        versions=(("which-meeting", "2019.1"),),
    )
    one = file_of(rules, "otter-1", "before", confused=True)
    choose(exercise, saved([one, old, replace(one, seed="again")]))
    told = words(exercise.shown)
    assert "more than one file of otter-1 for the set before" in told
    assert "since heron-2 saved the file" in told
    assert "Before: 2 people" in told


def test_a_group_without_mistakes_is_told_so(exercise: GroupResults, rules: Rules) -> None:
    choose(exercise, saved(group_of(rules, 1, 0, 0)))
    told = words(exercise.shown)
    assert "Nothing was confused." in told
    assert "Nobody got any decision wrong." in told
    assert "1 person has both sets." in told
    assert "too few people" in told


def test_a_change_says_how_many_and_how_sure() -> None:
    few = change([(0.5, 0.75)])
    assert "too few people" in change_words(few)
    many = change([(0.25, 0.75)] * 8)
    told = change_words(many)
    assert "8 people have both sets. Right before: 25 of 100. Right after: 75 of 100." in told
    assert "Typical change: +50 of 100. It may lie between +50 and +50." in told
    worse = Change(6, 0.8, 0.5, -0.3, -0.5, -0.1)
    assert "Typical change: -30 of 100. It may lie between -50 and -10." in change_words(worse)


def test_no_colour_stands_alone_in_any_picture(exercise: GroupResults, rules: Rules) -> None:
    choose(exercise, saved(group_of(rules, 7, 5, 2)))
    for spec in drawn(exercise):
        marks = [layer["mark"]["type"] for layer in spec["layer"]]
        assert "text" in marks
        assert spec["background"] == "#ffffff"


def test_what_somebody_else_writes_is_shown_as_text_and_never_as_markup(rules: Rules) -> None:
    exercise = GroupResults(poisoned(rules))
    one = replace(file_of(rules, "x", "before", confused=True), code=POISON)
    choose(exercise, [(f"{POISON}.json", results_text(one).encode()), (f"{POISON}.bad", b"{")])
    choose(exercise, saved([one]))
    assert POISON in words(exercise.box)
    assert POISON not in markup(exercise.box)
