"""An answer that is redirected so that a promise breaks is reported before anybody reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from breaking import (
    PATHWAY,
    add,
    assert_fault,
    assert_only,
    change,
    faults_of,
    new_question,
    swap,
)
from cases import breaks_a_promise, most_reassuring, question_asking

from cse_guidance.check import promises
from cse_guidance.check.graph import check_graph
from cse_guidance.check.notes import Notes
from cse_guidance.check.pathway_references import check_pathway_references
from cse_guidance.check.promises import PROMISED, check_promises, more_worrying
from cse_guidance.faults import Fault
from cse_guidance.load import packaged_rules
from cse_guidance.model import Answer, Pathway, Question, Rules
from cse_guidance.paths import Path as PathTaken
from cse_guidance.paths import all_paths

EVERY = list(packaged_rules().pathways.values())


def redirected(pathway: Pathway, question_id: str, answer_id: str, to: str) -> Pathway:
    """Return the pathway with one arrow leading elsewhere."""
    return replace(
        pathway,
        questions=tuple(
            question
            if question.id != question_id
            else replace(
                question,
                answers=tuple(
                    replace(answer, leads_to=to) if answer.id == answer_id else answer
                    for answer in question.answers
                ),
            )
            for question in pathway.questions
        ),
    )


@pytest.mark.parametrize("pathway", EVERY, ids=lambda pathway: pathway.id)
def test_no_redirected_answer_goes_unnoticed(pathway: Pathway) -> None:
    """Each answer to each other node: the shape is at fault, a promise is, or the paths differ."""
    nodes = [q.id for q in pathway.questions] + [o.id for o in pathway.outcomes]
    arrows = [(q.id, a.id, a.leads_to) for q in pathway.questions for a in q.answers]
    whole = set(all_paths(pathway))
    counts: Counter[str] = Counter()
    for question_id, answer_id, leads_to in arrows:
        for node in nodes:
            if node == leads_to:
                continue
            changed = redirected(pathway, question_id, answer_id, node)
            if check_graph(changed):
                counts["reported: shape"] += 1
            elif check_promises(changed):
                counts["reported: promise"] += 1
            else:
                # What the check lets pass has to keep the promises by the other reckoning too.
                assert not breaks_a_promise(changed), (question_id, answer_id, node)
                assert set(all_paths(changed)) != whole, (question_id, answer_id, node)
                counts["kept every promise, other paths"] += 1
    print(pathway.id, dict(counts))  # noqa: T201 - seen with pytest -rP
    assert sum(counts.values()) == len(arrows) * (len(nodes) - 1)
    assert all(counts.values())
    assert counts["reported: promise"] > 0


@pytest.mark.parametrize("pathway", EVERY, ids=lambda pathway: pathway.id)
@pytest.mark.parametrize("asks", ["immediate danger", "significant harm"])
def test_every_pathway_has_to_ask_what_the_promises_rest_on(pathway: Pathway, asks: str) -> None:
    """Even where no outcome gives what the question leads to: then nothing protects the child."""
    gives = {"immediate danger": "999", "significant harm": "strategy discussion"}[asks]
    questions = tuple(replace(q, asks="") if q.asks == asks else q for q in pathway.questions)
    outcomes = tuple(
        replace(o, gives=tuple(g for g in o.gives if g != gives)) for o in pathway.outcomes
    )
    without = replace(pathway, questions=questions, outcomes=outcomes)
    found = [f for f in check_promises(without) if f.place == "questions"]
    assert [asks in fault.problem and asks in fault.remedy for fault in found] == [True]


@pytest.mark.parametrize("asks", PROMISED)
def test_a_promise_rests_on_one_question_and_not_on_two(pathway: Pathway, asks: str) -> None:
    *before, last = pathway.questions
    twice = replace(pathway, questions=(*before, replace(last, asks=asks)))
    first = question_asking(pathway, asks)
    fault = Fault(
        pathway.file,
        "questions",
        f"2 questions are marked as asking about {asks}: {first.id}, {last.id}.",
        "Keep the mark on the first, and lead every path through that one.",
    )
    assert check_promises(twice).count(fault) == 1


def test_paths_are_counted_no_further_than_they_are_compared(
    pathway: Pathway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pathway may have more paths than any machine can list."""
    whole = list(all_paths(pathway))
    taken = []

    def told_one_by_one(_: Pathway) -> Iterator[tuple[PathTaken, str]]:
        for found in whole:
            taken.append(found)
            yield found

    monkeypatch.setattr(promises, "all_paths", told_one_by_one)
    monkeypatch.setattr(promises, "MOST_PATHS", len(whole))
    assert check_promises(pathway) == []
    taken.clear()
    most = len(whole) - 2
    monkeypatch.setattr(promises, "MOST_PATHS", most)
    assert check_promises(pathway) == [
        Fault(
            pathway.file,
            "the whole file",
            f"it has more than {most} paths, more than can be checked.",
            "Take questions out, or split it into two pathways.",
        )
    ]
    assert len(taken) == most + 1


