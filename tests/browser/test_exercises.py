"""The exercises in a real browser give what the rules give in CPython, for every case."""

from collections.abc import Callable

from exercises import choose, choose_case, exercise_address, press, read_heading
from playwright.sync_api import expect
from visitor import START, Visit

from cse_guidance.follow import follow
from cse_guidance.model import Decision, Pathway, Rules, Scenario
from cse_guidance.score import score
from cse_guidance.self_test import mark, self_test_items


def test_the_rat_gives_the_same_level_for_every_stage_of_every_case(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit().open(exercise_address("practise_the_rat"))
    instrument = rules.instruments["practice-rat"]
    texts = {answer.id: answer.text for answer in instrument.scales[0].answers}
    groups = page.locator(".widget-radio-box")
    groups.first.wait_for(timeout=START)
    expect(groups).to_have_count(len(instrument.indicators))
    rated = [
        (scenario, rating)
        for scenario in rules.scenarios.values()
        for rating in scenario.ratings
        if rating.instrument == instrument.id
    ]
    # The first case twice, straight after itself: "Start again" lets go of it.
    rated = [rated[0], *rated]
    with_level = set()
    for scenario, rating in rated:
        expect(page.locator("input[type=radio]:checked")).to_have_count(0)
        choose_case(page, scenario, rating.stage)
        answers = scenario.rating_answers(rating.stage, instrument.id)
        for place, indicator in enumerate(instrument.indicators):
            if indicator.id in answers:
                choose(groups.nth(place), texts[answers[indicator.id]])
        press(page, "Work out the level")
        expected = score(rules, instrument.id, answers)
        assert read_heading(page, "h2.level", r"Level: (.+)") == expected.title
        expect(page.get_by_text(expected.ask_first.because)).to_be_visible()
        for reason in expected.reasons:
            expect(page.get_by_text(reason.rule).first).to_be_visible()
        not_known = f"Not known: {len(expected.not_known)}"
        expect(page.get_by_role("heading", name=not_known, exact=True)).to_be_visible()
        press(page, "Start again")
        expect(page.locator("h2.level")).to_have_count(0)
        with_level.add(expected.level)
    assert len(with_level) > 1


def decisions_on(scenario: Scenario, pathway: Pathway) -> list[Decision]:
    return [decision for decision in scenario.decisions if decision.pathway == pathway.id]


def test_the_pathway_gives_the_same_outcome_for_every_stage_of_every_case(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit().open(exercise_address("walk_the_pathway"))
    page.get_by_role("button", name="Continue").wait_for(timeout=START)
    pathway = rules.pathways["which-meeting"]
    compared = 0
    for scenario in rules.scenarios.values():
        for decision in decisions_on(scenario, pathway):
            choose_case(page, scenario, decision.stage)
            for given in decision.answers:
                question = pathway.question(given.question)
                assert question is not None
                heading = page.get_by_role("heading", name=question.text, exact=True)
                expect(heading).to_be_visible(timeout=START)
                assert page.locator("input[type=radio]:checked").count() == 0
                answer = question.answer(given.answer)
                assert answer is not None
                choose(page.locator(".widget-radio-box"), answer.text)
                press(page, "Continue")
            answers = {given.question: given.answer for given in decision.answers}
            expected = follow(rules, decision.pathway, answers)
            assert read_heading(page, "h2.outcome", r"(.+)") == expected.title
            for step in expected.to_do:
                expect(page.get_by_text(step.what).first).to_be_visible()
            press(page, "Start again")
            compared += 1
    every = [decisions_on(scenario, pathway) for scenario in rules.scenarios.values()]
    assert compared == sum(len(decisions) for decisions in every)
    assert compared


def test_a_question_without_an_answer_says_so_and_an_answer_can_be_changed(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit().open(exercise_address("walk_the_pathway"))
    press(page, "Continue")
    message = page.get_by_role("alert")
    expect(message).to_have_text("Choose an answer first.", timeout=START)
    first = rules.pathways["which-meeting"].question("immediate-danger")
    assert first is not None
    yes, no = first.answer("yes"), first.answer("no")
    assert yes is not None
    assert no is not None
    choose(page.locator(".widget-radio-box"), yes.text)
    press(page, "Continue")
    urgent = follow(rules, "which-meeting", {first.id: yes.id})
    assert read_heading(page, "h2.outcome", r"(.+)") == urgent.title
    press(page, "Change")
    expect(page.get_by_role("heading", name=first.text)).to_be_visible(timeout=START)
    choose(page.locator(".widget-radio-box"), no.text)
    press(page, "Continue")
    following = rules.pathways["which-meeting"].question(no.leads_to)
    assert following is not None
    expect(page.get_by_role("heading", name=following.text)).to_be_visible(timeout=START)
    press(page, "Back")
    expect(page.get_by_role("heading", name=first.text)).to_be_visible(timeout=START)


def test_the_self_test_is_marked_by_the_rules(visit: Callable[..., Visit], rules: Rules) -> None:
    """Every item once: the first choice each time, so that some are right and some wrong."""
    page = visit(viewport={"width": 390, "height": 844}).open(exercise_address("test_yourself"))
    items = self_test_items(rules, "which-meeting")
    verdicts = set()
    for place, item in enumerate(items):
        heading = page.get_by_role("heading", name=f"{place + 1} of {len(items)}.")
        expect(heading).to_be_visible(timeout=START)
        choice = item.choices[place % len(item.choices)]
        choose(page.locator(".widget-radio-box"), choice.text)
        press(page, "Check my answer")
        expected = mark(rules, item, choice.id)
        safe = "Safe, and more than the rules ask" if expected.safe else "The rules say otherwise"
        said = "As the rules have it" if expected.right else safe
        verdict = page.locator("h3.verdict")
        expect(verdict).to_have_text(f"{said}: {expected.answer}", timeout=START)
        for why in expected.why:
            expect(page.get_by_text(why).first).to_be_visible()
        verdicts.add(expected.right)
        press(page, "See how you did" if place + 1 == len(items) else "Next case")
    right = sum(
        mark(rules, item, item.choices[place % len(item.choices)].id).right
        for place, item in enumerate(items)
    )
    summary = page.get_by_role("heading", name=f"{right} of {len(items)} as the rules have it")
    expect(summary).to_be_visible(timeout=START)
    assert verdicts == {True, False}


def test_an_exercise_starts_at_its_beginning_and_its_result_is_brought_into_view(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit(viewport={"width": 390, "height": 844}).open(exercise_address("practise_the_rat"))
    page.get_by_role("button", name="Work out the level").wait_for(timeout=START)
    title = rules.instruments["practice-rat"].title
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_in_viewport()
    press(page, "Work out the level")
    expect(page.locator(".here")).to_be_focused(timeout=START)
    expect(page.locator(".here")).to_be_in_viewport()
    first = rules.instruments["practice-rat"].ask_first
    expect(page.get_by_text(first.because)).to_be_in_viewport()
