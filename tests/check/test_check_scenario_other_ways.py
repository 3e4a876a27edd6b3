"""What a case accepts besides its key, and its "what if", are worked out by the rules too."""

from __future__ import annotations

from pathlib import Path

import pytest
from breaking import CHANGED, add, assert_fault, assert_only, faults_of
from cases import end_of

from cse_guidance.model import Rules
from cse_guidance.other_ways import accepted_choices, with_one_more_fact

PLAYER = "scenarios/the-kind-player.toml"


def accept(conf: Path, file: str, *answers: tuple[str, str]) -> None:
    """Let the last decision of a case accept other answers as well."""
    path = conf / file
    head, first_rating, rest = path.read_text(encoding="utf-8").partition("[[rating]]")
    way = table("decision.accepted", *answers)
    path.write_text(f"{head}{way}{first_rating}{rest}", encoding="utf-8")


def what_if(conf: Path, stage: str, pathway: str, *answers: tuple[str, str]) -> None:
    """Add a "what if" to a case."""
    entries = f'stage = "{stage}"\npathway = "{pathway}"\nfrom = "Police"\ntext = "Something."'
    add(conf, CHANGED, table("what_if", *answers, entries=entries))


def table(name: str, *answers: tuple[str, str], entries: str = "") -> str:
    given = "".join(
        f'[[{name}.answer]]\nquestion = "{question}"\nanswer = "{answer}"\n'
        for question, answer in answers
    )
    return f'[[{name}]]\n{entries}\nwhy = "Because."\n{given}\n'


def last_decision(rules: Rules, file: str) -> str:
    """Return the place of the first accepted way of the last decision of a case."""
    (case,) = (one for one in rules.scenarios.values() if one.file == file)
    last = case.decisions[-1]
    return f'decision "{last.stage}", {last.pathway}, accepted {len(last.accepted) + 1}'


def next_what_if(rules: Rules) -> str:
    (case,) = (one for one in rules.scenarios.values() if one.file == CHANGED)
    return f"what if {len(case.what_if) + 1}"


def test_every_accepted_way_protects_as_much_and_comes_to_another_choice(rules: Rules) -> None:
    ways = 0
    for case in rules.scenarios.values():
        for decision in case.decisions:
            pathway = rules.pathways[decision.pathway]
            key = pathway.outcome(decision.expected_outcome)
            assert key
            ends = [
                pathway.outcome(end_of(pathway, decision.key | dict(way.answers)))
                for way in decision.accepted
            ]
            assert all(end and end.urgency >= key.urgency for end in ends), decision
            choices = [end.choice for end in ends if end]
            assert key.choice not in choices
            assert list(accepted_choices(rules, decision)) == list(dict.fromkeys(choices))
            ways += len(ends)
    assert ways >= len(rules.scenarios) / 2


def test_every_what_if_moves_something(rules: Rules) -> None:
    for case in rules.scenarios.values():
        assert case.what_if, case.id
        for one in case.what_if:
            decision = case.decision(one.stage, one.pathway)
            assert decision
            moved = end_of(rules.pathways[one.pathway], decision.key | dict(one.answers))
            assert with_one_more_fact(rules, case, one).outcome == moved
            assert moved != decision.expected_outcome


def test_another_way_that_protects_more_is_accepted(conf_copy: Path) -> None:
    accept(conf_copy, CHANGED, ("reasonable-cause", "not-sure"))
    assert faults_of(conf_copy) == []


def test_what_protects_a_child_less_is_never_accepted(conf_copy: Path, rules: Rules) -> None:
    accept(
        conf_copy, PLAYER, ("reasonable-cause", "no"), ("about-what", "agencies"), ("raised", "no")
    )
    problem = 'leads to "raise-it-today", which protects the child less'
    place = last_decision(rules, PLAYER)
    assert_fault(faults_of(conf_copy), PLAYER, place, problem, "as much or more")


def test_a_way_to_the_same_choice_is_not_another_way(conf_copy: Path, rules: Rules) -> None:
    accept(conf_copy, CHANGED, ("status", "not-sure"))
    place = last_decision(rules, CHANGED)
    problem = "comes to the same choice as the key"
    assert_only(faults_of(conf_copy), CHANGED, place, problem, "right already")


def test_a_way_that_stops_on_the_way_is_reported(conf_copy: Path, rules: Rules) -> None:
    accept(conf_copy, PLAYER, ("reasonable-cause", "no"))
    place = last_decision(rules, PLAYER)
    assert_fault(faults_of(conf_copy), PLAYER, place, "stop at the question", "Add an answer")


def test_an_answer_that_another_way_never_comes_to_is_reported(
    conf_copy: Path, rules: Rules
) -> None:
    accept(conf_copy, CHANGED, ("reasonable-cause", "not-sure"), ("status", "none"))
    place = f'{last_decision(rules, CHANGED)}, answer "status"'
    assert_only(faults_of(conf_copy), CHANGED, place, "never come to this question", "Take")


@pytest.mark.parametrize(
    ("question", "answer", "problem"),
    [
        ("reasonable-clause", "not-sure", "has no such question"),
        ("reasonable-cause", "perhaps", "is not one of its answers"),
    ],
)
def test_what_another_way_names_and_nothing_has_is_reported(
    conf_copy: Path, rules: Rules, question: str, answer: str, problem: str
) -> None:
    accept(conf_copy, CHANGED, (question, answer))
    place = f'{last_decision(rules, CHANGED)}, question "{question}"'
    assert_only(faults_of(conf_copy), CHANGED, place, problem)


def test_another_way_answers_each_question_once(conf_copy: Path, rules: Rules) -> None:
    twice = ("reasonable-cause", "not-sure")
    accept(conf_copy, CHANGED, twice, twice)
    place = last_decision(rules, CHANGED)
    assert_only(faults_of(conf_copy), CHANGED, place, "is answered twice", "once")


def test_a_what_if_that_moves_nothing_is_reported(conf_copy: Path, rules: Rules) -> None:
    what_if(conf_copy, "answers", "one-plan", ("second-plan", "not-sure"), ("status", "none"))
    problem = 'leads to "no-plan-yet", as the decision does'
    assert_only(faults_of(conf_copy), CHANGED, next_what_if(rules), problem, "moves")


def test_a_what_if_needs_a_decision(conf_copy: Path, rules: Rules) -> None:
    what_if(conf_copy, "worry", "missing", ("immediate-danger", "yes"))
    problem = 'no decision "worry" about "missing"'
    assert_only(faults_of(conf_copy), CHANGED, next_what_if(rules), problem, "of this case")


@pytest.mark.parametrize(
    ("stage", "pathway", "called"),
    [("worri", "one-plan", "stage"), ("answers", "one-plam", "pathway")],
)
def test_a_what_if_names_a_stage_and_a_pathway_that_exist(
    conf_copy: Path, rules: Rules, stage: str, pathway: str, called: str
) -> None:
    what_if(conf_copy, stage, pathway, ("immediate-danger", "yes"))
    assert_fault(faults_of(conf_copy), CHANGED, next_what_if(rules), f"no {called}", "Did you")


def test_a_what_if_answers_each_question_once(conf_copy: Path, rules: Rules) -> None:
    twice = ("immediate-danger", "yes")
    what_if(conf_copy, "answers", "one-plan", twice, twice)
    assert_only(faults_of(conf_copy), CHANGED, next_what_if(rules), "is answered twice", "once")
