"""The exercises in a real browser give what the rules give in CPython, for every case."""

from collections.abc import Callable
from pathlib import Path

from exercises import (
    choose,
    choose_case,
    exercise_address,
    expect_group,
    open_files,
    press,
    read_heading,
)
from group_files import group_of
from playwright.sync_api import Page, expect
from visitor import START, Visit

from cse_guidance.compare import compare_scenario
from cse_guidance.follow import follow
from cse_guidance.model import Decision, Pathway, Rules, Scenario
from cse_guidance.score import score
from cse_guidance.training.case_file import case_data, case_text, check_case
from cse_guidance.training.change import change_the_case
from cse_guidance.training.group import look_at_group
from cse_guidance.training.results import results_text


def test_the_rat_gives_the_same_level_in_the_browser(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    """Two stages of each level, and every stage that other forms rate; tests/widgets tries all."""
    window = visit(viewport={"width": 390, "height": 844})
    page = window.open(exercise_address("practise_the_rat"))
    instrument = rules.instruments["practice-rat"]
    texts = {answer.id: answer.text for answer in instrument.scales[0].answers}
    groups = page.locator(".widget-radio-box")
    groups.first.wait_for(timeout=START)
    expect(groups).to_have_count(len(instrument.indicators))
    every = [
        (scenario, rating)
        for scenario in rules.scenarios.values()
        for rating in scenario.ratings
        if rating.instrument == instrument.id
    ]
    levels = [rating.expected_level for _, rating in every]
    rated = [
        (scenario, rating)
        for place, (scenario, rating) in enumerate(every)
        if levels[:place].count(rating.expected_level) < 2
        or sum(one.stage == rating.stage for one in scenario.ratings) > 1
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
        page.get_by_text("The key's answers, and the facts behind them").click()
        page.get_by_text("The same child on other forms, side by side").click()
        others = [one for one in scenario.ratings if one.stage == rating.stage]
        found = compare_scenario(rules, scenario.id, rating.stage) if len(others) > 1 else None
        for side in found.sides if found else ():
            row = page.get_by_role("row", name=f"{side.title} {side.level_title} {side.urgency}")
            expect(row).to_be_visible()
        not_known = f"Not known: {len(expected.not_known)}"
        expect(page.get_by_role("heading", name=not_known, exact=True)).to_be_visible()
        assert page.evaluate(CUT_OFF) == []
        press(page, "Start again")
        expect(page.locator("h2.level")).to_have_count(0)
        with_level.add(expected.level)
    assert len(with_level) > 1


def decisions_on(scenario: Scenario, pathway: Pathway) -> list[Decision]:
    return [decision for decision in scenario.decisions if decision.pathway == pathway.id]


def walk_another_procedure(page: Page, rules: Rules) -> None:
    """Walk a case's key of another procedure: at its end, the key stands beside the answers."""
    scenario, decision = next(
        (scenario, decision)
        for scenario in rules.scenarios.values()
        for decision in scenario.decisions
        if decision.pathway != "which-meeting"
    )
    pathway = rules.pathways[decision.pathway]
    page.get_by_label("Procedure", exact=True).select_option(label=pathway.title)
    choose_case(page, scenario, decision.stage)
    for number, given in enumerate(decision.answers, start=1):
        question = pathway.question(given.question)
        assert question is not None
        heading = page.get_by_role("heading", name=question.text, exact=True)
        expect(heading).to_be_visible(timeout=START)
        # The last answer differs from the key's where it can.
        last = number == len(decision.answers)
        others = [answer for answer in question.answers if answer.id != given.answer]
        answer = others[-1] if last else question.answer(given.answer)
        assert answer is not None
        choose(page.locator(".widget-radio-box"), answer.text)
        press(page, "Continue")
    page.get_by_text("Compare with the key of this case").click(timeout=START)
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("cell", name="Yours differs.")).to_have_count(1)


def test_the_pathway_gives_the_same_outcome_in_the_browser(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    """Each outcome once; tests/widgets tries every stage of every case."""
    page = visit().open(exercise_address("walk_the_pathway"))
    page.get_by_role("button", name="Continue").wait_for(timeout=START)
    pathway = rules.pathways["which-meeting"]
    seen = set()
    for scenario in rules.scenarios.values():
        for decision in decisions_on(scenario, pathway):
            if decision.expected_outcome in seen:
                continue
            seen.add(decision.expected_outcome)
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
    walk_another_procedure(page, rules)
    assert seen == {outcome.id for outcome in pathway.outcomes}


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


# What stands further to the right than the screen reaches, but in a table that scrolls by itself.
CUT_OFF = """() => [...document.querySelectorAll('.cse, .cse p, .cse li, .cse .wide, .vega-embed')]
  .filter((one) => one.getBoundingClientRect().right > window.innerWidth)
  .map((one) => one.textContent.slice(0, 40))"""


def known_at(scenario: Scenario, stage_id: str) -> list[str]:
    return [fact.id for fact in scenario.facts_up_to(stage_id)]


def test_a_case_that_is_changed_shows_at_once_what_moves(
    visit: Callable[..., Visit], rules: Rules
) -> None:
    page = visit(viewport={"width": 390, "height": 844}).open(exercise_address("change_a_case"))
    scenario, decision = next(
        (scenario, decision)
        for scenario in rules.scenarios.values()
        for decision in scenario.decisions
        if decision.pathway == "which-meeting"
        and scenario.rating(decision.stage, "practice-rat")
        and change_the_case(
            rules, decision, scenario, not_known=known_at(scenario, decision.stage)
        ).unsure_now
    )
    page.get_by_label("Case", exact=True).wait_for(timeout=START)
    choose_case(page, scenario, decision.stage)
    page.get_by_label("Procedure", exact=True).select_option(
        label=rules.pathways[decision.pathway].title
    )
    moved = change_the_case(rules, decision, scenario)
    shown = page.locator(".result")
    expect(shown).to_contain_text(f"{moved.before.title}, as in the key", timeout=START)
    gone = known_at(scenario, decision.stage)
    for tick in page.get_by_role("checkbox").all():
        tick.uncheck()
    moved = change_the_case(rules, decision, scenario, not_known=gone)
    assert moved.levels
    for level in moved.levels:
        words = f"it was {level.before}, now it is {level.after}." if level.moved else level.after
        expect(shown).to_contain_text(f"{level.title}: {words}", timeout=START)
    for name in moved.unsure_now:
        question = rules.pathways[decision.pathway].question(name)
        assert question is not None
        unsure = next(answer for answer in question.answers if answer.unsure)
        group = page.get_by_role("radiogroup", name=question.text, exact=True)
        expect(group.get_by_role("radio", name=unsure.text, exact=True)).to_be_checked()
    assert page.evaluate(CUT_OFF) == []
    press(page, "Back to the key")
    expect(shown).to_contain_text(f"{moved.before.title}, as in the key", timeout=START)
    # An answer that is changed by hand.
    question = rules.pathways[decision.pathway].question(decision.answers[0].question)
    assert question is not None
    other = next(one for one in question.answers if one.id != decision.answers[0].answer)
    choose(page.get_by_role("radiogroup", name=question.text, exact=True), other.text)
    moved = change_the_case(rules, decision, scenario, answers={question.id: other.id})
    expect(shown).to_contain_text(moved.after.title or "a question is open", timeout=START)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(len(gone))


def test_a_case_is_checked_saved_loaded_by_the_real_loader_and_opened_again(
    visit: Callable[..., Visit], rules: Rules, tmp_path: Path
) -> None:
    """A file that is saved in the browser, with the network refused, is a file like the others."""
    page = visit().open(exercise_address("build_a_case"))
    press(page, "Check the case")
    faults = page.locator("h3.faults")
    expect(faults).to_be_visible(timeout=START)
    expect(page.get_by_text("There is no fact yet.")).to_be_visible()
    case = next(iter(rules.scenarios.values()))
    page.get_by_label("Begin with").select_option(label=case.title)
    expect(page.get_by_label("Title of the case")).to_have_value(case.title, timeout=START)
    page.get_by_label("Title of the case").fill("A title of our own")
    press(page, "Add a question")
    page.get_by_label("Question", exact=True).fill('What would you "ask" first?')
    press(page, "Check the case")
    expect(page.get_by_role("heading", name="The case is sound")).to_be_visible(timeout=START)
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the file").click()
    assert saving.value.suggested_filename == f"{case.id}.toml"
    saved = tmp_path / saving.value.suggested_filename
    saving.value.save_as(saved)
    read = check_case(rules, saved.read_text(encoding="utf-8"), case.file)
    assert read.title == "A title of our own"
    assert read.prompts == (*case.prompts, 'What would you "ask" first?')
    assert read.decisions == case.decisions
    own = tmp_path / "own.toml"
    own.write_text(case_text(case_data(case) | {"title": "Once more"}), encoding="utf-8")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Open a case that you saved").click()
    choosing.value.set_files(own)
    expect(page.get_by_text("own.toml is open.")).to_be_visible(timeout=START)
    expect(page.get_by_label("Title of the case")).to_have_value("Once more")


def test_a_groups_files_show_the_confusion_that_was_put_in(
    visit: Callable[..., Visit], rules: Rules, tmp_path: Path
) -> None:
    window = visit(viewport={"width": 390, "height": 844})
    page = window.open(exercise_address("our_group_results"))
    results = group_of(rules, 7, 5, 1)
    files = [tmp_path / f"{one.code}-{one.part}.json" for one in results]
    for file, one in zip(files, results, strict=True):
        file.write_text(results_text(one), encoding="utf-8")
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    open_files(page, [*files, broken], len(files))
    expect(page.get_by_role("heading", name="broken.json was not added")).to_be_visible()
    expect_group(page, look_at_group(rules, results))
    assert page.evaluate(CUT_OFF) == []
    press_first = page.get_by_role("button", name="Take out").first
    press_first.click()
    expect(page.get_by_text(f"{len(files) - 1} files are open")).to_be_visible(timeout=START)
    expect(page.locator("p.change")).to_contain_text("6 people have both sets.")
