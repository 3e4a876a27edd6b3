"""The shape of a pathway: no orphan, no dead end, no circle, nothing named twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from breaking import PATHWAY, add, assert_fault, assert_only, change, faults_of, new_question, swap

from cse_guidance.check.graph import MOST_QUESTIONS, check_graph
from cse_guidance.faults import Fault
from cse_guidance.model import Pathway
from cse_guidance.model.pathway import Choice

DANGER = 'question "immediate-danger"'
NEW_QUESTION = new_question("lonely", "call-999", "early-help")
NEW_OUTCOME = """
[[outcome]]
id = "lonely"
title = "x"
choice = "both"
gives = ["help"]
urgency = 1
summary = "x"
actions = ["ring-999"]
next = ["x"]
sources = ["this-site"]
"""


def test_a_question_that_no_answer_leads_to_is_named(conf_copy: Path) -> None:
    add(conf_copy, PATHWAY, NEW_QUESTION)
    assert_only(faults_of(conf_copy), PATHWAY, 'question "lonely"', "no answer leads", "take")


def test_an_outcome_that_no_path_reaches_is_named(conf_copy: Path) -> None:
    add(conf_copy, PATHWAY, NEW_OUTCOME)
    assert_only(faults_of(conf_copy), PATHWAY, 'outcome "lonely"', "no path reaches", "take")


def test_an_action_that_nothing_uses_is_named(conf_copy: Path, pathway: Pathway) -> None:
    used_once = pathway.outcomes[0].actions[0]
    change(conf_copy, PATHWAY, "[[outcome]]", "actions", '["record-facts"]')
    place = f'action "{used_once}"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "nothing uses it", "take")


@pytest.mark.parametrize("table", ["outcome", "action", "choice"])
def test_an_id_that_is_used_twice_is_named(conf_copy: Path, table: str) -> None:
    lines = (conf_copy / PATHWAY).read_text(encoding="utf-8").splitlines()
    starts = [number for number, line in enumerate(lines) if line == f"[[{table}]]"]
    lines[starts[1] + 1] = lines[starts[0] + 1]
    (conf_copy / PATHWAY).write_text("\n".join(lines), encoding="utf-8")
    name = lines[starts[0] + 1].partition(" = ")[2]
    called = "question or outcome" if table == "outcome" else table
    problem = f"the id {name} is used for more than one {called}"
    assert_fault(faults_of(conf_copy), PATHWAY, f"{called} {name}", problem, "Rename")


def test_a_question_and_an_outcome_never_share_an_id(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[outcome]]", "id", '"immediate-danger"')
    problem = 'the id "immediate-danger" is used for more than one question or outcome'
    place = 'question or outcome "immediate-danger"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, problem, "Rename")


def test_two_answers_of_a_question_never_share_an_id(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "not-sure"', "id", '"yes"')
    assert_fault(faults_of(conf_copy), PATHWAY, DANGER, 'two answers have the id "yes"', "Rename")


def test_a_question_with_one_answer_is_named(conf_copy: Path) -> None:
    text = (conf_copy / PATHWAY).read_text(encoding="utf-8")
    head, marker, rest = text.partition('id = "meeting-booked"')
    body, end, tail = rest.partition("[[question]]")
    first, *_ = body.partition('[[question.answer]]\nid = "not-sure"')
    (conf_copy / PATHWAY).write_text(head + marker + first + end + tail, encoding="utf-8")
    faults = faults_of(conf_copy)
    assert_fault(faults, PATHWAY, 'question "meeting-booked"', "only one answer", "Add another")


def test_two_unsure_answers_are_named(conf_copy: Path) -> None:
    swap(conf_copy, PATHWAY, 'text = "Yes"\nworry', 'text = "Yes"\nunsure = true\nworry')
    assert_only(faults_of(conf_copy), PATHWAY, DANGER, "more than one answer is unsure", "one")


def test_a_question_ranked_in_part_is_named(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[question.answer]]", "worry", None)
    assert_only(faults_of(conf_copy), PATHWAY, DANGER, "some do not", "Rank all")


def test_an_outcome_without_an_action_is_named(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, "[[outcome]]", "actions", "[]")
    assert_fault(faults_of(conf_copy), PATHWAY, 'outcome "call-999"', '"actions" is an empty list')


def test_a_circle_is_named_with_its_way_round(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "meeting-booked"', "leads_to", '"looked-after"')
    circles = [f for f in faults_of(conf_copy) if "round in a circle" in f.problem]
    assert len(circles) == 1
    assert "looked-after to disagreement to meeting-booked to looked-after" in circles[0].problem


def test_a_question_that_leads_to_itself_is_a_circle(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "meeting-booked"', "leads_to", '"meeting-booked"')
    assert_fault(
        faults_of(conf_copy), PATHWAY, 'question "meeting-booked"', "round in a circle", "Lead"
    )


def test_a_circle_is_reported_once_however_many_answers_close_it(conf_copy: Path) -> None:
    text = (conf_copy / PATHWAY).read_text(encoding="utf-8")
    closed = text.replace('leads_to = "meeting-booked"', 'leads_to = "looked-after"')
    assert closed.count('leads_to = "looked-after"') > text.count('leads_to = "looked-after"') + 1
    (conf_copy / PATHWAY).write_text(closed, encoding="utf-8")
    circles = [str(f) for f in faults_of(conf_copy) if "round in a circle" in f.problem]
    assert circles
    assert len(circles) == len(set(circles))


def test_a_long_chain_of_questions_is_no_traceback(conf_copy: Path) -> None:
    chain = [
        f'[[question]]\nid = "q{n}"\ntext = "x"\nwhy = "x"\nsources = ["this-site"]\n'
        f'[[question.answer]]\nid = "yes"\ntext = "x"\nleads_to = "q{n + 1}"\nbecause = "x"\n'
        f'[[question.answer]]\nid = "no"\ntext = "x"\nleads_to = "call-999"\nbecause = "x"\n'
        for n in range(1200)
    ]
    add(conf_copy, PATHWAY, "\n".join(chain))
    swap(conf_copy, PATHWAY, 'leads_to = "reasonable-cause"', 'leads_to = "q0"')
    swap(conf_copy, PATHWAY, 'leads_to = "q1200"', 'leads_to = "reasonable-cause"')
    faults_of(conf_copy)  # sound or not: only a traceback is wrong


@pytest.mark.parametrize("lower", [0, 1])
def test_doubt_is_never_ranked_as_reassurance(pathway: Pathway, lower: int) -> None:
    question = pathway.questions[0]
    calm = min(answer.worry or 0 for answer in question.answers if not answer.unsure)
    answers = tuple(
        replace(answer, worry=calm + 1 - lower if answer.unsure else (answer.worry or 0) + 1)
        for answer in question.answers
    )
    changed = replace(
        pathway, questions=(replace(question, answers=answers), *pathway.questions[1:])
    )
    assert check_graph(changed) == [
        Fault(
            pathway.file,
            DANGER,
            "the unsure answer is ranked as the most reassuring.",
            "Rank it above the most reassuring answer: doubt is never reassurance.",
        )
    ]


def test_a_choice_that_no_outcome_amounts_to_is_named(pathway: Pathway) -> None:
    changed = replace(pathway, choices=(*pathway.choices, Choice("wait", "Wait and see")))
    assert check_graph(changed) == [
        Fault(
            pathway.file,
            'choice "wait"',
            "no outcome amounts to it.",
            "Name it in an outcome.",
        )
    ]


def chain_of(pathway: Pathway, number: int) -> Pathway:
    """Return a pathway of so many questions, each answer leading to the next."""
    first = pathway.questions[0]
    ids = [f"q{place}" for place in range(number)]
    questions = tuple(
        replace(
            first,
            id=name,
            answers=tuple(replace(answer, leads_to=following) for answer in first.answers),
        )
        for name, following in zip(ids, [*ids[1:], pathway.outcomes[0].id], strict=True)
    )
    return replace(pathway, start=ids[0], questions=questions)


def test_a_pathway_with_more_ways_through_it_than_can_be_counted_is_looked_at(
    pathway: Pathway,
) -> None:
    """Each question is visited once, however many paths go through it."""
    faults = check_graph(chain_of(pathway, MOST_QUESTIONS))
    unused = {"action", "choice", "outcome"}
    assert {fault.place.partition(" ")[0] for fault in faults} <= unused


def test_more_questions_than_anybody_can_follow_are_named_and_nothing_else(
    pathway: Pathway,
) -> None:
    assert check_graph(chain_of(pathway, MOST_QUESTIONS + 1)) == [
        Fault(
            pathway.file,
            "the whole file",
            f"it has {MOST_QUESTIONS + 1} questions, too many for anybody to follow.",
            f"Split it into pathways of at most {MOST_QUESTIONS} questions.",
        )
    ]


def test_an_outcome_that_asks_nobody_to_do_anything_is_named(pathway: Pathway) -> None:
    first, *others = pathway.outcomes
    changed = replace(pathway, outcomes=(replace(first, actions=()), *others))
    assert check_graph(changed)[0] == Fault(
        pathway.file, f'outcome "{first.id}"', "it has no action.", "Say what somebody does."
    )
