"""The rules give the approved texts: whoever changes a rule sees here what the change does."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest
from assurance.approved import OWN_TEXT, WITHOUT_TEXT, approved_texts, read_approved, write_approved

from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules

FOLDER = Path(__file__).resolve().parents[1] / "approved"
TEXTS = approved_texts(packaged_rules())
TO_DO = 'Run "python tools/do.py approve", read the difference, and commit it if it is meant.'


@pytest.mark.parametrize("name", TEXTS)
def test_the_rules_give_what_was_approved(name: str) -> None:
    approved = read_approved(FOLDER).get(name)
    assert approved is not None, f"tests/approved/{name} is missing. {TO_DO}"
    now = TEXTS[name]()
    difference = unified_diff(approved.splitlines(), now.splitlines(), "approved", "now", "", "", 1)
    shown = "\n".join([*difference][:60])
    assert now == approved, (
        f"tests/approved/{name} is no longer what the rules give.\n{shown}\n{TO_DO}"
    )


def test_nothing_is_approved_that_the_rules_no_longer_give() -> None:
    left = read_approved(FOLDER).keys() - TEXTS.keys()
    assert not left, f"{sorted(left)} in tests/approved/ belong to nothing. {TO_DO}"


def test_every_part_of_the_rules_has_a_text_or_a_reason_for_none(rules: Rules) -> None:
    parts = {name for name in rules.__slots__ if name not in (*WITHOUT_TEXT, *OWN_TEXT)}
    assert {f"{part}.txt" for part in parts} <= set(TEXTS)
    assert set(WITHOUT_TEXT) | set(OWN_TEXT) <= set(rules.__slots__)
    assert all(WITHOUT_TEXT.values())


def test_every_pathway_and_every_path_is_in_its_text(rules: Rules) -> None:
    for pathway in rules.pathways.values():
        text = TEXTS[f"pathways/{pathway.id}.txt"]()
        for question in pathway.questions:
            assert question.text in text
            assert all(answer.text in text for answer in question.answers)
        for action in pathway.actions:
            assert action.what in text, action.id
        assert all(outcome.summary in text for outcome in pathway.outcomes)


def test_writing_the_texts_again_changes_nothing_and_takes_away_what_is_gone(
    rules: Rules, tmp_path: Path
) -> None:
    assert write_approved(rules, tmp_path) == sorted(TEXTS)
    assert write_approved(rules, tmp_path) == []
    (tmp_path / "pathways" / "gone.txt").write_text("x", encoding="utf-8")
    assert write_approved(rules, tmp_path) == ["pathways/gone.txt"]
    assert read_approved(tmp_path) == read_approved(FOLDER)
