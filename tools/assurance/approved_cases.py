"""The approved text of the made-up cases: what the rules make of each, stage by stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from assurance.plain_words import page, step_lines
from cse_guidance.answers import Cited, Reason, ToDo
from cse_guidance.follow import follow
from cse_guidance.model import Rules, Scenario
from cse_guidance.score import score
from cse_guidance.score_result import Unknown


def cases_text(rules: Rules) -> str:
    """Return what following and scoring the key of each case gives, in words."""
    lines: list[str] = []
    for scenario in rules.scenarios.values():
        lines += [scenario.title.upper(), "", *_case_lines(rules, scenario)]
    return page("What the made-up cases come to", lines)


def _case_lines(rules: Rules, scenario: Scenario) -> Iterator[str]:
    titles = {stage.id: stage.title for stage in scenario.stages}
    for decision in scenario.decisions:
        yield f"{titles[decision.stage]}: {rules.pathways[decision.pathway].title}"
        yield from result_lines(follow(rules, decision.pathway, decision.key))
        yield ""
    for rating in scenario.ratings:
        yield f"{titles[rating.stage]}: {rules.instruments[rating.instrument].title}"
        rated = scenario.rating_answers(rating.stage, rating.instrument)
        yield from result_lines(score(rules, rating.instrument, rated))
        yield ""


def result_lines(result: object) -> Iterator[str]:
    """Return every value of a result on a line, each list under its name."""
    for field in fields(result) if is_dataclass(result) else ():
        value = getattr(result, field.name)
        called = field.name.replace("_", " ")
        if isinstance(value, tuple) and not all(isinstance(item, str) for item in value):
            yield f"  {called}:"
            for item in value:
                yield from (f"    {line}" for line in _item_lines(item))
        else:
            yield f"  {called}: {_short(value)}"


def _item_lines(item: object) -> list[str]:
    if isinstance(item, ToDo):
        return step_lines("-", item)
    if isinstance(item, Reason):
        return [f"- {item.used}", f"  {item.rule} ({_short(item.sources)})"]
    if isinstance(item, Unknown):
        raises = ", which raises it" if item.raises else ""
        asked = "not known" if item.answered else "not asked"
        return [f"- {item.label} ({asked}): {item.level_if_yes}{raises}"]
    return [f"- {_short(item)}"]


def _short(value: object) -> str:
    if isinstance(value, Cited):
        return value.id
    if isinstance(value, tuple):
        return "; ".join(_short(item) for item in value) or "none"
    if is_dataclass(value):
        return ", ".join(_short(getattr(value, field.name)) for field in fields(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
