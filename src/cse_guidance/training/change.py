"""What moves in a made-up case when an answer changes, or when a fact is not known.

Everything is worked out by the rules: nothing here says what an answer leads to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from cse_guidance.answers import ToDo
from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.follow import PathwayResult, find_pathway, follow
from cse_guidance.model import Decision, Pathway, Rules, Scenario
from cse_guidance.score import find_instrument, score

# What became of a question: as in the key, answered otherwise, asked only now, not asked any more.
Became = Literal["same", "changed", "asked now", "not asked now"]


@dataclass(frozen=True, slots=True)
class Step:
    """A question on the way before or after a change, and its answer then, in words.

    An empty `before` or `after`: the question is not asked on that way, or is still open.
    """

    question: str
    text: str
    before: str
    after: str
    became: Became


@dataclass(frozen=True, slots=True)
class LevelMoved:
    """The level of one instrument before and after, and the indicators that are now unknown.

    `lowest` and `highest` say between which levels it may lie now, for what is not known.
    """

    instrument: str
    title: str
    before: str
    after: str
    lowest: str
    highest: str
    moved: bool
    unknown_now: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A case before and after a change.

    Attributes:
        before, after: what the rules give. `after` may stop at a question that nobody answered.
        answers: the answers that stand after the change, question id to answer id.
        unsure_now: the questions that became "not sure" because no known fact is left for them.
        stays: the questions whose facts are gone too, and that have no such answer.
        steps: every question on either way, in the order in which they are asked.
        new_actions, gone_actions: what is to be done now and was not, and the other way round.
        levels: each instrument that rates this stage.
    """

    before: PathwayResult
    after: PathwayResult
    answers: Mapping[str, str]
    unsure_now: tuple[str, ...]
    stays: tuple[str, ...]
    steps: tuple[Step, ...]
    new_actions: tuple[ToDo, ...]
    gone_actions: tuple[ToDo, ...]
    levels: tuple[LevelMoved, ...]


def change_the_case(
    rules: Rules,
    decision: Decision,
    scenario: Scenario,
    *,
    answers: Mapping[str, str] | None = None,
    not_known: Collection[str] = (),
) -> Moved:
    """Return what moves when somebody answers otherwise, or when facts are not known.

    An answer of the key that rests on such facts alone becomes "not sure", where its question
    has that answer; a rating that rests on them alone is left open, and never counted as no.
    Where it leads is the pathway's, whose sources its result cites.

    Args:
        rules: the loaded rules.
        decision: a decision of the case.
        scenario: the case.
        answers: question id to answer id, in place of the key's. They count before the facts.
        not_known: ids of facts that nobody knows.

    Raises:
        FaultsFound: there is no such question, answer or fact.
    """
    pathway = find_pathway(rules, decision.pathway)
    _check_facts(scenario, decision, not_known)
    unsure, stays = _without(decision, pathway, set(not_known))
    given = decision.key | unsure | dict(answers or {})
    before = follow(rules, pathway.id, decision.key)
    after = follow(rules, pathway.id, given)
    done, do = ([step.what for step in one.to_do] for one in (before, after))
    asked = dict(after.path)
    return Moved(
        before=before,
        after=after,
        answers=given,
        unsure_now=tuple(one for one in unsure if asked.get(one) == unsure[one]),
        stays=tuple(one for one in stays if asked.get(one) == decision.key[one]),
        steps=_steps(pathway, before, after),
        new_actions=tuple(step for step in after.to_do if step.what not in done),
        gone_actions=tuple(step for step in before.to_do if after.outcome and step.what not in do),
        levels=_levels(rules, scenario, decision.stage, set(not_known)),
    )


def _check_facts(scenario: Scenario, decision: Decision, not_known: Collection[str]) -> None:
    known = [fact.id for fact in scenario.facts_up_to(decision.stage)]
    faults = [
        Fault("your input", "facts", f'"{fact}" is not known here.', did_you_mean(fact, known))
        for fact in not_known
        if fact not in known
    ]
    if faults:
        raise FaultsFound(faults)


def _without(
    decision: Decision, pathway: Pathway, not_known: set[str]
) -> tuple[dict[str, str], list[str]]:
    """Return the questions that become "not sure", and those that cannot."""
    unsure: dict[str, str] = {}
    stays = []
    for answer in decision.answers:
        if not answer.facts or not set(answer.facts) <= not_known:
            continue
        question = pathway.question(answer.question)
        options = question.answers if question else ()
        found = next((one.id for one in options if one.unsure), None)
        if found is None:
            stays.append(answer.question)
        elif found != answer.answer:
            unsure[answer.question] = found
    return unsure, stays


def _steps(pathway: Pathway, before: PathwayResult, after: PathwayResult) -> tuple[Step, ...]:
    """Return both ways as one list: the way now, then what is not asked any more."""
    was, now = dict(before.path), dict(after.path)
    open_now = [after.next_question] if after.next_question else []
    steps = []
    for name in dict.fromkeys([*now, *open_now, *was]):
        became: Became = "changed"
        if name not in now and name not in open_now:
            became = "not asked now"
        elif name not in was:
            became = "asked now"
        elif now.get(name) == was[name]:
            became = "same"
        question = pathway.question(name)
        texts = {one.id: one.text for one in question.answers} if question else {}
        steps.append(
            Step(
                name,
                question.text if question else "",
                texts.get(was.get(name, ""), ""),
                texts.get(now.get(name, ""), ""),
                became,
            )
        )
    return tuple(steps)


def _levels(
    rules: Rules, scenario: Scenario, stage: str, not_known: set[str]
) -> tuple[LevelMoved, ...]:
    found = []
    for rating in scenario.ratings:
        if rating.stage != stage:
            continue
        instrument = find_instrument(rules, rating.instrument)
        full = scenario.rating_in_full(stage, instrument.id)
        gone = [name for name, one in full.items() if one.facts and set(one.facts) <= not_known]
        left = {name: one.answer for name, one in full.items() if name not in gone}
        before = score(rules, instrument.id, scenario.rating_answers(stage, instrument.id))
        after = score(rules, instrument.id, left)
        labels = {one.id: one.label for one in instrument.indicators}
        found.append(
            LevelMoved(
                instrument.id,
                instrument.title,
                before.title,
                after.title,
                after.lowest,
                after.highest,
                before.level != after.level,
                tuple(labels[name] for name in gone),
            )
        )
    return tuple(found)
