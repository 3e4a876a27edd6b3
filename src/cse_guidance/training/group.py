"""What a group's results show: which decisions it confuses, what is hardest, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cse_guidance.model import Rules
from cse_guidance.training.answered import LookedAt, look_at
from cse_guidance.training.confusion import Calibrated, Confusion, calibration, confusion
from cse_guidance.training.intervals import Change, change, share_interval
from cse_guidance.training.results import PARTS, Part, Results


@dataclass(frozen=True, slots=True)
class PartOfGroup:
    """What everybody answered in one part: before, after, or in practice."""

    part: Part
    people: int
    answered: int
    right: int
    less_safe: int
    skipped: int
    confusion: tuple[Confusion, ...]
    calibration: tuple[Calibrated, ...]


@dataclass(frozen=True, slots=True)
class Hard:
    """A decision that some got wrong, and where the share of right answers may lie."""

    pathway: str
    item: str
    answered: int
    right: int
    less_safe: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Group:
    """What a group's files show.

    Attributes:
        parts: before, after and practice, each where somebody has it.
        hardest: every decision that somebody got wrong, the hardest first.
        change: from before to after, of the people who have both; None where nobody has.
        twice: each code and part of which there was more than one file: the first counts.
        other_rules: each code and pathway whose rules have changed since the file was saved.
    """

    parts: tuple[PartOfGroup, ...]
    hardest: tuple[Hard, ...]
    change: Change | None
    twice: tuple[tuple[str, Part], ...]
    other_rules: tuple[tuple[str, str], ...]


def look_at_group(rules: Rules, results: Iterable[Results]) -> Group:
    """Return what the results of a group show.

    Every answer is marked by the rules as they are now; no mark stands in a file.

    Args:
        rules: the loaded rules.
        results: what `read_results` returned, file by file.

    How intervals are worked out, and from whom that comes: `training/intervals.py`. What is
    right rests on the pathways, whose sources the marks cite.

    Raises:
        FaultsFound: an answer is about a decision that there is not.

    Example:
        >>> from cse_guidance.api import Answered, Results, look_at_group, packaged_rules
        >>> item = "the-booked-meeting/wednesday"
        >>> answered = Answered("which-meeting", item, "cse-meeting", "certain")
        >>> results = Results("quiet otter 41", "before", "team a", 1, (answered,))
        >>> group = look_at_group(packaged_rules(), [results])
        >>> group.parts[0].people, group.parts[0].less_safe, group.hardest[0].item
        (1, 1, 'the-booked-meeting/wednesday')
    """
    first: dict[tuple[str, Part], Results] = {}
    twice: list[tuple[str, Part]] = []
    for one in results:
        if (one.code, one.part) in first:
            twice.append((one.code, one.part))
        first.setdefault((one.code, one.part), one)
    looked = {key: [look_at(rules, a) for a in one.answers] for key, one in first.items()}
    parts = tuple(
        _part(rules, part, [(first[key], looked[key]) for key in first if key[1] == part])
        for part in PARTS
        if any(key[1] == part for key in first)
    )
    both = [
        (_share(looked[code, "before"]), _share(looked[code, "after"]))
        for code, part in first
        if part == "before" and looked[code, "before"] and looked.get((code, "after"))
    ]
    return Group(
        parts=parts,
        hardest=_hardest([one for own in looked.values() for one in own]),
        change=change(both) if both else None,
        twice=tuple(dict.fromkeys(twice)),
        other_rules=tuple(
            dict.fromkeys(
                (one.code, name) for one in first.values() for name in one.changed_since(rules)
            )
        ),
    )


def _part(
    rules: Rules, part: Part, people: Sequence[tuple[Results, list[LookedAt]]]
) -> PartOfGroup:
    answers = [one for _, own in people for one in own]
    return PartOfGroup(
        part=part,
        people=len(people),
        answered=len(answers),
        right=sum(one.right for one in answers),
        less_safe=sum(one.less_safe for one in answers),
        skipped=sum(len(results.skipped) for results, _ in people),
        confusion=confusion(rules, answers),
        calibration=calibration(answers),
    )


def _hardest(looked_at: Iterable[LookedAt]) -> tuple[Hard, ...]:
    """Return the decisions that somebody got wrong: the smallest share of right answers first."""
    by_item: dict[tuple[str, str], list[LookedAt]] = defaultdict(list)
    for one in looked_at:
        by_item[one.answered.pathway, one.answered.item].append(one)
    found = []
    for (pathway, item), own in by_item.items():
        right = sum(one.right for one in own)
        if right < len(own):
            less_safe = sum(one.less_safe for one in own)
            low_high = share_interval(right, len(own))
            found.append(Hard(pathway, item, len(own), right, less_safe, *low_high))
    return tuple(sorted(found, key=lambda one: (one.right / one.answered, -one.answered, one.item)))


def _share(looked_at: Sequence[LookedAt]) -> float:
    return sum(one.right for one in looked_at) / len(looked_at)
