"""The promises about pathways, as questions to ask of any rules: where do these break one?"""

from __future__ import annotations

from collections.abc import Iterator

from assurance.asked import SOON, Asked, clock_of
from cse_guidance.model import Action, Outcome, Pathway, Question, Rules

# The steps that the promises name, by their ids in the pathways.
LOOK_AGAIN, WRITE_DOWN = "look-again-at-section-47", "record-facts"
TWO = 2  # answers that are not doubt: yes and no


def _pathways(rules: Rules) -> Iterator[Pathway]:
    yield from rules.pathways.values()


def _first_action(pathway: Pathway, outcome: Outcome) -> Action | None:
    return pathway.action(outcome.actions[0]) if outcome.actions else None


def _asking(pathway: Pathway, about: str) -> Question | None:
    return next((question for question in pathway.questions if question.asks == about), None)


def _ends_of(pathway: Pathway, node: str, known: dict[str, set[str]]) -> set[str]:
    """Return every outcome that can be reached from a node."""
    if node not in known:
        question = pathway.question(node)
        answers = question.answers if question else ()
        ends = [_ends_of(pathway, answer.leads_to, known) for answer in answers]
        known[node] = set().union(*ends) if question else {node}
    return known[node]


def _raised_give(about: str, gives: str) -> Asked:
    """Every answer but the most reassuring one ends in what the promise names."""

    def ask(rules: Rules) -> Iterator[str]:
        for pathway in _pathways(rules):
            question = _asking(pathway, about)
            if question is None:
                yield f"{pathway.id}: nothing asks about {about}"
                continue
            outcomes = {outcome.id: outcome for outcome in pathway.outcomes}
            known: dict[str, set[str]] = {}
            calm = min(question.answers, key=lambda answer: answer.worry or 0)
            for answer in question.answers:
                ends = _ends_of(pathway, answer.leads_to, known) if answer is not calm else set()
                for end in sorted(ends):
                    if gives not in outcomes[end].gives:
                        yield f"{pathway.id}, {question.id}, {answer.id}: {end}"

    return ask


def _danger_first(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        question = _asking(pathway, "immediate danger")
        if question is None or pathway.start != question.id:
            yield pathway.id


def _call_first(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if "999" not in outcome.gives:
                continue
            first = _first_action(pathway, outcome)
            clock = clock_of(rules, first)
            if first is None or first.gives != "999" or clock is None or clock.unit != "at once":
                yield f"{pathway.id}, {outcome.id}"


def _doubt_can_be_said(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for question in pathway.questions:
            if sum(answer.unsure for answer in question.answers) != 1:
                yield f"{pathway.id}, {question.id}"


def _one_calm_answer(rules: Rules) -> Iterator[str]:
    """Where answers are ranked, one alone is the calmest, and it is not the doubtful one."""
    for pathway in _pathways(rules):
        for question in pathway.questions:
            ranks = [answer.worry for answer in question.answers if answer.worry is not None]
            calm = [answer for answer in question.answers if answer.worry == min(ranks, default=0)]
            if ranks and (len(calm) != 1 or calm[0].unsure):
                yield f"{pathway.id}, {question.id}"


def _yes_can_be_said(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for question in pathway.questions:
            if sum(not answer.unsure for answer in question.answers) < TWO:
                yield f"{pathway.id}, {question.id}"


def _doubt_is_never_calmer(rules: Rules) -> Iterator[str]:
    """Where answers are not ranked: doubt ends no calmer than any other answer may end."""
    for pathway in _pathways(rules):
        urgency = {outcome.id: outcome.urgency for outcome in pathway.outcomes}
        known: dict[str, set[str]] = {}
        for question in pathway.questions:
            if any(answer.worry is not None for answer in question.answers):
                continue
            calmest = {
                answer: min(urgency[end] for end in _ends_of(pathway, answer.leads_to, known))
                for answer in question.answers
            }
            doubt = [rank for answer, rank in calmest.items() if answer.unsure]
            if doubt and min(doubt) < max(calmest.values()):
                yield f"{pathway.id}, {question.id}"


def _something_happens_soon(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            clock = clock_of(rules, _first_action(pathway, outcome))
            if clock is None or clock.unit not in SOON:
                yield f"{pathway.id}, {outcome.id}"


def _asked_for_the_same_day(rules: Rules) -> Iterator[str]:
    """Nothing slower stands before the step that asks for, or holds, the strategy discussion."""
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if "strategy discussion" not in outcome.gives:
                continue
            steps = [action for one in outcome.actions if (action := pathway.action(one))]
            ask = next((n for n, one in enumerate(steps) if one.gives == "strategy discussion"), -1)
            units = [clock.unit for one in steps[: ask + 1] if (clock := clock_of(rules, one))]
            if ask < 0 or not set(units) <= {*SOON, "as soon as possible"}:
                yield f"{pathway.id}, {outcome.id}"


def _stays_open(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            calm = "strategy discussion" not in outcome.gives
            if calm and LOOK_AGAIN not in outcome.actions:
                yield f"{pathway.id}, {outcome.id}"


def _is_written_down(rules: Rules) -> Iterator[str]:
    for pathway in _pathways(rules):
        for outcome in pathway.outcomes:
            if WRITE_DOWN not in outcome.actions:
                yield f"{pathway.id}, {outcome.id}"


OF_PATHWAYS: dict[str, Asked] = {
    "danger is asked first": _danger_first,
    "danger, or doubt about it, gives 999": _raised_give("immediate danger", "999"),
    "the call to 999 is the first thing done, at once": _call_first,
    "suspected harm, or doubt about it, gives a strategy discussion": _raised_give(
        "significant harm", "strategy discussion"
    ),
    '"not sure" is an answer to every question': _doubt_can_be_said,
    "one answer alone is the reassuring one, and it is not doubt": _one_calm_answer,
    "yes and no are answers to every question": _yes_can_be_said,
    "among answers that are not ranked, doubt never ends calmer than another": (
        _doubt_is_never_calmer
    ),
    "something happens today on every path": _something_happens_soon,
    "a strategy discussion is asked for the same day, and nothing slower stands before": (
        _asked_for_the_same_day
    ),
    "without a strategy discussion the section 47 question stays open": _stays_open,
    "every path asks to write it down": _is_written_down,
}
