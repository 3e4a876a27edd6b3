"""Under every answer: what to write down, how to challenge it, and which rules gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from checking_forms import CHECKERS, RULES, once, parts_of, right_entries, sources_of, texts_of

from cse_guidance import __version__
from cse_guidance.answers import cite
from cse_guidance.checkers import Answered
from cse_guidance.checkers.ask import ask
from cse_guidance.checkers.closing import A_PERSON_DECIDES, closing, made_by, point_item
from cse_guidance.checkers.sheet import Item
from cse_guidance.escalation import FROM_NEAR_TO_FAR, ladders_in_order
from cse_guidance.words import scope_words, sentence

TODAY = date(2026, 11, 25)
RECORD, CHALLENGE = closing(RULES)


def test_what_is_always_recorded_stands_after_what_this_answer_asks_for() -> None:
    always = [sentence(point.text) for point in RULES.recording]
    assert always
    assert [one.text for one in parts_of(RECORD) if isinstance(one, Item)] == always
    more, _ = closing(RULES, Item("This first."), Item("Then this."))
    assert [one.text for one in parts_of(more) if isinstance(one, Item)] == [
        "This first.",
        "Then this.",
        *always,
    ]


def test_how_to_challenge_is_the_nearest_procedure_and_a_person_decides() -> None:
    ladder = ladders_in_order(RULES)[0]
    items = [one for one in parts_of(CHALLENGE) if isinstance(one, Item)]
    assert [one.text for one in items[:-1]] == [sentence(point.text) for point in ladder.points]
    assert items[-1].page == "disagreement"
    assert items[-1].page in RULES.pathways
    assert A_PERSON_DECIDES in texts_of(CHALLENGE)


def test_the_areas_own_procedure_is_shown_before_the_example_of_another_area() -> None:
    for ladder in RULES.ladders.values():
        own = replace(ladder, scope=FROM_NEAR_TO_FAR[0])
        rules = replace(RULES, ladders={**RULES.ladders, ladder.id: own})
        _, challenge = closing(rules)
        shown = [one.text for one in parts_of(challenge) if isinstance(one, Item)]
        assert shown[:-1] == [sentence(point.text) for point in ladder.points]


def test_every_line_says_how_far_it_reaches_and_on_what_it_rests() -> None:
    points = [*RULES.recording, *ladders_in_order(RULES)[0].points]
    for point in points:
        item = point_item(RULES, point)
        assert item.scope == scope_words(point.scope, point.area)
        named = {source.words for source in cite(RULES, point.sources)} - {item.scope}
        assert {source.words for source in item.sources} == named
    assert set(once(sources_of([RECORD, CHALLENGE]))) <= set(RULES.sources)


def test_both_are_folded_and_printed() -> None:
    assert all(one.folded and one.printed for one in (RECORD, CHALLENGE))


def test_which_rules_gave_an_answer_and_when() -> None:
    made = made_by("The title", "2026.1", TODAY)
    assert all(words in made for words in ("The title", "2026.1", __version__, "25 November 2026"))
    assert "Worked out" not in made_by("The title", "2026.1", None)
    assert made_by("The title", "2026.1", None).endswith(".")


@pytest.mark.parametrize("name", [one for one in CHECKERS if one != "check-language"])
def test_every_answer_about_a_child_ends_with_both(name: str) -> None:
    checker = CHECKERS[name]
    found = (ask(checker, right_entries(checker.shape, seed), TODAY) for seed in range(100))
    sheet = next(one.sheet for one in found if isinstance(one, Answered))
    titles = [part.title for part in sheet.parts]
    places = [titles.index(one.title) for one in (RECORD, CHALLENGE)]
    assert places == sorted(places)
    assert str(TODAY.year) in sheet.made
