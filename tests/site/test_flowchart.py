"""A flowchart draws whatever an area writes, as words and never as markup."""

import dataclasses
from html import unescape

import pytest

from cse_guidance.load import packaged_rules
from cse_guidance.model import Pathway
from cse_guidance.site.flowchart import as_dot, draw_flowchart

ODD = [
    "<b>bold</b> & more",
    'a "quoted" word',
    "back\\slash\\n",
    "caf\u00e9 \u2013 na\u00efve",
    "]; }",
]


def with_question(text: str) -> Pathway:
    pathway = packaged_rules().pathways["which-meeting"]
    first, *others = pathway.questions
    changed = dataclasses.replace(first, text=text)
    return dataclasses.replace(pathway, questions=(changed, *others))


@pytest.mark.parametrize("text", ODD)
def test_odd_words_are_drawn_as_they_are_written(text: str) -> None:
    svg = draw_flowchart(with_question(text))
    drawn = unescape(svg).replace("\u00a0", " ")
    for word in text.split():
        assert word in drawn
    assert "<b>" not in svg


def test_a_picture_has_a_name_and_a_description_and_nothing_inline() -> None:
    svg = draw_flowchart(packaged_rules().pathways["which-meeting"])
    assert svg.startswith('<svg role="img" aria-labelledby=')
    assert svg.count("<title") == 1
    assert svg.count("<desc") == 1
    assert "style=" not in svg
    assert "<!--" not in svg


def test_each_question_and_outcome_has_one_box() -> None:
    pathway = packaged_rules().pathways["which-meeting"]
    dot = as_dot(pathway)
    boxes = [line for line in dot.splitlines() if "shape=box" in line]
    assert len(boxes) == len(pathway.questions) + len(pathway.outcomes)