@pytest.mark.parametrize("pathway", EVERY, ids=lambda pathway: pathway.id)
def test_an_outcome_cannot_promise_a_strategy_discussion_that_no_action_asks_for(
    rules: Rules, pathway: Pathway
) -> None:
    asking = {action.id for action in pathway.actions if action.gives == "strategy discussion"}
    promising = [o for o in pathway.outcomes if "strategy discussion" in o.gives]
    assert promising
    for outcome in promising:
        left = tuple(action for action in outcome.actions if action not in asking)
        hollow = replace(
            pathway,
            outcomes=tuple(
                replace(o, actions=left) if o is outcome else o for o in pathway.outcomes
            ),
        )
        notes = Notes(rules)
        check_pathway_references(rules, hollow, notes)
        place = f'outcome "{outcome.id}"'
        assert_only(notes.faults, pathway.file, place, "none of its actions asks", "gives")


@pytest.mark.parametrize("answer", ["yes", "not-sure"])
def test_danger_that_leads_elsewhere_is_reported(conf_copy: Path, answer: str) -> None:
    after = 'id = "immediate-danger"'
    if answer == "not-sure":
        swap(conf_copy, PATHWAY, 'worry = 1\nleads_to = "call-999"', 'worry = 1\nleads_to = "x"')
        swap(conf_copy, PATHWAY, 'leads_to = "x"', 'leads_to = "reasonable-cause"')
    else:
        change(conf_copy, PATHWAY, after, "leads_to", '"reasonable-cause"')
    place = f'question "immediate-danger", answer "{answer}"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "does not give: 999", "999")


@pytest.mark.parametrize("rank", ["2", "1"])
def test_suspected_harm_that_skips_the_strategy_discussion_is_reported(
    conf_copy: Path, rank: str
) -> None:
    swap(
        conf_copy,
        PATHWAY,
        f'worry = {rank}\nleads_to = "looked-after"',
        f'worry = {rank}\nleads_to = "exploitation-concern"',
    )
    answer = "yes" if rank == "2" else "not-sure"
    place = f'question "reasonable-cause", answer "{answer}"'
    problem = "does not give: strategy discussion"
    assert_fault(faults_of(conf_copy), PATHWAY, place, problem, "strategy discussion")


