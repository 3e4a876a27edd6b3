"""A result: how many are right, what was mixed up, how sure one was, what to look at again."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.checkers.sheet import Items, Sheet, Table, Words
from cse_guidance.exercises.result_sheet import matrix, result_sheet
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import self_test_items
from cse_guidance.training.answered import CONFIDENCES, Answered, look_at
from cse_guidance.training.confusion import confusion
from cse_guidance.training.results import Results

RULES = packaged_rules()
ITEMS = [item for name in RULES.pathways for item in self_test_items(RULES, name)]
DAY = date(2026, 11, 29)


@st.composite
def results(draw: st.DrawFn) -> Results:
    items = draw(
        st.lists(st.sampled_from(ITEMS), max_size=12, unique_by=lambda i: (i.pathway, i.id))
    )
    answers = [
        Answered(
            item.pathway,
            item.id,
            draw(st.sampled_from([choice.id for choice in item.choices])),
            draw(st.sampled_from(CONFIDENCES)),
        )
        for item in items
    ]
    return Results("quiet otter 41", "practice", "team a", max(len(items), 1), tuple(answers))


def part_named(sheet: Sheet, title: str) -> tuple[object, ...]:
    return next((one.blocks for one in sheet.parts if one.title == title), ())


@settings(max_examples=60)
@given(results())
def test_a_result_counts_what_the_rules_say(given_results: Results) -> None:
    looked = [look_at(RULES, one) for one in given_results.answers]
    sheet = result_sheet(RULES, given_results, DAY)
    right = sum(one.right for one in looked)
    assert sheet.title == f"{right} of {len(looked)} as the rules have it"
    less = sum(one.less_safe for one in looked)
    first = sheet.lead[0]
    assert isinstance(first, Words)
    assert first.text.startswith(str(less) if less else "None")
    assert first.look == ("warning" if less else "plain")
    tables = [b for b in part_named(sheet, "Which decisions you mixed up") if isinstance(b, Table)]
    assert sum(int(n) for table in tables for line in table.lines for n in line[1:]) == len(looked)
    again = part_named(sheet, "Look at these again")
    missed = [line for block in again if isinstance(block, Items) for line in block.items]
    assert len(missed) == sum(not one.right for one in looked)


@settings(max_examples=60)
@given(results())
def test_the_matrix_has_a_line_for_whatever_the_rules_gave(given_results: Results) -> None:
    looked = [look_at(RULES, one) for one in given_results.answers]
    for found in confusion(RULES, looked):
        table = matrix(found)
        texts = {choice.id: choice.text for choice in found.choices}
        own = [one for one in looked if one.answered.pathway == found.pathway]
        assert {line[0] for line in table.lines} == {texts[one.answer] for one in own}
        columns = [head.removeprefix("Chosen: ") for head in table.head[1:]]
        for line in table.lines:
            for column, number in zip(columns, line[1:], strict=True):
                pairs = [(texts[one.answer], texts[one.answered.choice]) for one in own]
                assert int(number) == pairs.count((line[0], column))


def test_a_record_of_learning_names_the_code_the_set_and_the_day_and_nobody() -> None:
    item = ITEMS[0]
    answered = Answered(item.pathway, item.id, item.choices[0].id, "certain")
    one = Results("quiet otter 41", "before", "team a", 3, (answered,), ((item.pathway, "x/y"),))
    sheet = result_sheet(RULES, one, DAY)
    (record,) = part_named(sheet, "Record of learning")
    assert isinstance(record, Items)
    said = " ".join(line.text for line in record.items)
    assert "quiet otter 41" in said
    assert "Before the training" in said
    assert "team a" in said
    assert RULES.pathways[item.pathway].title in said
    assert "29 November 2026" in sheet.made
    assert any("Skipped: 1." in block.text for block in sheet.lead if isinstance(block, Words))


def test_what_protects_a_child_less_is_to_be_looked_at_first() -> None:
    """Each wrong answer about the meeting, the safe ones first: the order is turned round."""
    wrong = [
        Answered(item.pathway, item.id, choice.id, "certain")
        for item in self_test_items(RULES, "which-meeting")
        for choice in item.choices
    ]
    by_item = {one.item: one for one in wrong if not look_at(RULES, one).right}
    answers = sorted(by_item.values(), key=lambda one: look_at(RULES, one).less_safe)
    looked = [look_at(RULES, one) for one in answers]
    assert looked[0].safe
    assert looked[-1].less_safe
    sheet = result_sheet(RULES, Results("c", "practice", "s", 40, tuple(answers)), None)
    (again,) = part_named(sheet, "Look at these again")
    assert isinstance(again, Items)
    first = next(one for one in looked if one.less_safe)
    item = next(i for i in ITEMS if (i.pathway, i.id) == ("which-meeting", first.answered.item))
    assert again.items[0].text.startswith(item.title)
