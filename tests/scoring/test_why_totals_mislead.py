"""What the SERAF-style form is here to teach, worked out from its weights and bands.

The sentences in its levels say this too; here they are held to the arithmetic.
"""

from __future__ import annotations

from cse_guidance.load import packaged_rules
from cse_guidance.model import Indicator
from cse_guidance.score import score

RULES = packaged_rules()
FORM = RULES.instruments["seraf-style"]
SERIOUS = [i for i in FORM.indicators if i.tier == "high"]
OLD = [i for i in FORM.indicators if i.kind == "vulnerability" and not i.about]
LOWEST, SECOND, THIRD, HIGHEST = (level.id for level in FORM.levels)


def level(*things: Indicator, answer: str = "") -> tuple[int | None, str]:
    result = score(RULES, FORM.id, {i.id: answer or FORM.scale_of(i).gravest.id for i in things})
    return result.total, result.level


def test_one_serious_sign_today_is_in_the_lowest_category() -> None:
    for sign in SERIOUS:
        assert level(sign, answer="current")[1] == LOWEST


def test_a_long_list_of_hardships_with_no_sign_is_two_categories_above_it() -> None:
    assert len(OLD) == 11
    assert level(*OLD)[1] == THIRD


def test_two_serious_signs_today_are_below_that_list() -> None:
    total, found = level(*SERIOUS[:2], answer="current")
    assert found == SECOND
    assert total is not None
    assert total < (level(*OLD)[0] or 0)


def test_five_serious_signs_of_half_a_year_ago_are_in_the_lowest_category() -> None:
    assert level(*SERIOUS[:5], answer="earlier")[1] == LOWEST


def test_the_same_sign_now_and_before_is_one_category_up() -> None:
    assert level(SERIOUS[0], answer="both")[1] == SECOND


def test_the_other_two_instruments_worry_about_one_serious_sign() -> None:
    rat = RULES.instruments["practice-rat"]
    sign = next(i.id for i in rat.indicators if i.tier == "high")
    assert score(RULES, rat.id, {sign: "yes"}).level == rat.levels[-1].id
    profile = RULES.instruments["anchored-profile"]
    heading = profile.indicators[0]
    grave = profile.scale_of(heading).gravest.id
    assert score(RULES, profile.id, {heading.id: grave}).level == profile.levels[-1].id


def test_every_result_of_it_still_asks_the_section_47_question_first() -> None:
    result = score(RULES, FORM.id, {SERIOUS[0].id: "current"})
    assert "section 47" in result.to_do[0].what
    assert result.ask_first.question == FORM.ask_first.question
