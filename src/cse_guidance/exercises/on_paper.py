"""A made-up case for a group: which decisions fit on a handout, and on a screen for all."""

from __future__ import annotations

from cse_guidance.exercises.set_up import topics
from cse_guidance.exercises.shown import case_items
from cse_guidance.model import Rules, Scenario
from cse_guidance.self_test import Item

BESIDE = 2  # decisions of a stage beside the one that every group makes


def decisions_on_paper(rules: Rules, scenario: Scenario) -> dict[str, tuple[Item, ...]]:
    """Return the decisions that a group makes at each stage: what most cases ask, and two more.

    Within a stage they stand in the order of the case's file. What is right about each rests on
    its pathway, whose sources the marks cite.

    Args:
        rules: the loaded rules.
        scenario: one of their cases.

    Returns the id of each stage, in order, with its decisions. Raises no error.
    """
    most_asked = topics(rules)[0][0]
    found = {}
    for stage in scenario.stages:
        here = [item for item in case_items(rules, scenario) if item.stage == stage.id]
        others = [item for item in here if item.pathway != most_asked][:BESIDE]
        kept = [item for item in here if item.pathway == most_asked or item in others]
        found[stage.id] = tuple(kept)
    return found
