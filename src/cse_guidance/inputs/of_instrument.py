"""What goes in to score a case with an instrument (RAT)."""

from __future__ import annotations

from cse_guidance.inputs.shape import Entry, Object, OneOf, optional
from cse_guidance.model import Instrument

EXAMPLE = '{"answers": {"missing": "yes", "gifts": "not-known"}}'


def case_shape(instrument: Instrument) -> Object:
    """Return the shape of a case for one instrument: indicator id to the id of an answer."""
    scale = OneOf(tuple(answer.id for answer in instrument.scale))
    indicators = optional(
        {i.id: (scale, i.label) for i in instrument.indicators}, called="indicator"
    )
    about = "What is known, by indicator. What is left out is not known."
    return Object(
        (Entry("answers", indicators, about, needed=True),),
        about=f"A fictional case for the instrument: {instrument.title}",
    )
