"""Checks the protective promises over every path of a pathway.

1. Immediate danger, or doubt about it, leads to 999, and it is asked first.
2. Reasonable cause to suspect significant harm, or doubt about it, leads to a strategy discussion.
3. A more worrying answer never lowers the urgency of the outcome; "not sure" is never
   less protective than the most reassuring answer.

They hold for every pathway, wherever in a case it starts. One that starts after a strategy
discussion asks about significant harm that no strategy discussion has looked at yet, so that
whatever is new leads back to one.
"""

from __future__ import annotations

from itertools import islice

from cse_guidance.faults import Fault
from cse_guidance.model import Answer, Outcome, Pathway, Question
from cse_guidance.model.pathway import Asks, Gives
from cse_guidance.paths import Path, all_paths

MOST_PATHS = 2_000  # each path is compared with each other one
PROMISED: dict[Asks, Gives] = {
    "immediate danger": "999",
    "significant harm": "strategy discussion",
}


def check_promises(pathway: Pathway) -> list[Fault]:
    """Return a fault for each answer that breaks a promise. The pathway's shape must be sound."""
    paths = list(islice(all_paths(pathway), MOST_PATHS + 1))
    if len(paths) > MOST_PATHS:
        problem = f"it has more than {MOST_PATHS} paths, more than can be checked."
        remedy = "Take questions out, or split it into two pathways."
        return [Fault(pathway.file, "the whole file", problem, remedy)]
    return [
        *_asks_what_it_promises(pathway),
        *_asks_danger_first(pathway),
        *_asks_harm_next(pathway, paths),
        *_can_be_answered_yes(pathway),
        *_ranks_outcomes(pathway),
        *_leads_where_promised(pathway, paths),
        *_never_less_protective(pathway, paths),
    ]


def _fault(pathway: Pathway, question: Question, answer: Answer, problem: str, do: str) -> Fault:
    place = f'question "{question.id}", answer "{answer.id}"'
    return Fault(pathway.file, place, problem, do)


def _asks_what_it_promises(pathway: Pathway) -> list[Fault]:
    """Return a fault where a question that every pathway has to ask is left out or asked twice."""
    faults = []
    for asks, gives in PROMISED.items():
        found = [question.id for question in pathway.questions if question.asks == asks]
        if not found:
            problem = f"no question is marked as asking about {asks}, which leads to: {gives}."
            remedy = f'Write asks = "{asks}" beside the question that does. Every pathway has one.'
            faults.append(Fault(pathway.file, "questions", problem, remedy))
        if len(found) > 1:
            problem = (
                f"{len(found)} questions are marked as asking about {asks}: {', '.join(found)}."
            )
            remedy = "Keep the mark on the first, and lead every path through that one."
            faults.append(Fault(pathway.file, "questions", problem, remedy))
    return faults


def _asks_danger_first(pathway: Pathway) -> list[Fault]:
    danger = [q.id for q in pathway.questions if q.asks == "immediate danger"]
    if not danger or danger == [pathway.start]:
        return []
    return [
        Fault(
            pathway.file,
            "start",
            "immediate danger is not asked first.",
            f'Write start = "{danger[0]}", and ask about immediate danger once.',
        )
    ]


def _asks_harm_next(pathway: Pathway, paths: list[tuple[Path, str]]) -> list[Fault]:
    """Return a fault where anything stands before significant harm, or goes round it."""
    danger = next((q for q in pathway.questions if q.asks == "immediate danger"), None)
    harm = next((q for q in pathway.questions if q.asks == "significant harm"), None)
    if danger is None or harm is None:
        return []
    calmest = min(answer.worry or 0 for answer in danger.answers)
    found = [
        _fault(
            pathway,
            danger,
            answer,
            f'it leads to "{answer.leads_to}". Nothing may stand before the question about '
            "significant harm: no form, meeting, consent or disclosure.",
            f'Write leads_to = "{harm.id}".',
        )
        for answer in danger.answers
        if answer.worry == calmest and answer.leads_to != harm.id
    ]
    urgent = {outcome.id for outcome in pathway.outcomes if "999" in outcome.gives}
    missed = {end for path, end in paths if end not in urgent and harm.id not in dict(path)}
    for outcome_id in sorted(missed):
        problem = "a path reaches it without the question about significant harm."
        remedy = f'Lead that path through "{harm.id}".'
        found.append(Fault(pathway.file, f'outcome "{outcome_id}"', problem, remedy))
    return found


