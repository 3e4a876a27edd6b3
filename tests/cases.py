"""Works out, independently of the package's rules, what a pathway and an instrument should give.

Nothing here calls `follow`, `score`, `all_paths` or a check. Thresholds, floors and ranks are
read from the loaded rules, so that an area may change them without touching a test.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from cse_guidance.model import Answer, Instrument, Outcome, Pathway, Question, ScaleAnswer

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
    turns = {(q.id, a.id): a.leads_to for q in pathway.questions for a in q.answers}
    for answers in every_assignment(pathway):
        node = pathway.start
        asked = set()
        while node in answers:
            asked.add(node)
            node = turns[node, answers[node]]
        end = outcomes[node]
        if answers[danger.id] in raised(danger) and "999" not in end.gives:
            return True
        harm_known = harm.id in asked and answers[harm.id] in raised(harm)
        if harm_known and "strategy discussion" not in end.gives:
            return True
        ends[tuple(answers.values())] = end
    for chosen, end in ends.items():
        for place, question in enumerate(pathway.questions):
            for worse in worse_answers(question, chosen[place]):
                other = ends[*chosen[:place], worse, *chosen[place + 1 :]]
                if other.urgency < end.urgency:
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


def expected_level(instrument: Instrument, answers: Mapping[str, str]) -> int:
    """Return the place of the level that answers should set, for every method of scoring.

    Worked out from the tables of the file alone: gates that are open, the band of the total, the
    highest rating; then the floors.
    """
    ranks = {level.id: rank for rank, level in enumerate(instrument.levels)}
    given = {one.id: given_answer(instrument, one.id, answers) for one in instrument.indicators}
    scoring = instrument.scoring
    reached = [0]
    for gate in scoring.gates:
        tiers = FROM_LEAST_TO_MOST[FROM_LEAST_TO_MOST.index(gate.tier) :] if gate.tier else ()
        wanted = [
            i.id
            for i in instrument.indicators
            if i.tier in tiers or (gate.kind and i.kind == gate.kind)
        ]
        if sum(bool((one := given[i]) and one.counts) for i in wanted) >= gate.at_least:
            reached.append(ranks[gate.level])
    if scoring.bands:
        total = points(instrument, answers)
        reached += [ranks[b.level] for b in scoring.bands if b.least <= total <= (b.most or 10**9)]
    if scoring.method == "anchored profile":
        reached += [ranks[one.level] for one in given.values() if one and one.level]
    for floor in instrument.floors:
        one = given[floor.indicator]
        if one and (one.id in floor.answers if floor.answers else one.counts):
            reached.append(ranks[floor.level])
    return max(reached)


def points(instrument: Instrument, answers: Mapping[str, str]) -> int:
    """Return the total that answers should have, by the weights or the ratings of the file."""
    total = 0
    for indicator in instrument.indicators:
        one = given_answer(instrument, indicator.id, answers)
        if one is None or indicator.kind == "protective":
            continue
        if instrument.scoring.method == "rated-level sum":
            total += one.points
        for weight in instrument.scoring.weights:
            alike = (weight.kind, weight.tier) == (indicator.kind, indicator.tier)
            total += weight.points if alike and weight.window in one.windows else 0
    return total


def given_answer(
    instrument: Instrument, indicator_id: str, answers: Mapping[str, str]
) -> ScaleAnswer | None:
    """Return what was answered to an indicator; None where nobody knows."""
    found = (
        next(a for a in possible(instrument, indicator_id) if a.id == answers[indicator_id])
        if (indicator_id in answers)
        else None
    )
    return None if found is None or found.unknown else found


def possible(instrument: Instrument, indicator_id: str) -> tuple[ScaleAnswer, ...]:
    """Return the answers that an indicator may have."""
    domain = next(i.domain for i in instrument.indicators if i.id == indicator_id)
    scale = next(d.scale for d in instrument.domains if d.id == domain)
    return next(s.answers for s in instrument.scales if s.id == scale)


def graver_answers(instrument: Instrument, indicator_id: str, answer_id: str) -> list[str]:
    """Return the answers to an indicator that worry more than this one."""
    known = [a for a in possible(instrument, indicator_id) if a.worry is not None]
    here = next((a.worry for a in known if a.id == answer_id), None)
    return [a.id for a in known if here is not None and (a.worry or 0) > here]


def of_kind(instrument: Instrument, *kinds: str) -> list[str]:
    """Return the ids of the indicators of some kinds."""
    return [indicator.id for indicator in instrument.indicators if indicator.kind in kinds]


def with_floor(instrument: Instrument) -> set[str]:
    """Return the ids of the indicators that a floor rests on."""
    return {floor.indicator for floor in instrument.floors}
