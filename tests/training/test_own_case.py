"""A case that somebody is writing: the rules complete it, and it can be put down and taken up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.model import Scenario
from cse_guidance.training.case_file import CaseData, case_data, check_case, open_case
from cse_guidance.training.own_case import (
    LISTS,
    entries,
    finished,
    finished_text,
    free_id,
    id_of,
    new_case,
    to_go_on_with,
)

RULES = packaged_rules()
TODAY = date(2026, 11, 29)
every_case = pytest.mark.parametrize(
    "case", list(RULES.scenarios.values()), ids=lambda case: case.id
)


@every_case
def test_the_rules_give_back_what_a_shipped_case_says(case: Scenario) -> None:
    data = to_go_on_with(case_data(case), TODAY)
    for one in entries(data, "decision"):
        one["expected_outcome"] = "something else"
    for one in entries(data, "rating"):
        one["expected_level"] = "something else"
    assert check_case(RULES, finished_text(RULES, data), case.file) == case


@every_case
def test_an_answer_that_the_way_never_comes_to_is_left_out(case: Scenario) -> None:
    data = to_go_on_with(case_data(case), TODAY)
    decision = next(one for one in entries(data, "decision") if one["pathway"] == "which-meeting")
    first = entries(decision, "answer")[0]
    question = RULES.pathways["which-meeting"].question(str(first["question"]))
    assert question is not None
    ends = [
        one.id for one in question.answers if RULES.pathways["which-meeting"].outcome(one.leads_to)
    ]
    first["answer"] = ends[0]
    place = entries(data, "decision").index(decision)
    done = entries(finished(RULES, data), "decision")[place]
    assert entries(done, "answer") == [first]
    assert done["expected_outcome"] == question.answer(ends[0]).leads_to  # type: ignore[union-attr] # it is one of its answers


def test_an_empty_case_can_be_put_down_and_taken_up() -> None:
    text = finished_text(RULES, new_case(TODAY))
    assert to_go_on_with(open_case(text), TODAY) == new_case(TODAY)
    with pytest.raises(FaultsFound) as found:
        check_case(RULES, text)
    needed = ("stage", "fact", "decision", "rating", "not_known", "prompt")
    assert {f"there is no [[{one}]]." for one in needed} <= {f.problem for f in found.value.faults}


def test_a_half_written_decision_and_rating_are_kept_with_nothing_worked_out() -> None:
    data = new_case(TODAY)
    data["title"] = "Aoife's café: 2"
    data["decision"] = [{"stage": "", "pathway": "", "answer": []}]
    data["rating"] = [{"stage": "a", "instrument": "", "builds_on": "b", "answer": [{}]}]
    done = finished(RULES, data)
    assert done["id"] == "aoifes-cafe-2"
    assert entries(done, "decision")[0]["expected_outcome"] == ""
    assert entries(done, "rating")[0]["expected_level"] == ""
    assert entries(open_case(finished_text(RULES, data)), "rating")[0]["builds_on"] == "b"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5) | st.just(1.5),
    lambda inside: (
        st.lists(inside, max_size=2)
        | st.dictionaries(
            st.sampled_from(["id", "stage", "answer", "facts", "a b"]), inside, max_size=3
        )
    ),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from([*LISTS, "child", "title", "id", "x"]), ANYTHING))
def test_any_file_is_opened_or_refused_in_words(opened: CaseData) -> None:
    try:
        data = to_go_on_with(opened, TODAY, "our.toml")
    except FaultsFound as found:
        assert all(fault.file == "our.toml" and fault.remedy for fault in found.faults)  # noqa: PT017 - either is right
        return
    for name in LISTS:
        assert all(isinstance(one, dict) for one in entries(data, name))
    assert finished(RULES, data)["id"] is not None
    with pytest.raises(FaultsFound):
        check_case(RULES, finished_text(RULES, data))


def test_an_id_is_made_of_a_title_and_is_nobody_elses() -> None:
    assert id_of("The booked meeting!") == "the-booked-meeting"
    data: CaseData = {"fact": [{"id": "f1"}, {"id": "f3"}]}
    assert free_id(data, "fact", "f") == "f2"
    assert free_id(data, "stage", "stage-") == "stage-1"
