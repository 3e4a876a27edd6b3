"""Works out, independently of the package's rules, what a pathway and an instrument should give.

Nothing here calls `follow`, `score`, `all_paths` or a check. Thresholds, floors and ranks are
read from the loaded rules, so that an area may change them without touching a test.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from cse_guidance.model import Answer, Instrument, Outcome, Pathway, Question

FROM_LEAST_TO_MOST = ("low", "medium", "high")
Answers = dict[str, str]


def every_assignment(pathway: Pathway) -> Iterator[Answers]:
    """Yield every way to answer every question, whether a path asks it or not."""
    ids = [question.id for question in pathway.questions]
    for chosen in product(*([a.id for a in q.answers] for q in pathway.questions)):
        yield dict(zip(ids, chosen, strict=True))


def question_asking(pathway: Pathway, about: str) -> Question:
    """Return the one question that is marked as asking about something."""
    (found,) = [question for question in pathway.questions if question.asks == about]
    return found


def most_reassuring(question: Question) -> Answer:
    """Return the answer that worries least."""
    return min(question.answers, key=lambda answer: answer.worry or 0)


def raised(question: Question) -> list[str]:
    """Return the answers that are yes, or doubt: all but the most reassuring."""
    calm = most_reassuring(question)
    return [answer.id for answer in question.answers if answer is not calm]


def worse_answers(question: Question, answer_id: str) -> list[str]:
    """Return the answers of a question that worry more than this one."""
    here = next(answer for answer in question.answers if answer.id == answer_id)
    if here.worry is None:
        return []
    return [a.id for a in question.answers if a.worry is not None and a.worry > here.worry]


def end_of(pathway: Pathway, answers: Mapping[str, str]) -> str:
    """Return the node at which complete answers end."""
    turns = {(q.id, a.id): a.leads_to for q in pathway.questions for a in q.answers}
    node = pathway.start
    while node in answers:
        node = turns[node, answers[node]]
    return node


def breaks_a_promise(pathway: Pathway) -> bool:
    """Return whether any complete set of answers breaks a protective promise."""
    outcomes: dict[str, Outcome] = {outcome.id: outcome for outcome in pathway.outcomes}
    danger = question_asking(pathway, "immediate danger")
    harm = question_asking(pathway, "significant harm")
    ends: dict[tuple[str, ...], Outcome] = {}
    asked_on: dict[tuple[str, ...], list[int]] = {}
    places = {question.id: place for place, question in enumerate(pathway.questions)}
    turns = {(q.id, a.id): a.leads_to for q in pathway.questions for a in q.answers}
    worse = {(q.id, a.id): worse_answers(q, a.id) for q in pathway.questions for a in q.answers}
    for answers in every_assignment(pathway):
        node = pathway.start
        asked = []
        while node in answers:
            asked.append(places[node])
            node = turns[node, answers[node]]
        end = outcomes[node]
        if answers[danger.id] in raised(danger) and "999" not in end.gives:
            return True
        harm_known = places[harm.id] in asked and answers[harm.id] in raised(harm)
        if harm_known and "strategy discussion" not in end.gives:
            return True
        chosen = tuple(answers.values())
        ends[chosen], asked_on[chosen] = end, asked
    for chosen, end in ends.items():
        # To change the answer to a question that is not asked changes nothing.
        for place in asked_on[chosen]:
            for other in worse[pathway.questions[place].id, chosen[place]]:
                if ends[*chosen[:place], other, *chosen[place + 1 :]].urgency < end.urgency:
                    return True
    return False


def expected_rank(instrument: Instrument, there: Collection[str]) -> int:
    """Return the place of the level that these indicators should set, 0 for the lowest.

    The highest of all gates that are met and all floors that apply, whatever their order.
    """
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    reached = [0]
    for gate in instrument.scoring.gates:
        serious = FROM_LEAST_TO_MOST[FROM_LEAST_TO_MOST.index(gate.tier) :]
        known = [i for i in instrument.indicators if i.tier in serious and i.id in there]
        if len(known) >= gate.at_least:
            reached.append(ranks[gate.level])
    reached += [ranks[floor.level] for floor in instrument.floors if floor.indicator in there]
    return max(reached)


def of_kind(instrument: Instrument, *kinds: str) -> list[str]:
    """Return the ids of the indicators of some kinds."""
    return [indicator.id for indicator in instrument.indicators if indicator.kind in kinds]


def with_floor(instrument: Instrument) -> set[str]:
    """Return the ids of the indicators that a floor rests on."""
    return {floor.indicator for floor in instrument.floors}
