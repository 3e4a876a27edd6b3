"""The trainer's pack: a handout gives nothing away, a marking sheet holds everything."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from built_page import Page

from cse_guidance.exercises.on_paper import BESIDE, decisions_on_paper
from cse_guidance.exercises.shown import case_items
from cse_guidance.load import load_rules
from cse_guidance.model import Scenario
from cse_guidance.other_ways import accepted_choices, with_one_more_fact
from cse_guidance.self_test import key_of
from cse_guidance.site.projector import LETTERS, LINES, fitting_lines, slides_of
from cse_guidance.words import sentence

CONF = Path(__file__).resolve().parents[2] / "conf"
RULES = load_rules(CONF, thorough=False)
CASES = list(RULES.scenarios.values())
EACH = pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
MOST_ASKED = "which-meeting"


def words_of(html: str) -> str:
    """Return the words of a piece of a page, all in small letters and one space apart."""
    bare = re.sub(r"</?(?:strong|span|em|a)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", bare)).split()).lower()


def html_of(site: Path, name: str) -> str:
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    return html[html.index("<main") : html.index("</main>")]


def part(site: Path, case: Scenario, name: str) -> str:
    """Return the words of one part of a pack: notes, handout, marking or projector."""
    html = html_of(site, f"train/{case.id}")
    opening = re.search(rf'<(?:section|dialog) class="[^"]*" id="{name}"', html)
    assert opening, name
    start = opening.start()
    following = re.search(r'<(?:section class="pack__part|dialog)', html[start + 1 :])
    end = start + 1 + following.start() if following else len(html)
    return words_of(html[start:end])


def squeezed(text: str) -> str:
    return " ".join(text.split()).lower()


def asked(case: Scenario) -> str:
    """Return everything that is known or can be chosen before anybody has decided."""
    texts = [fact.text for fact in case.facts]
    texts += [stage.title for stage in case.stages]
    texts += [choice.text for item in case_items(RULES, case) for choice in item.choices]
    texts += [RULES.pathways[item.pathway].title for item in case_items(RULES, case)]
    return squeezed(" | ".join(texts))


def answers(case: Scenario) -> list[str]:
    """Return everything of a case's key and of what the rules make of it, in words."""
    found: list[str] = []
    for item in case_items(RULES, case):
        decision, result = key_of(RULES, item)
        found += [result.title, result.summary]
        found += [one.why for one in decision.answers]
        found += list(accepted_choices(RULES, decision).values())
    for what_if in case.what_if:
        found += [what_if.text, what_if.why, with_one_more_fact(RULES, case, what_if).title]
    found += [one.text for one in case.not_known] + [one.ask for one in case.not_known]
    found += [text for one in case.record_errors for text in (one.what, one.better)]
    found += [trap.better.rstrip(".") for trap in case.language_traps]
    return [squeezed(text) for text in found]


@EACH
def test_a_handout_has_every_fact_and_every_choice_and_no_answer(
    site: Path, case: Scenario
) -> None:
    handout = part(site, case, "handout")
    for number, fact in enumerate(case.facts, start=1):
        assert squeezed(f"{fact.reported_by}: {fact.text}") in handout, number
    for items in decisions_on_paper(RULES, case).values():
        for item in items:
            assert all(squeezed(choice.text) in handout for choice in item.choices)
    known = asked(case)
    told = [text for text in answers(case) if text not in known and text in handout]
    assert told == []
    assert "the rules say" not in handout
    assert all(squeezed(note.text) not in handout for note in case.notes)
    assert all(squeezed(prompt) not in handout for prompt in case.prompts)
    assert squeezed(case.care_notice) in handout
    assert "never write about a real child" in handout


