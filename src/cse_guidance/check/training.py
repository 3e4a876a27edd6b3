"""Checks what a trainer is given: minutes add up, and cases, findings, parts and steps exist."""

from __future__ import annotations

from typing import get_args

from cse_guidance.check.notes import Notes
from cse_guidance.faults import Fault, listed
from cse_guidance.model import Rules
from cse_guidance.model.training import CareWhen, RoleCard, SessionPlan

FILE = "training.toml"
TODAY = ("at once", "today")


def check_training(rules: Rules, notes: Notes) -> None:
    """Note every fault in the plans, outcomes, role cards, questions and care."""
    training = rules.training
    for plan in training.plans.values():
        _check_plan(rules, plan, notes)
    _check_outcomes(rules, notes)
    for card in training.cards.values():
        _check_card(rules, card, notes)
    for reader in rules.readers:
        if reader not in training.cards:
            problem = f'the reader "{reader}" has no role card.'
            remedy = f'Add a [[card]] with id = "{reader}".'
            notes.faults.append(Fault(FILE, "the cards", problem, remedy))
    for question in training.questions.values():
        notes.sources(FILE, f'question "{question.id}"', question.sources)
    for care in training.care:
        notes.sources(FILE, f'care "{care.when}"', care.sources)
    for when in get_args(CareWhen):
        if training.care and when not in [care.when for care in training.care]:
            problem = f'nothing keeps people safe "{when}".'
            remedy = f'Add a [[care]] with when = "{when}".'
            notes.faults.append(Fault(FILE, "the care", problem, remedy))


def _check_plan(rules: Rules, plan: SessionPlan, notes: Notes) -> None:
    """The parts of a plan last as long as the plan, and use cases that exist."""
    place = f'plan "{plan.id}"'
    notes.sources(FILE, place, plan.sources)
    notes.ids_once(FILE, "part", [part.id for part in plan.parts])
    for part in plan.parts:
        notes.known(FILE, f'{place}, part "{part.id}"', "scenario", part.cases, rules.scenarios)
    each = [part.minutes for part in plan.parts]
    if plan.minutes and each and all(each) and sum(each) != plan.minutes:
        problem = f"its parts take {sum(each)} minutes, but the plan takes {plan.minutes}."
        notes.faults.append(Fault(FILE, place, problem, "Make the minutes of its parts add up."))


def _check_outcomes(rules: Rules, notes: Notes) -> None:
    """Each outcome goes back to the audit and is seen in decisions; each plan works on one."""
    training = rules.training
    parts = [f"{plan.id}/{part.id}" for plan in training.plans.values() for part in plan.parts]
    decided = {one.pathway for case in rules.scenarios.values() for one in case.decisions}
    worked_on: set[str] = set()
    for outcome in training.outcomes.values():
        place = f'outcome "{outcome.id}"'
        notes.known(FILE, place, "finding", outcome.findings, rules.findings)
        notes.known(FILE, place, "part of a plan", outcome.parts, parts)
        notes.known(FILE, place, "pathway", outcome.pathways, rules.pathways)
        worked_on.update(part.partition("/")[0] for part in outcome.parts)
        for name in outcome.pathways:
            if name in rules.pathways and name not in decided:
                problem = (
                    f'no case has a decision about "{name}", so nobody can be seen to make it.'
                )
                remedy = f"Name a pathway that cases decide about: {listed(sorted(decided))}."
                notes.faults.append(Fault(FILE, place, problem, remedy))
    for plan in training.plans:
        if training.outcomes and plan not in worked_on:
            problem = "no outcome is worked on in it."
            remedy = f'Name a part of it, "{plan}/...", in "parts" of an [[outcome]].'
            notes.faults.append(Fault(FILE, f'plan "{plan}"', problem, remedy))


def _check_card(rules: Rules, card: RoleCard, notes: Notes) -> None:
    """A card is a reader's, and each of its steps is theirs to take today."""
    place = f'card "{card.id}"'
    notes.sources(FILE, place, card.sources)
    notes.known(FILE, place, "reader", [card.id], rules.readers)
    notes.known(FILE, place, "mistake", card.mistakes, rules.mistakes)
    actions = {
        f"{pathway.id}/{action.id}": action
        for pathway in rules.pathways.values()
        for action in pathway.actions
    }
    notes.known(FILE, place, "step", card.steps, actions)
    reader = rules.readers.get(card.id)
    for name in card.steps:
        action = actions.get(name)
        if action is None or reader is None:
            continue
        if not set(action.who) & set(reader.roles):
            problem = f'the step "{name}" is not for a reader "{card.id}" to take.'
            remedy = "Name a step of one of their roles (readers.toml)."
            notes.faults.append(Fault(FILE, place, problem, remedy))
        clock = rules.clocks.get(action.clock)
        if clock is not None and clock.unit not in TODAY:
            problem = f'the step "{name}" is not for today.'
            remedy = "Name a step whose time limit is at once or today."
            notes.faults.append(Fault(FILE, place, problem, remedy))
