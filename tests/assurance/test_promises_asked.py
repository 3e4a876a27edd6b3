"""The promises that are asked of changed rules: kept by ours, and each can be broken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from assurance.promises import PROMISES, broken_promises, first_broken

from cse_guidance.load import packaged_rules
from cse_guidance.model import Answer, Instrument, Outcome, Pathway, Question, Rules

RULES = packaged_rules()
PATHWAY = RULES.pathways["which-meeting"]
RAT = RULES.instruments["practice-rat"]


def with_pathway(**changes: Any) -> Rules:
    """Return the rules with one pathway changed."""
    changed = replace(PATHWAY, **changes)
    return replace(RULES, pathways=MappingProxyType({**RULES.pathways, PATHWAY.id: changed}))


def with_form(**changes: Any) -> Rules:
    """Return the rules with the practice RAT changed."""
    changed = replace(RAT, **changes)
    return replace(RULES, instruments=MappingProxyType({**RULES.instruments, RAT.id: changed}))


def questions(change: Callable[[Question], Question]) -> Rules:
    return with_pathway(questions=tuple(change(question) for question in PATHWAY.questions))


def outcomes(change: Callable[[Outcome], Outcome]) -> Rules:
    return with_pathway(outcomes=tuple(change(outcome) for outcome in PATHWAY.outcomes))


def answers_of(asks: str, change: Callable[[Answer], Answer]) -> Rules:
    """Return the rules with every answer of the question that asks about something changed."""
    return questions(
        lambda q: replace(q, answers=tuple(map(change, q.answers))) if q.asks == asks else q
    )


def doubt_led_astray() -> Rules:
    """Return the rules with doubt about a question that is not ranked leading to the least."""

    def astray(answer: Answer) -> Answer:
        return replace(answer, leads_to=LEAST) if answer.unsure else answer

    return questions(
        lambda q: (
            q
            if any(answer.worry is not None for answer in q.answers)
            else replace(q, answers=tuple(map(astray, q.answers)))
        )
    )


def slow(rules_actions: Pathway | Instrument) -> tuple[Any, ...]:
    """Return actions that may all wait for months."""
    return tuple(replace(action, clock=SLOW) for action in rules_actions.actions)


def without_step(outcome: Outcome, step: str) -> Outcome:
    """Return an outcome that no longer asks for one step."""
    return replace(outcome, actions=tuple(one for one in outcome.actions if one != step))


SLOW = next(clock.id for clock in RULES.clocks.values() if clock.unit == "months")
LEAST = min(PATHWAY.outcomes, key=lambda outcome: outcome.urgency).id
HELPS = next(i.id for i in RAT.indicators if i.kind == "protective")
DISCLOSED = next(i.id for i in RAT.indicators if i.about == "disclosure")

# How each promise can be broken.
BREAKS: dict[str, Rules] = {
    "danger is asked first": with_pathway(start=PATHWAY.questions[1].id),
    "danger, or doubt about it, gives 999": answers_of(
        "immediate danger", lambda a: replace(a, leads_to=LEAST)
    ),
    "the call to 999 is the first thing done, at once": outcomes(
        lambda o: replace(o, actions=o.actions[::-1])
    ),
    "suspected harm, or doubt about it, gives a strategy discussion": answers_of(
        "significant harm", lambda a: replace(a, leads_to=LEAST)
    ),
    '"not sure" is an answer to every question': questions(
        lambda q: replace(q, answers=tuple(replace(a, unsure=False) for a in q.answers))
    ),
    "one answer alone is the reassuring one, and it is not doubt": questions(
        lambda q: replace(q, answers=tuple(replace(a, worry=0) for a in q.answers))
    ),
    "yes and no are answers to every question": questions(
        lambda q: replace(q, answers=q.answers[1:])
    ),
    "among answers that are not ranked, doubt never ends calmer than another": doubt_led_astray(),
    "something happens today on every path": with_pathway(actions=slow(PATHWAY)),
    "a strategy discussion is asked for the same day, and nothing slower stands before": (
        with_pathway(
            actions=tuple(
                replace(one, clock=SLOW) if one.gives == "strategy discussion" else one
                for one in PATHWAY.actions
            )
        )
    ),
    "without a strategy discussion the section 47 question stays open": outcomes(
        lambda o: without_step(o, "look-again-at-section-47")
    ),
    "every path asks to write it down": outcomes(lambda o: without_step(o, "record-facts")),
    "every level asks about section 47 first": with_form(
        levels=tuple(replace(level, actions=level.actions[1:]) for level in RAT.levels)
    ),
    "each sign moves the level off the lowest": with_form(
        scoring=replace(RAT.scoring, gates=RAT.scoring.gates[:1])
    ),
    "one High sign is enough for the highest level": with_form(
        scoring=replace(RAT.scoring, gates=(replace(RAT.scoring.gates[0], at_least=2),))
    ),
    "one more sign never lowers the level": with_form(
        scales=tuple(
            replace(scale, answers=tuple(replace(a, counts=not a.counts) for a in scale.answers))
            for scale in RAT.scales
        )
    ),
    "what helps the child never changes the level": with_form(
        floors=(replace(RAT.floors[0], indicator=HELPS),)
    ),
    "promised floors hold": with_form(
        floors=tuple(floor for floor in RAT.floors if floor.indicator != DISCLOSED)
    ),
}


def test_our_rules_keep_every_promise() -> None:
    assert broken_promises(RULES) == {}
    assert first_broken(RULES) == ""


def test_each_promise_can_be_broken() -> None:
    assert set(BREAKS) == set(PROMISES)


@pytest.mark.parametrize("promise", PROMISES)
def test_a_broken_promise_is_noticed_with_its_place(promise: str) -> None:
    places = broken_promises(BREAKS[promise]).get(promise)
    assert places
    assert all(place.startswith((PATHWAY.id, RAT.id)) for place in places)
    assert first_broken(BREAKS[promise])
