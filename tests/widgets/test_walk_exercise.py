"""The notebook exercise on the pathway: question by question, and the outcome of the rules."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clicking import POISON, buttons, click, markup, nothing_is_chosen, poisoned, quietly, words

from cse_guidance.follow import follow
from cse_guidance.load import packaged_rules
from cse_guidance.model import Rules
from cse_guidance.paths import Path, all_paths
from cse_guidance.widgets import walk_the_pathway
from cse_guidance.widgets.walk import WalkPathway, outcome_html

RULES = packaged_rules()
PATHS = [path for path, _ in all_paths(RULES.pathways["which-meeting"])]
LONGEST = max(PATHS, key=len)
DECIDED = [
    (scenario.id, decision.stage)
    for scenario in RULES.scenarios.values()
    for decision in scenario.decisions
    if decision.pathway == "which-meeting"
]


@pytest.fixture
def exercise() -> Iterator[WalkPathway]:
    with quietly():
        made = walk_the_pathway()
    yield made
    made.box.close()


def asks(exercise: WalkPathway, question_id: str) -> bool:
    """Return whether this question is on screen, and nothing is chosen for it."""
    question = exercise.pathway.question(question_id)
    assert question is not None
    options = [(answer.text, answer.id) for answer in question.answers]
    return (
        question.text in words(exercise.screen.children[0])
        and list(exercise.choice.options) == options
        and nothing_is_chosen(exercise.screen)
    )


def answer(exercise: WalkPathway, path: Path) -> None:
    for question_id, answer_id in path:
        assert asks(exercise, question_id)
        exercise.choice.value = answer_id
        click(exercise.screen, "Continue")


def test_the_first_question_is_asked_with_nothing_chosen(exercise: WalkPathway) -> None:
    assert exercise.case.label == "No case"
    assert asks(exercise, exercise.pathway.start)
    assert not buttons(exercise.screen, "Back")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(a for _, a in path))
def test_every_path_shows_the_outcome_of_the_rules(
    exercise: WalkPathway, rules: Rules, path: Path
) -> None:
    answer(exercise, path)
    result = follow(rules, exercise.pathway.id, dict(path))
    assert outcome_html(result) in markup(exercise.screen)
    shown = words(exercise.screen)
    assert all(reason.used in shown and reason.rule in shown for reason in result.reasons)
    assert all(step.what in shown and step.when in shown for step in result.to_do)
    assert ("Go on with" in shown) == bool(result.then)
    assert all(one.title in shown and one.purpose in shown for one in result.then)
    assert len(buttons(exercise.screen, "Change")) == len(path)


@pytest.mark.parametrize("pathway_id", sorted(RULES.pathways))
def test_every_pathway_can_be_walked_to_its_end(rules: Rules, pathway_id: str) -> None:
    with quietly():
        exercise = walk_the_pathway(pathway_id)
    longest = max((path for path, _ in all_paths(rules.pathways[pathway_id])), key=len)
    answer(exercise, longest)
    result = follow(rules, pathway_id, dict(longest))
    assert outcome_html(result) in markup(exercise.screen)
    exercise.box.close()


def test_to_continue_without_an_answer_says_so_and_stays(exercise: WalkPathway) -> None:
    assert "Choose an answer first." not in words(exercise.screen)
    click(exercise.screen, "Continue")
    assert "Choose an answer first." in words(exercise.screen)
    assert asks(exercise, exercise.pathway.start)
    exercise.choice.value = LONGEST[0][1]
    click(exercise.screen, "Continue")
    assert asks(exercise, LONGEST[1][0])
    assert "Choose an answer first." not in words(exercise.screen)


@pytest.mark.parametrize(("scenario_id", "stage_id"), DECIDED)
def test_the_key_of_each_case_leads_to_its_outcome(
    exercise: WalkPathway, rules: Rules, scenario_id: str, stage_id: str
) -> None:
    scenario = rules.scenarios[scenario_id]
    decision = scenario.decision(stage_id, exercise.pathway.id)
    assert decision is not None
    exercise.case.value = (scenario_id, stage_id)
    assert all(fact.text in words(exercise.facts) for fact in scenario.facts_up_to(stage_id))
    answer(exercise, tuple((one.question, one.answer) for one in decision.answers))
    outcome = exercise.pathway.outcome(decision.expected_outcome)
    assert outcome is not None
    shown = words(exercise.screen)
    assert outcome.title in shown
    assert f"Compare with the key of this case: {outcome.title}" in shown
    assert "Yours differs." not in shown
    assert all(one.why in shown for one in decision.answers)


@pytest.mark.parametrize("pathway_id", sorted(RULES.pathways))
def test_another_procedure_offers_the_cases_that_decide_it(
    exercise: WalkPathway, rules: Rules, pathway_id: str
) -> None:
    exercise.case.value = DECIDED[0]
    exercise.which.value = pathway_id
    # The procedure that is already there was not changed, and keeps its case.
    assert not exercise.case.value or pathway_id == "which-meeting"
    exercise.case.value = ""
    assert rules.pathways[pathway_id].purpose in words(exercise.box)
    decided = [
        (case.id, stage.id)
        for case in rules.scenarios.values()
        for stage in case.stages
        if case.decision(stage.id, pathway_id)
    ]
    assert [value for _, value in exercise.case.options] == ["", *decided]
    for scenario_id, stage_id in decided:
        scenario = rules.scenarios[scenario_id]
        decision = scenario.decision(stage_id, pathway_id)
        assert decision is not None
        exercise.case.value = (scenario_id, stage_id)
        answer(exercise, tuple(decision.key.items()))
        shown = words(exercise.screen)
        assert "Compare with the key of this case" in shown
        assert "Yours differs." not in shown
        for one in decision.answers:
            for fact in scenario.facts:
                if fact.id in one.facts:
                    assert f"{fact.reported_by}: {fact.text}" in shown
        exercise.case.value = ""


def test_an_answer_that_differs_from_the_key_is_marked(exercise: WalkPathway) -> None:
    scenario_id, stage_id = DECIDED[0]
    exercise.case.value = (scenario_id, stage_id)
    danger_first = next(path for path in PATHS if len(path) == 1)
    answer(exercise, danger_first)
    shown = words(exercise.screen)
    assert "Yours differs." in shown
    # The questions of the key's way that this one never comes to stand there all the same.
    decision = RULES.scenarios[scenario_id].decision(stage_id, exercise.pathway.id)
    assert decision is not None
    assert shown.count("Not asked<") == len(decision.key) - 1


def test_back_asks_the_question_before_again(exercise: WalkPathway) -> None:
    answer(exercise, LONGEST[:-1])
    for question_id, _ in reversed(LONGEST[:-1]):
        click(exercise.screen, "Back")
        assert asks(exercise, question_id)
    assert not buttons(exercise.screen, "Back")
    answer(exercise, LONGEST)
    assert "What to do" in words(exercise.screen)


@pytest.mark.parametrize("number", range(len(LONGEST)))
def test_change_asks_that_question_again_and_keeps_those_before(
    exercise: WalkPathway, rules: Rules, number: int
) -> None:
    answer(exercise, LONGEST)
    click(exercise.screen, "Change", number)
    assert asks(exercise, LONGEST[number][0])
    assert exercise.given == dict(LONGEST[:number])
    answer(exercise, LONGEST[number:])
    result = follow(rules, exercise.pathway.id, dict(LONGEST))
    assert outcome_html(result) in markup(exercise.screen)


def test_start_again_forgets_every_answer(exercise: WalkPathway) -> None:
    answer(exercise, LONGEST)
    click(exercise.screen, "Start again")
    assert asks(exercise, exercise.pathway.start)
    assert exercise.given == {}


def test_another_case_starts_from_the_first_question(exercise: WalkPathway) -> None:
    exercise.case.value = DECIDED[0]
    answer(exercise, LONGEST[:2])
    exercise.case.value = DECIDED[-1]
    assert asks(exercise, exercise.pathway.start)
    assert exercise.given == {}
    exercise.case.value = None
    assert asks(exercise, exercise.pathway.start)


def test_what_an_area_writes_is_shown_as_text_and_never_as_markup(rules: Rules) -> None:
    exercise = WalkPathway(poisoned(rules), "which-meeting")
    scenario_id, stage_id = DECIDED[0]
    exercise.case.value = (scenario_id, stage_id)
    for path in (LONGEST, PATHS[0]):
        for question_id, answer_id in path:
            assert question_id not in exercise.given
            assert POISON in words(exercise.box)
            assert POISON not in markup(exercise.box)
            exercise.choice.value = answer_id
            click(exercise.screen, "Continue")
        assert POISON not in markup(exercise.box)
        click(exercise.screen, "Start again")