def _can_be_answered_yes(pathway: Pathway) -> list[Fault]:
    """Return a fault where a question that a promise rests on has no yes, or calms twice."""
    found = []
    for question in pathway.questions:
        ranks = [answer.worry or 0 for answer in question.answers]
        if question.asks not in PROMISED or max(ranks) == 0:
            continue
        place = f'question "{question.id}"'
        calm = [answer for answer in question.answers if (answer.worry or 0) == min(ranks)]
        if len(calm) > 1:
            names = " and ".join(f'"{answer.id}"' for answer in calm)
            problem = f"more than one answer is ranked as the most reassuring: {names}."
            remedy = "Keep the lowest worry for one answer, and rank the others above it."
            found.append(Fault(pathway.file, place, problem, remedy))
        if all(answer.unsure for answer in question.answers if answer not in calm):
            problem = f"nobody who is sure can say that there is {question.asks}."
            remedy = "Add an answer that means yes, ranked as the most worrying."
            found.append(Fault(pathway.file, place, problem, remedy))
    return found


def _ranks_outcomes(pathway: Pathway) -> list[Fault]:
    """Return a fault where the urgency of an outcome does not fit what it gives."""

    def rank(outcome: Outcome) -> int:
        """Return 0 for what protects most."""
        given = (place for place, gives in enumerate(PROMISED.values()) if gives in outcome.gives)
        return next(given, len(PROMISED))

    found = []
    for outcome in pathway.outcomes:
        below = [other for other in pathway.outcomes if rank(other) > rank(outcome)]
        over = next((other for other in below if other.urgency >= outcome.urgency), None)
        if over is not None:
            problem = f'its urgency is not higher than that of "{over.id}", which gives less.'
            remedy = f"Write urgency = {over.urgency + 1} or more, or lower the other."
            found.append(Fault(pathway.file, f'outcome "{outcome.id}"', problem, remedy))
    return found


def _leads_where_promised(pathway: Pathway, paths: list[tuple[Path, str]]) -> list[Fault]:
    found: dict[tuple[str, str], Fault] = {}
    unranked: list[Fault] = []
    outcomes = {outcome.id: outcome for outcome in pathway.outcomes}
    for question in pathway.questions:
        gives = PROMISED.get(question.asks)
        if gives is None:
            continue
        ranks = [answer.worry or 0 for answer in question.answers]
        most, least = max(ranks), min(ranks)
        for answer in question.answers:
            if not answer.unsure and (answer.worry or 0) == least:
                continue
            for path, outcome_id in paths:
                if (question.id, answer.id) in path and gives not in outcomes[outcome_id].gives:
                    found[question.id, answer.id] = _fault(
                        pathway,
                        question,
                        answer,
                        f'it can end in "{outcome_id}", which does not give: {gives}.',
                        f"Lead it to an outcome whose gives names {gives}.",
                    )
        if most == 0:
            problem = f"it asks about {question.asks}, but its answers are not ranked."
            do = 'Write "worry" beside each answer, 0 for the most reassuring.'
            unranked.append(Fault(pathway.file, f'question "{question.id}"', problem, do))
    return [*found.values(), *unranked]


def _never_less_protective(pathway: Pathway, paths: list[tuple[Path, str]]) -> list[Fault]:
    urgency = {outcome.id: outcome.urgency for outcome in pathway.outcomes}
    protects = {o.id: set(PROMISED.values()) & set(o.gives) for o in pathway.outcomes}
    questions = {question.id: question for question in pathway.questions}
    found: dict[tuple[str, str, str], Fault] = {}
    as_answers = [(dict(path), outcome_id) for path, outcome_id in paths]
    for calm, calm_end in as_answers:
        for grave, grave_end in as_answers:
            as_urgent = urgency[grave_end] >= urgency[calm_end]
            if as_urgent and protects[calm_end] <= protects[grave_end]:
                continue
            apart = [q for q in calm.keys() & grave.keys() if calm[q] != grave[q]]
            if len(apart) != 1:
                continue
            question = questions[apart[0]]
            before, after = question.answer(calm[question.id]), question.answer(grave[question.id])
            if before and after and more_worrying(before, after):
                key = (question.id, before.id, after.id)
                problem = (
                    f'it can end in "{grave_end}", which protects less than "{calm_end}", '
                    f'the end for the more reassuring answer "{before.id}".'
                )
                do = "Lead it to an outcome that gives at least as much and is at least as urgent."
                found.setdefault(key, _fault(pathway, question, after, problem, do))
    return list(found.values())


def more_worrying(before: Answer, after: Answer) -> bool:
    """Return whether `after` is a more worrying answer than `before`.

    Where the answers of a question are not ranked, "not sure" counts as more worrying
    than any answer that adds nothing to do.
    """
    if before.worry is not None and after.worry is not None:
        return after.worry > before.worry
    return after.unsure and not before.added
