"""Every path of a pathway, so that nothing about it has to be sampled."""

from __future__ import annotations

from collections.abc import Iterator

from cse_guidance.model import Pathway

Path = tuple[tuple[str, str], ...]


def all_paths(pathway: Pathway) -> Iterator[tuple[Path, str]]:
    """Yield every path: its question and answer ids in order, and the id of its outcome.

    The pathway must have no cycle; the checks of the rule files see to that.
    """

    def onwards(node: str, so_far: Path) -> Iterator[tuple[Path, str]]:
        question = pathway.question(node)
        if question is None:
            yield so_far, node
            return
        for answer in question.answers:
            yield from onwards(answer.leads_to, (*so_far, (question.id, answer.id)))

    yield from onwards(pathway.start, ())