def test_a_booked_meeting_that_stands_in_is_reported(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "meeting-booked"', "leads_to", '"exploitation-meeting"')
    faults = [fault.place for fault in faults_of(conf_copy)]
    assert any('outcome "strategy-discussion-before' in place for place in faults)
    swap(
        conf_copy,
        PATHWAY,
        'gives = ["strategy discussion", "exploitation meeting"]',
        'gives = ["exploitation meeting"]',
    )
    change(
        conf_copy,
        PATHWAY,
        'id = "meeting-booked"',
        "leads_to",
        '"strategy-discussion-before-booked-meeting"',
    )
    place = 'question "reasonable-cause", answer "yes"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "does not give: strategy discussion")


def test_not_sure_that_leads_to_less_is_reported(conf_copy: Path) -> None:
    change(conf_copy, PATHWAY, 'id = "seek-advice-today"', "urgency", "1")
    change(conf_copy, PATHWAY, 'id = "early-help"', "urgency", "2")
    place = 'question "more-than-early-help", answer "not-sure"'
    problem = 'protects less than "early-help"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, problem, "at least as urgent")


def test_another_start_than_danger_is_reported(pathway: Pathway) -> None:
    later = replace(pathway, start=pathway.questions[1].id)
    assert check_promises(later)[0] == Fault(
        pathway.file,
        "start",
        "immediate danger is not asked first.",
        f'Write start = "{pathway.start}", and ask about immediate danger once.',
    )


@pytest.mark.parametrize("about", ["immediate danger", "significant harm"])
def test_a_question_that_a_promise_rests_on_is_ranked(pathway: Pathway, about: str) -> None:
    questions = tuple(
        replace(q, answers=tuple(replace(a, worry=None) for a in q.answers))
        if q.asks == about
        else q
        for q in pathway.questions
    )
    assert Fault(
        pathway.file,
        f'question "{question_asking(pathway, about).id}"',
        f"it asks about {about}, but its answers are not ranked.",
        'Write "worry" beside each answer, 0 for the most reassuring.',
    ) in check_promises(upside_down(replace(pathway, questions=questions)))


@pytest.mark.parametrize("asks", ["immediate danger", "significant harm"])
def test_a_promise_is_not_switched_off_by_taking_its_mark_away(conf_copy: Path, asks: str) -> None:
    # An outcome still gives 999, or a strategy discussion: something has to ask for it.
    swap(conf_copy, PATHWAY, f'asks = "{asks}"\n', "")
    assert PATHWAY in {fault.file for fault in faults_of(conf_copy)}


def test_not_sure_is_never_ranked_as_the_most_reassuring_answer(pathway: Pathway) -> None:
    # Ranked below "no", it could lead to less than "no" does and still look consistent.
    last = pathway.questions[-1]
    ends = {answer.worry: answer.leads_to for answer in last.answers}
    swapped = tuple(
        replace(a, worry=0, leads_to=ends[0])
        if a.unsure
        else replace(a, worry=1, leads_to=ends[1])
        if a.worry == 0
        else a
        for a in last.answers
    )
    changed = replace(pathway, questions=(*pathway.questions[:-1], replace(last, answers=swapped)))
    assert check_graph(changed) + check_promises(changed)


def test_not_sure_leads_to_no_less_where_answers_are_not_ranked(pathway: Pathway) -> None:
    *before, last = pathway.questions
    ends = {answer.id: answer.leads_to for answer in last.answers}
    urgency = {outcome.id: outcome.urgency for outcome in pathway.outcomes}
    (doubt,) = [answer for answer in last.answers if answer.unsure]
    calm = min(last.answers, key=lambda answer: urgency[answer.leads_to])
    assert urgency[ends[calm.id]] < urgency[ends[doubt.id]]
    swapped = {calm.id: ends[doubt.id], doubt.id: ends[calm.id]}
    answers = tuple(
        replace(answer, worry=None, leads_to=swapped.get(answer.id, answer.leads_to))
        for answer in last.answers
    )
    changed = replace(pathway, questions=(*before, replace(last, answers=answers)))
    assert not check_graph(changed)
    (fault,) = [f for f in check_promises(changed) if f'answer "{calm.id}"' in f.problem]
    assert fault.place == f'question "{last.id}", answer "{doubt.id}"'


def test_no_form_can_be_put_before_the_question_about_significant_harm(conf_copy: Path) -> None:
    """Not even one whose answers are not ranked, and that leads on to it in the end."""
    change(conf_copy, PATHWAY, 'id = "no"', "leads_to", '"form-first"')
    add(conf_copy, PATHWAY, new_question("form-first", "reasonable-cause", "early-help"))
    faults = faults_of(conf_copy)
    place = 'question "immediate-danger", answer "no"'
    assert_fault(faults, PATHWAY, place, "Nothing may stand before", "reasonable-cause")
    early = 'outcome "early-help"'
    assert_fault(faults, PATHWAY, early, "without the question about significant harm", "Lead")


def test_urgency_fits_what_an_outcome_gives(conf_copy: Path) -> None:
    """Otherwise everything could be called equally urgent, and no answer would lower anything."""
    change(conf_copy, PATHWAY, 'title = "Strategy discussion (section 47)"', "urgency", "1")
    place = 'outcome "strategy-discussion"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "urgency is not higher", "urgency =")


def test_what_gives_999_is_more_urgent_than_anything_else(pathway: Pathway) -> None:
    (first,) = [o for o in pathway.outcomes if "999" in o.gives]
    other = max((o for o in pathway.outcomes if o is not first), key=lambda o: o.urgency)
    alike = replace(first, urgency=other.urgency)
    outcomes = tuple(alike if o is first else o for o in pathway.outcomes)
    (fault,) = [
        fault
        for fault in check_promises(replace(pathway, outcomes=outcomes))
        if fault.place == f'outcome "{first.id}"'
    ]
    assert (
        fault.problem == f'its urgency is not higher than that of "{other.id}", which gives less.'
    )
    assert fault.remedy == f"Write urgency = {other.urgency + 1} or more, or lower the other."


def test_an_answer_in_between_keeps_the_promise_too(conf_copy: Path) -> None:
    new = """[[question.answer]]
id = "probably"
text = "Probably"
worry = 1
leads_to = "reasonable-cause"
because = "x"
"""
    swap(conf_copy, PATHWAY, "[[question.answer]]", f"{new}[[question.answer]]")
    place = 'question "immediate-danger", answer "probably"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "does not give: 999")


def test_the_call_to_999_is_the_first_action(conf_copy: Path) -> None:
    swap(conf_copy, PATHWAY, '"ring-999", "stay-with-child"', '"stay-with-child", "ring-999"')
    place = 'outcome "call-999"'
    assert_fault(faults_of(conf_copy), PATHWAY, place, "first action is not the call", "999")


def upside_down(pathway: Pathway) -> Pathway:
    """Return the pathway with the last of its questions first in the file."""
    return replace(pathway, questions=pathway.questions[::-1])


def said_of(pathway: Pathway, question: Question, problem: str, remedy: str) -> Fault:
    """Return the fault of a question."""
    return Fault(pathway.file, f'question "{question.id}"', problem, remedy)


def with_answers(pathway: Pathway, question: Question, answers: tuple[Answer, ...]) -> Pathway:
    """Return the pathway with other answers to one question."""
    changed = replace(question, answers=answers)
    questions = (changed if q == question else q for q in pathway.questions)
    return replace(pathway, questions=tuple(questions))


@pytest.mark.parametrize("pathway", EVERY, ids=lambda pathway: pathway.id)
@pytest.mark.parametrize("promise", PROMISED)
def test_one_answer_alone_calms_where_a_promise_rests_on_the_question(
    pathway: Pathway, promise: str
) -> None:
    """A second calm answer would lead whoever gives it past 999 or past the discussion."""
    question = question_asking(pathway, promise)
    calm = most_reassuring(question)
    other = next(answer for answer in question.answers if answer != calm)
    answers = tuple(
        replace(answer, worry=calm.worry) if answer == other else answer
        for answer in question.answers
    )
    changed = with_answers(pathway, question, answers)
    names = " and ".join(f'"{answer.id}"' for answer in answers if answer.worry == calm.worry)
    fault = said_of(
        pathway,
        question,
        f"more than one answer is ranked as the most reassuring: {names}.",
        "Keep the lowest worry for one answer, and rank the others above it.",
    )
    assert fault in check_promises(upside_down(changed))
    assert fault not in check_promises(pathway)


@pytest.mark.parametrize("pathway", EVERY, ids=lambda pathway: pathway.id)
@pytest.mark.parametrize("promise", PROMISED)
def test_who_is_sure_can_say_so_where_a_promise_rests_on_the_question(
    pathway: Pathway, promise: str
) -> None:
    question = question_asking(pathway, promise)
    calm = most_reassuring(question)
    left = tuple(answer for answer in question.answers if answer.unsure or answer == calm)
    assert 1 < len(left) < len(question.answers)
    fault = said_of(
        pathway,
        question,
        f"nobody who is sure can say that there is {promise}.",
        "Add an answer that means yes, ranked as the most worrying.",
    )
    assert fault in check_promises(upside_down(with_answers(pathway, question, left)))
    assert fault not in check_promises(pathway)


@pytest.mark.parametrize("promise", PROMISED)
def test_the_order_of_the_answers_in_the_file_makes_no_difference(
    pathway: Pathway, promise: str
) -> None:
    """The calm answer may stand first: those after it are looked at all the same."""
    question = question_asking(pathway, promise)
    calm = most_reassuring(question)
    gravest = max(question.answers, key=lambda answer: answer.worry or 0)
    past = replace(gravest, leads_to=calm.leads_to)
    for others in ((past,), (past, *(a for a in question.answers if a not in (calm, gravest)))):
        changed = with_answers(pathway, question, (calm, *others))
        place = f'question "{question.id}", answer "{gravest.id}"'
        assert place in {fault.place for fault in check_promises(changed)}


def test_of_two_answers_the_one_with_more_worry_is_more_worrying(pathway: Pathway) -> None:
    any_answer = pathway.questions[0].answers[0]
    calm = replace(any_answer, worry=None, unsure=False, adds=(), adds_first=())
    unsure = replace(calm, unsure=True)
    assert more_worrying(replace(calm, worry=0), replace(calm, worry=1))
    assert not more_worrying(replace(calm, worry=1), replace(calm, worry=1))
    assert not more_worrying(replace(calm, worry=1), replace(unsure, worry=0))
    # Where only one of them is ranked, it counts that nobody is sure.
    assert more_worrying(calm, unsure)
    assert more_worrying(replace(calm, worry=1), unsure)
    assert not more_worrying(unsure, replace(calm, worry=1))
    assert not more_worrying(replace(calm, adds=("ring-999",)), unsure)


def test_a_question_that_no_promise_rests_on_may_calm_twice(pathway: Pathway) -> None:
    """How calm two answers are is only a question where a promise rests on it."""
    last = pathway.questions[-1]
    assert not last.asks
    answers = tuple(replace(answer, worry=1) for answer in last.answers)
    changed = with_answers(pathway, last, answers)
    assert not [fault for fault in check_promises(changed) if "ranked as the" in fault.problem]