@EACH
def test_a_marking_sheet_holds_every_answer(site: Path, case: Scenario) -> None:
    marking = part(site, case, "marking")
    missing = [text for text in answers(case) if text not in marking]
    assert missing == []
    html = html_of(site, f"train/{case.id}")
    sheet = html[html.index('id="marking"') : html.index("<dialog")]
    for item in case_items(RULES, case):
        decision, result = key_of(RULES, item)
        choices = {one.id: one.text for one in item.choices}
        assert squeezed(f"Tick: {sentence(choices[result.choice])}") in marking
        for name, why in accepted_choices(RULES, decision).items():
            assert squeezed(f"As right: {sentence(choices[name])} {why}") in marking
        assert all(f"#source-{cited.id}" in sheet for cited in result.sources)
        for reason in result.reasons:
            assert all(f"#source-{cited.id}" in sheet for cited in reason.sources)


@EACH
def test_the_notes_have_every_note_and_stand_on_no_page_for_learners(
    site: Path, pages: list[Page], case: Scenario
) -> None:
    notes = part(site, case, "notes")
    for note in case.notes:
        assert squeezed(note.text) in notes
    for prompt in case.prompts:
        assert squeezed(prompt) in notes
    themes = f"themes: {', '.join(case.themes)}"
    assert themes in notes
    learners = [p for p in pages if p.path.relative_to(site).parts[0] != "train"]
    assert len(learners) > len(CASES)
    for page in learners:
        text = words_of(page.html)
        assert all(squeezed(note.text) not in text for note in case.notes), page.path
        assert themes not in text, page.path


@EACH
def test_a_group_decides_what_most_cases_ask_and_at_most_two_things_more(case: Scenario) -> None:
    on_paper = decisions_on_paper(RULES, case)
    assert list(on_paper) == [stage.id for stage in case.stages]
    for stage, items in on_paper.items():
        here = [item for item in case_items(RULES, case) if item.stage == stage]
        others = [item for item in items if item.pathway != MOST_ASKED]
        assert len(others) == min(BESIDE, len([i for i in here if i.pathway != MOST_ASKED]))
        assert [i for i in here if i.pathway == MOST_ASKED] == [
            i for i in items if i.pathway == MOST_ASKED
        ]
        assert items


@EACH
def test_the_slides_show_each_fact_before_the_question_and_the_question_before_the_answer(
    site: Path, case: Scenario
) -> None:
    slides = slides_of(RULES, case)
    shown = [fact.id for slide in slides for fact in slide.facts]
    assert shown == [
        fact.id for stage in case.stages for fact in case.facts if fact.stage == stage.id
    ]
    on_page = part(site, case, "projector")
    place = 0
    for slide in slides:
        here = [*(fact.text for fact in slide.facts), *(one.text for one in slide.choices)]
        for text in (slide.heading, *here, *slide.lines):
            found = on_page.find(squeezed(text), place)
            assert found >= 0, text
        place = on_page.index(squeezed(slide.heading), place)
    kinds = [slide.kind for slide in slides]
    assert kinds[0] == "title"
    assert kinds[-1] == "talk"
    for before, after in pairwise(kinds):
        assert (after == "answer") <= (before in {"question", "answer"})
        assert (before == "question") <= (after == "answer")
    decided = sum(len(items) for items in decisions_on_paper(RULES, case).values())
    assert kinds.count("question") == decided
    known = asked(case)
    told = [text for text in answers(case) if text not in known]
    for slide in slides:
        if slide.kind in {"facts", "question"}:
            words = squeezed(
                " | ".join([slide.over, slide.heading, *(one.text for one in slide.choices)])
            )
            assert not [text for text in told if text in words], slide.heading


def test_what_is_too_much_for_one_slide_is_shared_out_evenly_and_none_is_lost() -> None:
    line = "x" * LETTERS
    assert fitting_lines([]) == ()
    assert fitting_lines([line]) == ((line,),)
    six = [f"{number}{'x' * (2 * LETTERS - 1)}" for number in range(6)]
    groups = fitting_lines(six)
    assert [len(group) for group in groups] == [3, 3]
    assert [one for group in groups for one in group] == six
    long = "x" * LETTERS * (LINES + 5)
    assert fitting_lines([line, long, line]) == ((line,), (long,), (line,))


