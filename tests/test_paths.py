"""Every path of a pathway: as many as there are, none twice, none left out."""

from __future__ import annotations

from functools import cache

import pytest
from cases import end_of, every_assignment

from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Pathway, Rules
from cse_guidance.paths import all_paths


@pytest.fixture(scope="module", params=sorted(packaged_rules().pathways))
def pathway(request: pytest.FixtureRequest, rules: Rules) -> Pathway:
    """Each pathway in turn."""
    return rules.pathways[request.param]


def test_there_are_as_many_paths_as_the_arrows_allow(pathway: Pathway) -> None:
    @cache
    def ways_from(node: str) -> int:
        question = pathway.question(node)
        return 1 if question is None else sum(ways_from(a.leads_to) for a in question.answers)

    paths = list(all_paths(pathway))
    assert len(paths) == ways_from(pathway.start)
    assert len(set(paths)) == len(paths)


def test_the_paths_are_those_that_answering_everything_in_every_way_walks(
    rules: Rules, pathway: Pathway
) -> None:
    walked = set()
    for answers in every_assignment(pathway):
        asked = follow(rules, pathway.id, answers).path
        walked.add((asked, end_of(pathway, answers)))
    assert set(all_paths(pathway)) == walked


def test_every_path_starts_at_the_start_and_ends_in_an_outcome(pathway: Pathway) -> None:
    for path, end in all_paths(pathway):
        assert path[0][0] == pathway.start
        assert pathway.outcome(end)
        assert len({question for question, _ in path}) == len(path)


def test_every_answer_is_on_some_path(pathway: Pathway) -> None:
    used = {step for path, _ in all_paths(pathway) for step in path}
    assert used == {(q.id, a.id) for q in pathway.questions for a in q.answers}
