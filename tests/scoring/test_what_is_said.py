"""The words of a result: each way of scoring says what it used, and what became of a judgement."""

from __future__ import annotations

from dataclasses import replace

import pytest
from all_forms import rules_with_all_forms

from cse_guidance.answers import cite
from cse_guidance.faults import FaultsFound
from cse_guidance.model import Indicator, Instrument
from cse_guidance.model.scoring import Kind
from cse_guidance.score import own_forms, score
from cse_guidance.score_result import ScoreResult
from cse_guidance.scoring.judgement import Judged, JudgementGiven
from cse_guidance.scoring.tier_gate import counted

RULES = rules_with_all_forms()
WHY = "The school nurse knows more than the form asks."


def scored(
    form: Instrument, answers: dict[str, str], judgement: JudgementGiven | None = None
) -> ScoreResult:
    """Return what a form gives. An id has _ for - here."""
    rules = replace(RULES, instruments={form.id: form})
    given = {indicator.replace("_", "-"): answer for indicator, answer in answers.items()}
    return score(rules, form.id, given, judgement=judgement)


def used(form: Instrument, **answers: str) -> list[str]:
    """Return what each reason of a result says was used."""
    return [reason.used for reason in scored(form, answers).reasons]


def with_kind(form: Instrument, indicator_id: str, kind: Kind) -> Instrument:
    """Return a form in which one line is of another kind."""

    def changed(indicator: Indicator) -> Indicator:
        return replace(indicator, kind=kind) if indicator.id == indicator_id else indicator

    return replace(form, indicators=tuple(map(changed, form.indicators)))


def test_words_alone_name_what_is_known() -> None:
    form = RULES.instruments["conversation"]
    assert used(form) == ["Nothing is ticked."]
    assert used(form, under_13="no") == ["Nothing is ticked."]
    assert used(form, under_13="yes", learning_disability="yes") == [
        "Known: The child is under 13; Has a learning disability."
    ]


def test_words_alone_have_the_reason_and_the_sources_of_the_form() -> None:
    form = RULES.instruments["conversation"]
    (reason,) = score(RULES, form.id, {}).reasons
    assert reason.rule == form.scoring.why
    assert reason.sources == cite(RULES, form.scoring.sources)


def test_a_sum_names_what_each_answer_adds() -> None:
    form = RULES.instruments["rated-sum"]
    assert used(form) == ["No answer adds a point."]
    assert used(form, missing="0") == ["No answer adds a point."]
    assert used(form, missing="2", school="0", health="1") == [
        "The points add up to 3: Missing (2); Health (1)."
    ]


def test_what_protects_adds_no_point_even_where_it_is_rated() -> None:
    form = with_kind(RULES.instruments["rated-sum"], "health", "protective")
    assert used(form, missing="2", health="2") == ["The points add up to 2: Missing (2)."]


def test_a_count_names_what_it_counts() -> None:
    form = RULES.instruments["count-gate"]
    assert used(form) == ["No sign is known."]
    assert used(form, missing="yes") == ["Too few signs are known for a higher level (1): Missing."]
    assert used(form, missing="yes", school="yes") == [
        "Things known that count here (2): Missing; School."
    ]


def test_a_tier_is_named_beside_each_sign() -> None:
    form = RULES.instruments["practice-rat"]
    gate = form.scoring.gates[0]
    signs = [i for i in form.indicators if i.tier == gate.tier][: gate.at_least]
    assert gate.tier
    tier = gate.tier.capitalize()
    named = "; ".join(f"{sign.label} ({tier})" for sign in signs)
    answers = {sign.id.replace("-", "_"): "yes" for sign in signs}
    assert used(form, **answers) == [f"Signs known that count here ({len(signs)}): {named}."]


def test_a_sign_that_no_gate_counts_is_named_too() -> None:
    rat = RULES.instruments["practice-rat"]
    highest = [gate for gate in rat.scoring.gates if gate.tier == "high"]
    form = replace(rat, scoring=replace(rat.scoring, gates=tuple(highest)))
    one, other = [i for i in form.indicators if i.tier == "medium"][:2]
    answers = {i.id.replace("-", "_"): "yes" for i in (one, other)}
    named = f"{one.label} (Medium); {other.label} (Medium)"
    assert used(form, **answers) == [f"Too few signs are known for a higher level (2): {named}."]


def test_a_gate_that_names_neither_a_tier_nor_a_kind_counts_nothing() -> None:
    """The file is refused then; until every fault is told, nothing may break."""
    form = RULES.instruments["practice-rat"]
    gate = replace(form.scoring.gates[0], kind="", tier="")
    assert not [i.id for i in form.indicators if counted(gate, i)]


