"""How the procedures lead to each other: which outcomes of one go on to which other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cse_guidance.model import Clock, Outcome, Pathway, Rules


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one procedure to another, with the outcomes that take it.

    `main` says whether one of them names the other procedure first; `discussion` whether they
    give a strategy discussion.
    """

    start: str
    end: str
    outcomes: tuple[str, ...]
    main: bool
    discussion: bool


@dataclass(frozen=True, slots=True)
class ProceduresMap:
    """All procedures and the ways between them, but for those after a call to 999.

    `first` is the procedure that a worry about a child leads to: the one that others borrow from.
    `danger` and `discussion` are its outcomes for danger now and for significant harm;
    `discussion_by` is the clock of the discussion's first step. `after_999` are the procedures
    that a call to 999 goes on with.
    """

    pathways: tuple[Pathway, ...]
    first: str
    danger: Outcome
    discussion: Outcome
    discussion_by: Clock
    after_999: tuple[str, ...]
    ways: tuple[Way, ...]


def procedures_map(rules: Rules) -> ProceduresMap:
    """Return how the procedures lead to each other, as their files say.

    Every procedure asks first whether a child is in danger, and next the section 47 question:
    the check of the rules holds that. So the way to 999 leads out of every procedure, and is
    named once.

    Raises no error. The sources are those of each outcome.
    """
    pathways = tuple(rules.pathways.values())
    ways: dict[tuple[str, str, bool], list[Outcome]] = {}
    after_999: list[str] = []
    for pathway in pathways:
        for outcome in pathway.outcomes:
            if "999" in outcome.gives:
                after_999.extend(outcome.then)
                continue
            discussion = "strategy discussion" in outcome.gives
            for end in outcome.then:
                ways.setdefault((pathway.id, end, discussion), []).append(outcome)
    name = Counter(one.borrows_from or one.id for one in pathways).most_common(1)[0][0]
    first = rules.pathways[name]
    # The promises of a pathway hold that it has both.
    danger = next(one for one in first.outcomes if "999" in one.gives)
    held = max(
        (one for one in first.outcomes if one != danger and "strategy discussion" in one.gives),
        key=lambda one: one.urgency,
    )
    step = next(action for action in first.actions if action.id == held.actions[0])
    return ProceduresMap(
        pathways=pathways,
        first=first.id,
        danger=danger,
        discussion=held,
        discussion_by=rules.clocks[step.clock],
        after_999=tuple(dict.fromkeys(after_999)),
        ways=tuple(
            Way(
                start,
                end,
                tuple(outcome.title for outcome in own),
                main=any(outcome.then[0] == end for outcome in own),
                discussion=discussion,
            )
            for (start, end, discussion), own in ways.items()
        ),
    )


def steps_from_first(found: ProceduresMap) -> dict[str, int]:
    """Return how many main ways lie between the first procedure and each that it leads to."""
    steps = {found.first: 0}
    waiting = [found.first]
    while waiting:
        here = waiting.pop(0)
        for way in found.ways:
            if way.main and way.start == here and way.end not in steps:
                steps[way.end] = steps[here] + 1
                waiting.append(way.end)
    return steps


def at_any_time(found: ProceduresMap) -> tuple[str, ...]:
    """Return the procedures that the first does not lead to: for whenever they are needed."""
    led_to = steps_from_first(found)
    return tuple(one.id for one in found.pathways if one.id not in led_to)
