"""Sets of decisions for the self-test: the same for everybody who gives the same seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import find_pathway
from cse_guidance.model import Rules
from cse_guidance.self_test import Item, key_of, self_test_items

Thing = TypeVar("Thing")
HALVINGS = 64  # ways of sharing the cases out that are tried


@dataclass(frozen=True, slots=True)
class Drawn:
    """A decision that can be drawn.

    `answer` is the id of the choice that the rules give; `steps` counts the questions on the way.
    """

    item: Item
    answer: str
    steps: int

    @property
    def kind(self) -> tuple[str, str]:
        """What the decision asks for: its pathway, and the choice that is right."""
        return self.item.pathway, self.answer


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sets for the same people, one before the training and one after it.

    No case stands in both. Each decision of one set has its like in the other: the same
    pathway and the same right choice. `steps` counts the questions on the way in each set.
    How hard people find them is measured by their answers alone.
    """

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    steps: tuple[int, int]


def draw(rules: Rules, seed: str, size: int, pathways: Iterable[str]) -> tuple[Item, ...]:
    """Return a set of decisions, the same for the same seed, size, pathways and cases.

    Decisions that ask for different choices take turns, so that a small set has many of them.
    A case's stages stand one after the other, in their order.

    Args:
        rules: the loaded rules.
        seed: any text, for example the name that a trainer gives to a set.
        size: how many decisions.
        pathways: the ids of the pathways that they are about.

    What is right about each rests on its pathway, whose sources the marks cite.

    Raises:
        FaultsFound: there is no such pathway, or there are not so many decisions.

    Example:
        >>> from cse_guidance.api import draw, packaged_rules
        >>> rules = packaged_rules()
        >>> items = draw(rules, "team a", 6, ["which-meeting"])
        >>> len(items), items == draw(rules, "team a", 6, ["which-meeting"])
        (6, True)
    """
    found = _decisions(rules, pathways)
    _enough(size, len(found))
    return _in_order(rules, seed, _taking_turns(seed, found)[:size])


def before_and_after(rules: Rules, seed: str, size: int, pathways: Iterable[str]) -> Pair:
    """Return two sets that ask for the same, about different cases.

    Of many ways to share the cases out, the one whose sets ask most nearly as many questions.

    Args:
        rules: the loaded rules.
        seed: any text.
        size: how many decisions in each.
        pathways: the ids of the pathways that they are about.

    That sets are alike when they ask for the same is this site's choice: it rests on no source.

    Raises:
        FaultsFound: there is no such pathway, or the cases do not give two such sets.

    Example:
        >>> from cse_guidance.api import before_and_after, packaged_rules
        >>> pair = before_and_after(packaged_rules(), "team a", 6, ["which-meeting"])
        >>> {item.scenario for item in pair.before} & {item.scenario for item in pair.after}
        set()
    """
    ways = _ways(seed, _decisions(rules, pathways))
    _enough(size, max(map(len, ways)), "decisions that have their like in another case")
    pairs = min((way[:size] for way in ways if len(way) >= size), key=_apart)
    before, after = ([pair[side] for pair in pairs] for side in (0, 1))
    return Pair(
        _in_order(rules, seed, before),
        _in_order(rules, seed, after),
        (sum(one.steps for one in before), sum(one.steps for one in after)),
    )


def most_pairs(rules: Rules, seed: str, pathways: Iterable[str]) -> int:
    """Return how large the two sets of `before_and_after` can be.

    Raises:
        FaultsFound: there is no such pathway.
    """
    return max(map(len, _ways(seed, _decisions(rules, pathways))))


def _decisions(rules: Rules, pathways: Iterable[str]) -> list[Drawn]:
    found = []
    for pathway_id in dict.fromkeys(pathways):
        find_pathway(rules, pathway_id)
        for item in self_test_items(rules, pathway_id):
            _, result = key_of(rules, item)
            found.append(Drawn(item, result.choice, len(result.path)))
    return found


def _enough(size: int, there: int, called: str = "decisions") -> None:
    if not 1 <= size <= there:
        problem = f"there are {there} {called}, and {size} were asked for."
        remedy = f"Ask for 1 to {there}." if there else "Choose another kind of decision."
        raise FaultsFound([Fault("the self-test", "size", problem, remedy)])


def _ways(seed: str, found: list[Drawn]) -> list[list[tuple[Drawn, Drawn]]]:
    """Return the pairs that each way of sharing the cases out gives; kinds take turns."""
    cases = list(dict.fromkeys(one.item.scenario for one in found))
    ways = []
    for way in range(HALVINGS):
        order = sorted(cases, key=lambda case: _number(seed, "half", str(way), case))
        half = set(order[: (len(order) + way % 2) // 2])
        ways.append(_turns(_paired(seed, found, half)))
    return ways


def _apart(pairs: list[tuple[Drawn, Drawn]]) -> int:
    """Return by how many questions on the way the two sets of some pairs differ."""
    return abs(sum(before.steps - after.steps for before, after in pairs))


def _paired(seed: str, found: list[Drawn], first: set[str]) -> list[list[tuple[Drawn, Drawn]]]:
    """Return the pairs of each kind, those with as many questions on the way together."""
    sides: dict[tuple[str, str], tuple[list[Drawn], list[Drawn]]] = defaultdict(lambda: ([], []))
    for one in sorted(found, key=lambda one: (one.steps, _number(seed, *one.kind, one.item.id))):
        sides[one.kind][one.item.scenario not in first].append(one)
    return [
        sorted(
            zip(*sides[kind], strict=False), key=lambda pair: _number(seed, pair[0].item.id, *kind)
        )
        for kind in sorted(sides, key=lambda kind: _number(seed, *kind))
    ]


def _taking_turns(seed: str, found: list[Drawn]) -> list[Drawn]:
    kinds: dict[tuple[str, str], list[Drawn]] = defaultdict(list)
    for one in sorted(found, key=lambda one: _number(seed, *one.kind, one.item.id)):
        kinds[one.kind].append(one)
    return _turns([kinds[kind] for kind in sorted(kinds, key=lambda kind: _number(seed, *kind))])


def _turns(lists: list[list[Thing]]) -> list[Thing]:
    """Return the first of each list, then the second of each, and so on."""
    longest = max(map(len, lists), default=0)
    return [one[turn] for turn in range(longest) for one in lists if turn < len(one)]


def _in_order(rules: Rules, seed: str, chosen: list[Drawn]) -> tuple[Item, ...]:
    """Return decisions case by case, and within a case in the order in which facts come out."""
    stages = {
        (scenario.id, stage.id): place
        for scenario in rules.scenarios.values()
        for place, stage in enumerate(scenario.stages)
    }
    items = (one.item for one in chosen)
    return tuple(
        sorted(
            items,
            key=lambda item: (
                _number(seed, "case", item.scenario),
                stages[item.scenario, item.stage],
                _number(seed, "decision", item.pathway),
            ),
        )
    )


def _number(*texts: str) -> int:
    """Return the same number for the same texts, in every version of Python and every browser."""
    return int.from_bytes(sha256("\n".join(texts).encode()).digest()[:8], "big")
