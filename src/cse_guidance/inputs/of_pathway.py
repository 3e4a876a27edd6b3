"""What goes in to follow a pathway: an answer to each question that was asked."""

from __future__ import annotations

from cse_guidance.inputs.shape import Entry, Object, OneOf, optional
from cse_guidance.model import Pathway

EXAMPLE = '{"answers": {"immediate-danger": "no"}}'


def answers_shape(pathway: Pathway) -> Object:
    """Return the shape of the answers to one pathway: question id to answer id."""
    questions = optional(
        {q.id: (OneOf(tuple(a.id for a in q.answers)), q.text) for q in pathway.questions},
        called="question",
    )
    about = "The answers given so far, by question. Questions that were not asked are left out."
    return Object(
        (Entry("answers", questions, about, needed=True),),
        about=f"Answers to the pathway: {pathway.title}",
    )
