"""A learner's file comes back as it was saved, and every fault in it is named in plain words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import Item, self_test_items
from cse_guidance.training.answered import CONFIDENCES, Answered
from cse_guidance.training.results import (
    EXAMPLE,
    PARTS,
    Results,
    read_results,
    results_text,
)

RULES = packaged_rules()
ITEMS = [item for name in RULES.pathways for item in self_test_items(RULES, name)]
WORDS = st.text("abc -é\"'\\", min_size=1, max_size=20).filter(str.strip).map(str.strip)


def answers(item: Item) -> st.SearchStrategy[Answered]:
    return st.builds(
        Answered,
        st.just(item.pathway),
        st.just(item.id),
        st.sampled_from([choice.id for choice in item.choices]),
        st.sampled_from(CONFIDENCES),
        st.lists(st.sampled_from([f.id for f in item.facts]), unique=True, max_size=4).map(tuple),
    )


@st.composite
def results(draw: st.DrawFn) -> Results:
    chosen = draw(st.lists(st.sampled_from(ITEMS), unique_by=lambda i: (i.pathway, i.id)))
    split = draw(st.integers(0, len(chosen)))
    return Results(
        code=draw(WORDS),
        part=draw(st.sampled_from(PARTS)),
        seed=draw(WORDS),
        size=draw(st.integers(max(1, len(chosen)), 200)),
        answers=tuple(draw(answers(item)) for item in chosen[:split]),
        skipped=tuple((item.pathway, item.id) for item in chosen[split:]),
        versions=tuple((name, RULES.pathways[name].version) for name in list(RULES.pathways)[:3]),
    )


@given(results())
def test_what_is_saved_comes_back(one: Results) -> None:
    assert read_results(RULES, results_text(one)) == one
    assert one.changed_since(RULES) == ()


def test_the_example_in_a_message_can_be_read() -> None:
    assert read_results(RULES, EXAMPLE).answers == ()


def saved() -> dict[str, Any]:
    """Return a file with two answers and one decision passed over."""
    first, second, third = ITEMS[:3]
    given_answers = tuple(
        Answered(item.pathway, item.id, item.choices[0].id, "guess", (item.facts[0].id,))
        for item in (first, second)
    )
    one = Results(
        "blue-otter-7", "before", "team a", 3, given_answers, ((third.pathway, third.id),)
    )
    made: dict[str, Any] = json.loads(results_text(one))
    return made


def faults_in(file: dict[str, Any]) -> str:
    with pytest.raises(FaultsFound) as found:
        read_results(RULES, json.dumps(file), "otter.json")
    assert all(fault.file == "otter.json" for fault in found.value.faults)
    assert all(fault.remedy for fault in found.value.faults)
    return str(found.value)


def test_a_file_holds_nothing_but_what_is_named_here() -> None:
    file = saved()
    assert set(file) == {
        "kind",
        "code",
        "part",
        "seed",
        "size",
        "answers",
        "skipped",
        "versions",
    }
    assert set(file["answers"][0]) == {"decision", "choice", "confidence", "facts"}
    file["name"] = "Somebody"
    assert '"name"' in faults_in(file)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "another file"),
        ("part", "during"),
        ("size", 0),
        ("code", ""),
        ("seed", "x" * 61),
        ("answers", {}),
        ("skipped", ["nowhere/at/all"]),
        ("versions", {"no-such-pathway": "1"}),
    ],
)
def test_each_entry_that_cannot_be_read_is_named(key: str, value: object) -> None:
    assert f'"{key}"' in faults_in(saved() | {key: value})


def test_every_fault_of_an_answer_is_named_at_once() -> None:
    file = saved()
    file["answers"][0] |= {"choice": "nothing", "facts": ["f1", "f999"]}
    file["answers"][1] |= {"choice": "none"}
    told = faults_in(file)
    assert '"nothing" is not one of the choices' in told
    assert '"f999" is not a fact that was known' in told
    assert '"f1" is not' not in told
    assert '"none" is not one of the choices' in told


def test_a_decision_counts_once() -> None:
    file = saved()
    file["skipped"].append(file["answers"][0]["decision"])
    told = faults_in(file)
    assert file["answers"][0]["decision"] in told
    assert "twice" in told


def test_more_decisions_than_the_set_has_are_refused() -> None:
    assert "3 decisions" in faults_in(saved() | {"size": 2})


def test_rules_that_have_changed_since_are_named() -> None:
    pathway = next(iter(RULES.pathways.values()))
    one = Results("c", "after", "s", 1, (), (), ((pathway.id, "1066.1"), ("gone", "1")))
    assert one.changed_since(RULES) == (pathway.id,)
