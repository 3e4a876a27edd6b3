"""Every path of a pathway, so that nothing about it has to be sampled."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.model import Pathway

Path = tuple[tuple[str, str], ...]


def all_paths(pathway: Pathway) -> Iterator[tuple[Path, str]]:
    """Yield every path: its question and answer ids in order, and the id of its outcome.

    Raises no error, but the pathway must have no cycle; the checks of the rule files see to that.
    What is asked and where it leads is in the pathway, with its sources.

    Args:
        pathway: one of the loaded rules' pathways.

    Example:
        >>> from cse_guidance.api import all_paths, follow, packaged_rules
        >>> rules = packaged_rules()
        >>> path, outcome = next(all_paths(rules.pathways["which-meeting"]))
        >>> path
        (('immediate-danger', 'yes'),)
        >>> follow(rules, "which-meeting", dict(path)).outcome == outcome
        True
    """

    def onwards(node: str, so_far: Path) -> Iterator[tuple[Path, str]]:
        question = pathway.question(node)
        if question is None:
            yield so_far, node
            return
        for answer in question.answers:
            yield from onwards(answer.leads_to, (*so_far, (question.id, answer.id)))

    yield from onwards(pathway.start, ())