def test_the_plans_show_every_part_and_their_minutes_add_up(site: Path) -> None:
    html = html_of(site, "train/plans")
    for plan in RULES.training.plans.values():
        start = html.index(f'id="plan-{plan.id}"')
        own = html[start : html.index("</section>", start)]
        minutes = [int(found) for found in re.findall(r"<strong>(\d+) min</strong>", own)]
        assert minutes == [one.minutes for one in plan.parts]
        assert sum(minutes) == plan.minutes
        froms = [int(found) for found in re.findall(r">from (\d+)<", own)]
        assert froms == [sum(minutes[:place]) for place in range(len(minutes))]
        text = words_of(own)
        for one in plan.parts:
            for said in (one.title, *one.trainer, *one.group):
                assert squeezed(said) in text
            row = own[own.index(f'id="part-{plan.id}-{one.id}"') :].partition("</tr>")[0]
            links = re.findall(r'href="(?:\.\./)?([^"#]+)\.html"', row)
            wanted = [*one.cases, *(page.removeprefix("train/") for page in one.pages)]
            assert links == wanted, one.id


def test_each_outcome_goes_back_to_the_audit_and_says_where_it_is_seen(site: Path) -> None:
    html = html_of(site, "train/outcomes")
    for outcome in RULES.training.outcomes.values():
        row = html[html.index(f'id="outcome-{outcome.id}"') :].partition("</tr>")[0]
        assert squeezed(outcome.can) in words_of(row)
        assert squeezed(outcome.seen) in words_of(row)
        assert re.findall(r'briefing-2016\.html#([\w-]+)"', row) == list(outcome.findings)
        parts = [name.replace("/", "-") for name in outcome.parts]
        assert re.findall(r'plans\.html#part-([\w-]+)"', row) == parts
        assert re.findall(r'procedures/([\w-]+)\.html"', row) == list(outcome.pathways)
        for name in outcome.pathways:
            count = sum(one.pathway == name for case in CASES for one in case.decisions)
            assert f"{RULES.pathways[name].title} ({count} decision".lower() in words_of(row)
    for question in RULES.training.questions.values():
        times = 2 if question.asked == "both times" else 1
        assert words_of(html).count(squeezed(question.text)) == times


def test_each_reader_has_a_card_with_steps_and_mistakes_in_the_words_of_the_rules(
    site: Path,
) -> None:
    html = html_of(site, "train/role-cards")
    for reader in RULES.readers.values():
        card = RULES.training.cards[reader.id]
        own = html[html.index(f'id="card-{reader.id}"') :].partition("</section>")[0]
        text = words_of(own)
        for said in (reader.title, card.eyes, *card.knows):
            assert squeezed(said) in text
        for name in card.mistakes:
            mistake = RULES.mistakes[name]
            assert squeezed(f"{mistake.what} {mistake.instead}") in text
            assert f"../{mistake.pages[0]}.html" in own
        for name in card.steps:
            pathway, _, action_id = name.partition("/")
            action = RULES.pathways[pathway].action(action_id)
            assert action
            assert squeezed(action.what) in text
            assert f"../procedures/{pathway}.html" in own
        assert f"../by-role/{reader.id}.html" in own


def test_people_are_kept_safe_and_what_the_area_lacks_is_named(site: Path) -> None:
    html = html_of(site, "train/keep-people-safe")
    text = words_of(html)
    for care in RULES.training.care:
        assert squeezed(care.text) in text
    gap = next(one for one in RULES.area.missing if one.id == "staff-support")
    assert squeezed(f"Missing here: {gap.title}. {gap.why}") in text
    for contact in RULES.area.contacts:
        assert squeezed(contact.title) in text


def test_every_case_is_in_the_list_with_its_pack_and_its_themes(site: Path) -> None:
    html = html_of(site, "train/index")
    for case in CASES:
        row = html[html.index(f'href="{case.id}.html"') :].partition("</tr>")[0]
        assert squeezed(case.about) in words_of(row)
        assert ", ".join(case.themes) in words_of(row)
    assert 'href="train/index.html"' in html_of(site, "index")
    assert 'href="../train/index.html"' in html_of(site, "practise/index")
