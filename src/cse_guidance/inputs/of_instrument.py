"""What goes in to score a case with an instrument (RAT), and to compare instruments."""

from __future__ import annotations

from cse_guidance.inputs.given import Given
from cse_guidance.inputs.shape import Entry, Object, OneOf, Text, optional
from cse_guidance.model import Instrument, Rules
from cse_guidance.scoring.judgement import JudgementGiven

EXAMPLE = '{"answers": {"missing": "yes", "gifts": "not-known"}}'
COMPARE_EXAMPLE = '{"answers": {"practice-rat": {"missing": "yes"}}}'


def case_shape(instrument: Instrument) -> Object:
    """Return the shape of a case for one instrument: indicator id to the id of an answer."""
    levels = OneOf(tuple(level.id for level in instrument.levels))
    judgement = Object(
        (
            Entry("level", levels, "The level that a person judges right.", needed=True),
            Entry("reasons", Text(), "Why, in that person's words.", needed=True),
        ),
        about=instrument.judgement.how,
    )
    written = optional({one.id: (Text(), one.title) for one in instrument.to_write})
    known = "What is known, by indicator. What is left out is not known."
    return Object(
        (
            Entry("answers", answers_by_indicator(instrument), known, needed=True),
            Entry("judgement", judgement, "What a person judges, and why."),
            Entry("written", written, "What was written where the form asks for words."),
        ),
        about=f"A fictional case for the instrument: {instrument.title}",
    )


def answers_by_indicator(instrument: Instrument) -> Object:
    """Return the shape of the answers alone."""
    scales = {
        scale.id: OneOf(tuple(answer.id for answer in scale.answers)) for scale in instrument.scales
    }
    by_domain = {domain.id: scales[domain.scale] for domain in instrument.domains}
    return optional(
        {i.id: (by_domain[i.domain], i.label) for i in instrument.indicators}, called="indicator"
    )


def comparison_shape(rules: Rules) -> Object:
    """Return the shape of one case answered on several instruments."""
    instruments = optional(
        {i.id: (answers_by_indicator(i), i.title) for i in rules.instruments.values()},
        called="instrument",
    )
    about = "The same fictional child on each instrument: what is known, by indicator."
    return Object((Entry("answers", instruments, about, needed=True),), about="One case, compared.")


def judgement_of(given: Given) -> JudgementGiven | None:
    """Return the judgement that was handed in with a case, or None."""
    if "judgement" not in given:
        return None
    part = given.part("judgement")
    return JudgementGiven(part.text("level"), part.text("reasons"))
