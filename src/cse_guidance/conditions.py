"""Works out whether a condition holds for the facts of a case: yes, no, or not known.

What is not known is never counted as no: it makes a condition not known, unless the
condition comes out the same whatever the unknown facts turn out to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from cse_guidance.model.condition import AllOf, AnyOf, Condition, Contrary, FactIs


def holds(condition: Condition, facts: Mapping[str, bool]) -> bool | None:
    """Return whether a condition holds, or None where too little is known.

    Args:
        condition: as a rule file states it.
        facts: fact id to whether it is so. A fact that is left out is not known.

    Example:
        >>> either = AnyOf((FactIs("missing"), FactIs("looked-after")))
        >>> holds(either, {"missing": True}), holds(either, {"missing": False})
        (True, None)
        >>> holds(Contrary(FactIs("missing")), {"missing": True})
        False
    """
    match condition:
        case FactIs():
            return facts.get(condition.fact)
        case Contrary():
            found = holds(condition.part, facts)
            return None if found is None else not found
        case AllOf():
            parts = [holds(part, facts) for part in condition.parts]
            return False if False in parts else None if None in parts else True
        case AnyOf():
            parts = [holds(part, facts) for part in condition.parts]
            return True if True in parts else None if None in parts else False


def facts_of(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the facts that a condition rests on, each once, in its order."""
    return tuple(dict.fromkeys(fact for fact, _ in _named(condition, denied=False)))


def denied_facts(condition: Condition) -> tuple[str, ...]:
    """Return the ids of the facts whose being true can make a condition false."""
    return tuple(dict.fromkeys(fact for fact, no in _named(condition, denied=False) if no))


def every_case(facts: tuple[str, ...]) -> Iterator[dict[str, bool]]:
    """Yield every way in which these facts can be so or not so."""
    for chosen in product((False, True), repeat=len(facts)):
        yield dict(zip(facts, chosen, strict=True))


def _named(condition: Condition, *, denied: bool) -> Iterator[tuple[str, bool]]:
    match condition:
        case FactIs():
            yield condition.fact, denied
        case Contrary():
            yield from _named(condition.part, denied=not denied)
        case AllOf() | AnyOf():
            for part in condition.parts:
                yield from _named(part, denied=denied)
