"""The checker that compares instruments (RATs): one case on several, and why they part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.first import FIRST, first_words
from cse_guidance.checkers.form import Example, Field, Form, Group, Screen
from cse_guidance.checkers.instrument import domain_groups
from cse_guidance.checkers.sheet import (
    Block,
    Item,
    Items,
    Part,
    Sheet,
    Table,
    Words,
    lines,
    part,
    reasons,
)
from cse_guidance.compare import Comparison, Side, compare
from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_instrument import comparison_shape
from cse_guidance.model import Indicator, Instrument, Rules, Scenario, Stage
from cse_guidance.score_result import ask_first_line
from cse_guidance.words import capital, sentence

UNKNOWN = "not known"  # the kind of a reason that has its own part of the sheet
TITLE = "One case, several forms"
PURPOSE = (
    "Answer for one made-up child on two or more forms, and see where the forms part and why. "
    "No form is right because it gives the higher level, or the lower one."
)
CARRIED = (
    "Open a form and answer what you know. A form with no answer at all is left out. Where two "
    "forms ask the same thing, answer it once: the other form takes the answer over."
)


def comparison_checker(rules: Rules) -> Checker:
    """Return the checker that compares. Each instrument keeps its own rules and sources."""

    def answer(given: Given, today: date | None) -> Answered:
        answers = given.part("answers")
        cases = {name: answers.part(name).words() for name in answers.names()}
        if len(cases) < 2:  # noqa: PLR2004 - one form alone cannot be compared
            raise FaultsFound([_nothing_to_compare(rules)])
        result = compare(rules, cases)
        return Answered(result, _sheet(rules, result, today))

    groups = tuple(_instrument_group(rules, one) for one in rules.instruments.values())
    return Checker(
        id="compare",
        page="compare",
        title=TITLE,
        purpose=PURPOSE,
        form=Form(
            (Screen("form", groups),),
            "Compare the forms",
            intro=CARRIED,
            examples=tuple(_example(*found) for found in stages_to_compare(rules)),
        ),
        shape=comparison_shape(rules),
        answer=answer,
    )


def stages_to_compare(rules: Rules) -> tuple[tuple[Scenario, Stage], ...]:
    """Return every made-up case and stage that is rated on more than one instrument."""
    return tuple(
        (scenario, stage)
        for scenario in rules.scenarios.values()
        for stage in scenario.stages
        if len(_rated(scenario, stage)) > 1
    )


def _rated(scenario: Scenario, stage: Stage) -> tuple[str, ...]:
    """Return the instruments on which a made-up case is rated at a stage."""
    return tuple(one.instrument for one in scenario.ratings if one.stage == stage.id)


def asked_elsewhere(rules: Rules, instrument: Instrument) -> tuple[Indicator, ...]:
    """Return what an instrument asks and another asks too, with an answer that both have."""
    others = [one for one in rules.instruments.values() if one is not instrument]
    return tuple(
        indicator
        for indicator in instrument.indicators
        if any(
            _answers(instrument, indicator.id) & _answers(other, indicator.id) for other in others
        )
    )


def _answers(instrument: Instrument, indicator_id: str) -> set[str]:
    """Return the ids of the answers that say something; none where it is not asked."""
    indicator = instrument.indicator(indicator_id)
    return {one.id for one in instrument.scale_of(indicator).known} if indicator else set()


def _nothing_to_compare(rules: Rules) -> Fault:
    titles = ", ".join(one.title for one in rules.instruments.values())
    remedy = f"Answer something on two or more of these forms: {titles}."
    return Fault("your answers", "", "There is nothing to compare yet.", remedy)


def _instrument_group(rules: Rules, instrument: Instrument) -> Group:
    shared = "; ".join(one.label for one in asked_elsewhere(rules, instrument))
    groups = domain_groups(instrument, f"answers/{instrument.id}")
    return Group(
        instrument.id,
        instrument.title,
        tuple(_called_by(instrument, group) for group in groups),
        intro=f"Asked on another form too: {sentence(shared)}" if shared else "",
        folded=True,
        counted=True,
    )


def _called_by(instrument: Instrument, group: Group) -> Group:
    """Return a group whose boxes a message calls by their form too: several forms ask the same."""
    called = tuple(
        replace(one, called=f"{instrument.title}, {one.label}") if isinstance(one, Field) else one
        for one in group.parts
    )
    return replace(group, parts=called)


def _example(scenario: Scenario, stage: Stage) -> Example:
    return Example(
        f"{scenario.title}. {stage.title}",
        tuple(
            (f"answers/{instrument}/{indicator}", answer)
            for instrument in _rated(scenario, stage)
            for indicator, answer in scenario.rating_answers(stage.id, instrument).items()
        ),
    )


def _sheet(rules: Rules, result: Comparison, today: date | None) -> Sheet:
    used = [rules.instruments[side.instrument] for side in result.sides]
    agree = "These forms are equally urgent here" if result.agree else "These forms part"
    versions = list(dict.fromkeys(one.version for one in used))
    return Sheet(
        title=FIRST,
        urgency=max(side.urgency for side in result.sides),
        lead=first_words(ask_first_line(rules, used[0].ask_first)),
        parts=(
            *part(
                agree,
                _table(result),
                *(Words(f"{one.title}: {one.notice}", "small") for one in used),
            ),
            *part("Where they part", lines(one.what for one in result.partings)),
            *part("Why: what each form makes of this case", *_because(result)),
            *part("What is not known", _not_known(result)),
            *(p for side in result.sides for p in _reasons(rules, side)),
            *closing(rules),
        ),
        made=made_by(", ".join(one.title for one in used), ", ".join(versions), today),
    )


def _table(result: Comparison) -> Table:
    return Table(
        "The same made-up child on each form",
        ("Form", "Level", "For what is not known"),
        tuple(
            (
                side.title,
                side.level_title + (f" ({side.total} points)" if side.total is not None else ""),
                f"{side.lowest} to {side.highest}" if _open(side) else f"{side.lowest} either way",
            )
            for side in result.sides
        ),
    )


def _because(result: Comparison) -> list[Block]:
    """Return, for each form, what sets its level and what one thing changed would do."""
    blocks: list[Block] = []
    for side in result.sides:
        blocks.append(Words(f"{side.title}: {side.level_title}", "strong"))
        blocks.append(lines(capital(one.text) for one in side.because if one.kind != UNKNOWN))
    return blocks


def _not_known(result: Comparison) -> Items:
    return Items(
        tuple(
            Item(
                next(
                    (one.text for one in side.because if one.kind == UNKNOWN),
                    f"{side.not_known} things are not known. None of them changes the level.",
                ),
                f"{side.title}:",
            )
            for side in result.sides
            if side.not_known
        )
    )


def _open(side: Side) -> bool:
    """Return whether what is not known could change the level."""
    return side.lowest != side.highest


def _reasons(rules: Rules, side: Side) -> tuple[Part, ...]:
    instrument = rules.instruments[side.instrument]
    labels = [one.label for one in instrument.indicators if one.id in side.carried]
    taken = f"Taken over from another form: {sentence('; '.join(labels))}" if labels else ""
    title = f"{side.title}: every reason for {side.level_title}"
    return part(title, Words(taken), reasons(side.reasons), folded=True, printed=False)
