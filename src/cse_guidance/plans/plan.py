"""The plans of one child as they were handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cse_guidance.faults import Fault, FaultsFound, did_you_mean
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import MOST_ITEMS

LISTS = ("concerns", "outcomes", "childs_voice", "harm_outside", "contingency", "actions")


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads a plan."""

    name: str = ""
    role: str = ""
    supervised_by: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What should be different for the child, how much, and by when."""

    what: str
    change: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """What the child said, when and where, and whether the child was seen alone."""

    words: str = ""
    date: date | None = None
    seen_alone: bool | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Harm:
    """Where harm comes from, and the actions that deal with it."""

    kind: str
    what: str
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanAction:
    """What somebody does. Its time is a date (`by`) or words (`by_words`)."""

    id: str
    what: str
    who: str = ""
    by: date | None = None
    by_words: str = ""
    outcome: str = ""
    about: str = ""
    done: date | None = None

    @property
    def when(self) -> str:
        """Return the time as it was written; empty where there is none."""
        return self.by.isoformat() if self.by else self.by_words


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan."""

    id: str
    kind: str
    concerns: tuple[str, ...] = ()
    lead: Lead | None = None
    start: date | None = None
    last_review: date | None = None
    review: date | None = None
    ended: date | None = None
    outcomes: tuple[Outcome, ...] = ()
    childs_voice: tuple[Voice, ...] = ()
    harm_outside: tuple[Harm, ...] = ()
    contingency: tuple[str, ...] = ()
    actions: tuple[PlanAction, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildsPlans:
    """Every plan of one child."""

    plans: tuple[Plan, ...]
    today: date | None = None
    child: str = ""
    status: str = ""

    def is_live(self, plan: Plan) -> bool:
        """Return whether a plan has not ended, as far as the dates tell."""
        return plan.ended is None or (self.today is not None and plan.ended > self.today)

    def is_open(self, action: PlanAction) -> bool:
        """Return whether an action is still to be done, as far as the dates tell."""
        return action.done is None or (self.today is not None and action.done > self.today)

    @property
    def live(self) -> tuple[Plan, ...]:
        """Return the plans that have not ended."""
        return tuple(plan for plan in self.plans if self.is_live(plan))


def plans_of(given: Given) -> ChildsPlans:
    """Return the plans that were handed in.

    Raises:
        FaultsFound: two plans, or two actions of a plan, have one id; something names an action
            that is not there; there are too many lines for one plan.
    """
    plans = ChildsPlans(
        plans=tuple(_plan(part) for part in given.parts("plans")),
        today=given.day("today"),
        child=given.text("child"),
        status=given.text("child_status"),
    )
    faults = [*_faults(plans.plans)]
    if faults:
        raise FaultsFound(faults)
    return plans


def _plan(given: Given) -> Plan:
    return Plan(
        id=given.text("id"),
        kind=given.text("kind"),
        concerns=given.texts("concerns"),
        lead=_lead(given.part("lead")) if given.part("lead").names() else None,
        start=given.day("start"),
        last_review=given.day("last_review"),
        review=given.day("review"),
        ended=given.day("ended"),
        outcomes=tuple(
            Outcome(one.text("what"), one.text("change"), one.day("by"))
            for one in given.parts("outcomes")
        ),
        childs_voice=tuple(
            Voice(one.text("words"), one.day("date"), one.flag("seen_alone"), one.text("where"))
            for one in given.parts("childs_voice")
        ),
        harm_outside=tuple(
            Harm(one.text("kind"), one.text("what"), tuple(dict.fromkeys(one.texts("actions"))))
            for one in given.parts("harm_outside")
        ),
        contingency=given.texts("contingency"),
        actions=tuple(_action(one) for one in given.parts("actions")),
    )


def _lead(given: Given) -> Lead:
    return Lead(given.text("name"), given.text("role"), given.text("supervised_by"))


def _action(given: Given) -> PlanAction:
    return PlanAction(
        id=given.text("id"),
        what=given.text("what"),
        who=given.text("who"),
        by=given.day("by"),
        by_words=given.text("by"),
        outcome=given.text("outcome"),
        about=given.text("about"),
        done=given.day("done"),
    )


def _faults(plans: tuple[Plan, ...]) -> Iterator[Fault]:
    for plan_id, second in _repeated(plan.id for plan in plans):
        place, at = f'plan "{plan_id}"', f"plans/{second}"
        yield _fault(place, at, "two plans have this id.", "Give each its own id.")
    for at_plan, plan in enumerate(plans, start=1):
        ids = [action.id for action in plan.actions]
        for action_id, second in _repeated(ids):
            place, at = (
                f'plan "{plan.id}", action "{action_id}"',
                f"plans/{at_plan}/actions/{second}",
            )
            yield _fault(place, at, "two actions have this id.", "Give each its own id.")
        for number, harm in enumerate(plan.harm_outside, start=1):
            place = f'plan "{plan.id}", "harm_outside", {number}'
            at = f"plans/{at_plan}/harm_outside/{number}/actions"
            for named in harm.actions:
                if named not in ids:
                    problem = f'the plan has no action "{named}".'
                    yield _fault(place, at, problem, did_you_mean(named, ids))
    yield from _too_many(plans)


def _too_many(plans: tuple[Plan, ...]) -> Iterator[Fault]:
    for name in LISTS:
        lines = [len(getattr(plan, name)) for plan in plans]
        if sum(lines) > MOST_ITEMS:
            longest = lines.index(max(lines)) + 1
            problem = f'"{name}" has {sum(lines)} lines in all plans together.'
            remedy = f"Write at most {MOST_ITEMS}: nobody can follow more."
            yield _fault("plans", f"plans/{longest}/{name}", problem, remedy)


def _repeated(ids: Iterable[str]) -> list[tuple[str, int]]:
    """Return each id that stands more than once, with the place where it does so first."""
    seen: set[str] = set()
    found: dict[str, int] = {}
    for place, one in enumerate(ids, start=1):
        if one in seen:
            found.setdefault(one, place)
        seen.add(one)
    return [*found.items()]


def _fault(place: str, at: str, problem: str, remedy: str) -> Fault:
    return Fault("your plans", place, problem, remedy, at)
