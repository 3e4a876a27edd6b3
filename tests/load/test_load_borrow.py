"""A pathway that borrows has what it names, from where it is written, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from breaking import PATHWAY, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.load import load_rules, packaged_rules
from cse_guidance.load.borrow import with_borrowed
from cse_guidance.model import Pathway, Rules

AFTER = "pathways/after-strategy.toml"
BORROWERS = [p for p in packaged_rules().pathways.values() if p.borrows_from]


def named_by(pathway: Pathway) -> set[str]:
    """Return every action that a pathway's answers and outcomes name."""
    answers = [answer for question in pathway.questions for answer in question.answers]
    used = {action for outcome in pathway.outcomes for action in outcome.actions}
    return used | {action for answer in answers for action in answer.added}


@pytest.mark.parametrize("pathway", BORROWERS, ids=lambda pathway: pathway.id)
def test_what_is_borrowed_is_what_is_written_there_and_is_used(
    rules: Rules, pathway: Pathway
) -> None:
    lender = rules.pathways[pathway.borrows_from]
    assert pathway.borrowed_questions
    assert pathway.borrowed_actions
    for name in pathway.borrowed_questions:
        assert pathway.question(name) is not None
        assert pathway.question(name) == lender.question(name)
    for name in pathway.borrowed_actions:
        assert pathway.action(name) == lender.action(name)
    assert set(pathway.borrowed_actions) <= named_by(pathway)


@pytest.mark.parametrize("pathway", BORROWERS, ids=lambda pathway: pathway.id)
def test_its_own_and_what_it_borrows_are_all_that_it_has(pathway: Pathway) -> None:
    own = [question.id for question in pathway.own_questions]
    assert [*pathway.borrowed_questions, *own] == [q.id for q in pathway.questions]
    own = [action.id for action in pathway.own_actions]
    assert [*pathway.borrowed_actions, *own] == [a.id for a in pathway.actions]


def test_a_change_to_a_step_reaches_every_pathway_that_borrows_it(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "ring-999"', "what", '"Call 999 now."')
    rules = load_rules(conf_copy)
    told = {p.id: p.action("ring-999") for p in rules.pathways.values()}
    assert len(told) == len(BORROWERS) + 1
    assert {action.what if action else "" for action in told.values()} == {"Call 999 now."}


def test_what_a_pathway_holds_itself_is_never_borrowed(pathway: Pathway) -> None:
    own = replace(pathway.actions[0], what="Ours.")
    borrower = replace(pathway, id="borrower", borrows_from=pathway.id, actions=(own,))
    done = with_borrowed({pathway.id: pathway, borrower.id: borrower})["borrower"]
    assert done.action(own.id) == own
    assert done.questions == pathway.questions
    assert set(done.borrowed_actions) == {action.id for action in pathway.actions[1:]}


def test_a_pathway_that_borrows_nothing_is_left_as_it_is(rules: Rules, pathway: Pathway) -> None:
    assert with_borrowed({pathway.id: pathway})[pathway.id] is pathway
    assert rules.pathways[pathway.id].borrowed_questions == ()


def test_to_borrow_from_a_pathway_that_does_not_exist_is_named(conf_copy: Path) -> None:
    change(conf_copy, AFTER, "", "borrows_from", '"which-meetin"')
    faults = faults_of(conf_copy)
    remedy = 'Did you mean "which-meeting"?'
    assert_fault(faults, AFTER, "borrows_from", 'no pathway "which-meetin"', remedy)
    assert_fault(faults, AFTER, "start", 'no question "immediate-danger"')


@pytest.mark.parametrize("lender", ["after-strategy", "missing"])
def test_nothing_is_borrowed_in_a_circle_or_twice_over(conf_copy: Path, lender: str) -> None:
    change(conf_copy, AFTER, "", "borrows_from", f'"{lender}"')
    problem = f'"{lender}" itself borrows'
    assert_fault(faults_of(conf_copy), AFTER, "borrows_from", problem, "in whose file")


def test_a_step_that_its_lender_no_longer_has_is_named(conf_copy: Path) -> None:
    path = conf_copy / PATHWAY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"listen"', '"hear"'), encoding="utf-8")
    place = 'outcome "back-to-strategy"'
    assert_fault(faults_of(conf_copy), AFTER, place, 'no action "listen"', "Write one of")


def test_a_fault_in_what_is_lent_is_told_once_and_where_it_is_written(conf_copy: Path) -> None:
    swap(conf_copy, PATHWAY, 'text = "Yes"\nworry', 'text = "Yes"\nunsure = true\nworry')
    place = 'question "immediate-danger"'
    assert_only(faults_of(conf_copy), PATHWAY, place, "more than one answer is unsure")
    swap(conf_copy, PATHWAY, 'text = "Yes"\nunsure = true\nworry', 'text = "Yes"\nworry')
    change(conf_copy, PATHWAY, 'id = "ring-999"', "sources", '["nobody"]')
    assert_only(faults_of(conf_copy), PATHWAY, 'action "ring-999"', 'no source "nobody"')


def test_a_borrowed_answer_that_leads_nowhere_here_is_named_here(conf_copy: Path) -> None:
    """Without a question of its own under that name, it would follow the lender's all the way."""
    swap(conf_copy, AFTER, 'id = "reasonable-cause"', 'id = "harm"')
    faults = faults_of(conf_copy)
    assert {fault.file for fault in faults} == {AFTER}
    place = 'question "exploitation-concern", answer "no"'
    problem = 'no question or outcome "other-help-and-review"'
    assert_fault(faults, AFTER, place, problem, "Write one of")
    assert_fault(faults, AFTER, 'question "harm"', "no answer leads to it", "take it out")
