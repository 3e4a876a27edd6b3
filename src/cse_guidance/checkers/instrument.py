"""The checker of an instrument (RAT): its form by domain, and the level with its reasons."""

from __future__ import annotations

from datetime import date

from cse_guidance.checkers.checker import Answered, Checker
from cse_guidance.checkers.closing import closing, made_by
from cse_guidance.checkers.dates import boxes_for, dates_group, last_days, with_dates
from cse_guidance.checkers.first import FIRST, first_words
from cse_guidance.checkers.form import Field, Form, Group, Option, Screen
from cse_guidance.checkers.sheet import (
    Block,
    Item,
    Items,
    Part,
    Sheet,
    Words,
    lines,
    part,
    reasons,
    steps,
)
from cse_guidance.inputs.given import Given
from cse_guidance.inputs.of_instrument import case_shape, judgement_of
from cse_guidance.model import Indicator, Instrument, Rules
from cse_guidance.score import score
from cse_guidance.score_result import ScoreResult, Shown
from cse_guidance.words import sentence, window_words

NO_CHANGE = "Not known, and would not change the level"
KINDS = {
    "signs": "Signs",
    "incidents": "What has been said or has happened",
    "vulnerabilities": "Vulnerabilities, which are shown and never counted",
    "protective": "What helps keep the child safe, which never lowers a level",
    "context": "About the child",
}


def instrument_checker(rules: Rules, instrument: Instrument) -> Checker:
    """Return the checker of an instrument. Its rules, with their sources, are its own."""

    def answer(given: Given, today: date | None) -> Answered:
        result = score(
            rules,
            instrument.id,
            given.part("answers").words(),
            judgement=judgement_of(given),
            written=given.part("written").words(),
        )
        return Answered(result, _sheet(rules, instrument, result, given, today))

    groups = domain_groups(instrument, "answers")
    form = Form(
        (Screen("form", (*groups, *_written(instrument), _judgement(instrument))),),
        "See the level",
        dates_group(rules, instrument.actions),
    )
    return Checker(
        id=f"score-{instrument.id}",
        page=instrument.id,
        title=instrument.long_title,
        purpose=instrument.notice,
        form=form,
        shape=with_dates(rules, case_shape(instrument)),
        answer=answer,
    )


def domain_groups(instrument: Instrument, name: str) -> tuple[Group, ...]:
    """Return the indicators by domain; `name` is where their answers go."""
    return tuple(
        Group(
            f"{name}/{domain.id}".replace("/", "-"),
            domain.title,
            tuple(
                indicator_field(instrument, one, name)
                for one in instrument.indicators
                if one.domain == domain.id
            ),
            intro=domain.intro,
            counted=True,
        )
        for domain in instrument.domains
    )


def indicator_field(instrument: Instrument, indicator: Indicator, name: str) -> Field:
    """Return the box of one indicator."""
    scale = instrument.scale_of(indicator)
    anchors = {anchor.answer: anchor.text for anchor in indicator.anchors}
    windows = {window.id: window_words(window) for window in instrument.windows}
    options = tuple(
        Option(
            answer.id,
            answer.text,
            hint=anchors.get(answer.id, "; ".join(windows[w] for w in answer.windows)),
            unknown=answer.unknown,
        )
        for answer in scale.answers
    )
    return Field(
        f"{name}/{indicator.id}",
        indicator.label,
        "choice",
        hint=sentence(indicator.hint),
        options=options,
        sources=indicator.sources,
    )


def _written(instrument: Instrument) -> tuple[Group, ...]:
    fields = tuple(
        Field(f"written/{one.id}", one.title, "long text", hint=sentence(one.hint))
        for one in instrument.to_write
    )
    return (Group("written", "What no level can say", fields),) if fields else ()


def _judgement(instrument: Instrument) -> Group:
    levels = tuple(Option(level.id, level.title) for level in instrument.levels)
    return Group(
        "judgement",
        "If your judgement differs from the form",
        (
            Field("judgement/level", "The level that you judge right", "choice", options=levels),
            Field("judgement/reasons", "Your reasons", "long text"),
        ),
        intro=instrument.judgement.how,
        folded=True,
    )


def _sheet(
    rules: Rules, instrument: Instrument, result: ScoreResult, given: Given, today: date | None
) -> Sheet:
    actions = [action for one in result.to_do if (action := instrument.action(one.id))]
    last = last_days(rules, actions, given)
    return Sheet(
        title=FIRST,
        urgency=result.urgency,
        lead=first_words(result.ask_first),
        parts=(
            *part(f"The level on this form: {result.title}", *_level(result)),
            *part("What to do, who and by when", steps(result.to_do, last)),
            *part("What is not known, and could change the level", *_could_change(result)),
            *part("Why this level", reasons(result.reasons), lines(result.prompts)),
            *_there(result),
            *_profile(result),
            *part(
                "Not known, and would not change the level",
                _no_change(result),
                folded=True,
                printed=False,
            ),
            *closing(rules, *_to_write(result)),
        ),
        made=made_by(instrument.title, result.version, today),
        ask=boxes_for(rules, actions),
    )


def _level(result: ScoreResult) -> list[Block]:
    blocks: list[Block] = [Words(result.summary, sources=result.sources)]
    if result.total is not None:
        more = "" if result.highest_total == result.total else f" to {result.highest_total}"
        blocks.append(Words(f"Points: {result.total}{more}."))
    if result.lowest != result.highest:
        between = f"For what is not known, the level by the form lies between {result.lowest} and "
        blocks.append(Words(f"{between}{sentence(result.highest)}", "strong"))
    if result.judgement is not None:
        judged = result.judgement
        told = f"Your judgement: {judged.level}. {judged.told} Reasons given: {judged.reasons}"
        blocks.append(Words(told, "strong", judged.sources))
        blocks.append(Words(judged.second_reader and f"To read it too: {judged.second_reader}."))
    blocks.append(Words(result.notice, "small"))
    return blocks


def _could_change(result: ScoreResult) -> list[Block]:
    raising = [one for one in result.not_known if one.raises]
    items = tuple(
        Item(f"If it is there, the level is {sentence(one.level_if_yes)}", sentence(one.label))
        for one in raising
    )
    return [Items(items)]


def _no_change(result: ScoreResult) -> Items:
    return lines(sentence(one.label) for one in result.not_known if not one.raises)


def _there(result: ScoreResult) -> tuple[Part, ...]:
    items = []
    for kind, title in KINDS.items():
        shown: tuple[Shown, ...] = getattr(result, kind)
        items += [Item("; ".join(one.label for one in shown), f"{title}:")] if shown else []
    return part("What is there", Items(tuple(items)))


def _profile(result: ScoreResult) -> tuple[Part, ...]:
    items = tuple(Item("; ".join(one.labels), f"{one.answer}:") for one in result.profile)
    return part("The ratings", Items(items))


def _to_write(result: ScoreResult) -> list[Item]:
    """Return what the form asks for in words and what nobody has written yet."""
    return [
        Item(f"{one.title}: {sentence(one.hint)}" if one.hint else sentence(one.title))
        for one in result.to_write
        if not one.written
    ]