def test_a_prompt_appears_at_its_number_and_not_before() -> None:
    form = RULES.instruments["practice-rat"]
    (prompt,) = form.prompts
    signs = [i.id for i in form.indicators if i.kind == prompt.kind][: prompt.at_least]
    assert score(RULES, form.id, dict.fromkeys(signs, "yes")).prompts == (prompt.text,)
    assert score(RULES, form.id, dict.fromkeys(signs[1:], "yes")).prompts == ()


def test_a_profile_names_the_headings_at_the_highest_rating() -> None:
    form = RULES.instruments["anchored-profile"]
    assert used(form) == ["No heading is rated."]
    assert used(form, home="none", school="none") == ["No heading is rated above the lowest."]
    assert used(form, home="medium", family="low", school="medium") == [
        "Rated Medium: Where the child lives; School or college."
    ]


def test_what_protects_is_no_heading_of_a_profile() -> None:
    form = with_kind(RULES.instruments["anchored-profile"], "home", "protective")
    assert used(form, home="high", school="low") == ["Rated Low: School or college."]


def test_a_floor_says_whether_it_raises_the_level() -> None:
    form = RULES.instruments["count-gate"]
    alone = score(RULES, form.id, {"under-13": "yes"}).reasons[-1]
    assert (alone.used, alone.rule) == (
        "The child is under 13.",
        "Floor rule: Never the lowest. This raises the level from Low to Medium.",
    )
    above = score(RULES, form.id, {"missing": "yes", "school": "yes", "under-13": "yes"})
    assert above.reasons[-1].rule == "Floor rule: Never the lowest."


def judged(form: Instrument, level: str, **answers: str) -> Judged:
    """Return what became of a person's judgement."""
    found = scored(form, answers, JudgementGiven(level, WHY)).judgement
    assert found is not None
    return found


NOT_LOWERED = RULES.instruments["rated-sum"]
READ_BY = "safeguarding-lead"
SUM = replace(
    NOT_LOWERED,
    judgement=replace(NOT_LOWERED.judgement, may_lower=True, second_reader=READ_BY),
)


@pytest.mark.parametrize(
    ("form", "level", "answers", "told"),
    [
        (SUM, "low", {}, "Judgement agrees with the rules: Low."),
        (SUM, "high", {"missing": "1"}, "Judgement raises the level from Low to High."),
        (
            SUM,
            "low",
            {"missing": "2", "people": "2"},
            "Judgement lowers the level from Medium to Low. Ask somebody else to read the reasons.",
        ),
        (
            SUM,
            "low",
            {"under_13": "yes"},
            "The level stays Medium: a rule holds it there, and judgement cannot go below.",
        ),
        (
            SUM,
            "low",
            {"missing": "3", "school": "3", "people": "2", "health": "2", "under_13": "yes"},
            "Judgement lowers the level from High to Medium and no further: a rule holds it there.",
        ),
        (
            NOT_LOWERED,
            "low",
            {"missing": "2", "people": "2"},
            "The level stays Medium: this form does not let it be lowered.",
        ),
    ],
)
def test_what_became_of_a_judgement_is_said(
    form: Instrument, level: str, answers: dict[str, str], told: str
) -> None:
    found = judged(form, level, **answers)
    wanted = form.level(level)
    assert wanted is not None
    asked = "lowers" in told or "a rule holds it there" in told
    assert found == Judged(
        level=wanted.title,
        reasons=WHY,
        taken=told.startswith("Judgement") and "no further" not in told,
        told=told,
        second_reader=RULES.roles[READ_BY].title if asked else "",
        sources=cite(RULES, form.judgement.sources),
    )


def test_the_forms_of_an_area_are_told_from_those_for_training() -> None:
    """This repository has none of its own: an area adds one."""
    assert own_forms(RULES) == ()
    own = replace(SUM, standing="in use")
    rules = replace(RULES, instruments={**RULES.instruments, own.id: own})
    assert own_forms(rules) == (own,)


def test_every_answer_that_the_form_does_not_have_is_named_at_once() -> None:
    form = RULES.instruments["count-gate"]
    with pytest.raises(FaultsFound) as found:
        score(RULES, form.id, {"nothing": "yes", "missing": "perhaps", "nobody": "yes"})
    assert [fault.place for fault in found.value.faults] == [
        'indicator "nothing"',
        'indicator "missing"',
        'indicator "nobody"',
    ]
