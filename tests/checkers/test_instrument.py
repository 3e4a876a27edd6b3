"""A form of a RAT: what it asks, and everything that a level rests on and leads to on the sheet."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from all_forms import NAMES, rules_with_all_forms
from checking_forms import entries_of, once, parts_of, right_input, sources_of, texts_of
from counting import count
from due import COUNTED, end_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cse_guidance.answers import plain
from cse_guidance.checkers import Answered, Checker
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.entered import entered
from cse_guidance.checkers.first import FIRST
from cse_guidance.checkers.form import Field, Group, fields_in
from cse_guidance.checkers.instrument import KINDS, domain_groups, instrument_checker
from cse_guidance.checkers.sheet import Item, Row, Sheet, Step, Words
from cse_guidance.deadlines import Happened, deadlines
from cse_guidance.model import Instrument
from cse_guidance.score import score
from cse_guidance.score_result import ScoreResult
from cse_guidance.scoring.judgement import JudgementGiven
from cse_guidance.words import sentence, window_words

RULES = rules_with_all_forms()
TODAY = date(2026, 11, 25)
CASES = 60  # of each form
seeds = st.integers(0, 10**9)
each_form = pytest.mark.parametrize("name", NAMES)


@cache
def checker_of(name: str) -> Checker:
    return instrument_checker(RULES, RULES.instruments[name])


def case_of(name: str, seed: int) -> dict[str, dict[str, str]]:
    """Return a generated case: answers, a judgement at times, words at times, dates at times."""
    found = right_input(checker_of(name).shape, seed)
    return {key: dict(value) for key, value in found.items() if isinstance(value, dict)}


def answered(name: str, case: dict[str, dict[str, str]]) -> tuple[ScoreResult, Sheet]:
    found = ask(checker_of(name), entries_of(checker_of(name).shape, case), TODAY)
    assert isinstance(found, Answered), found
    assert isinstance(found.result, ScoreResult)
    return found.result, found.sheet


def words_of(sheet: Sheet, title: str) -> list[str]:
    """Return every text of the part of a sheet whose title starts so; none where there is none."""
    return [text for part in sheet.parts if part.title.startswith(title) for text in texts_of(part)]


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_the_result_is_what_scoring_the_same_case_gives(name: str, seed: int) -> None:
    case = case_of(name, seed)
    judged = case.get("judgement")
    expected = score(
        RULES,
        name,
        case["answers"],
        judgement=JudgementGiven(judged["level"], judged["reasons"]) if judged else None,
        written=case.get("written"),
    )
    assert plain(answered(name, case)[0]) == plain(expected)
    count("cases scored by a form in the page")


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_the_section_47_question_stands_first_and_then_the_level(name: str, seed: int) -> None:
    result, sheet = answered(name, case_of(name, seed))
    assert sheet.title == FIRST
    assert sheet.urgency == result.urgency
    question, danger, *_ = sheet.lead
    assert isinstance(question, Words)
    assert isinstance(danger, Words)
    assert question.text == result.ask_first.text
    assert danger.text == f"{result.ask_first.then} {result.ask_first.because}"
    assert danger.sources == result.ask_first.sources
    assert [one.page for one in parts_of(sheet.lead) if isinstance(one, Item)] == [
        result.ask_first.pathway
    ]
    assert sheet.parts[0].title == f"The level on this form: {result.title}"
    level = words_of(sheet, "The level on this form")
    assert result.summary in level
    assert result.notice in level
    if result.total is not None:
        assert any(str(result.total) in one and str(result.highest_total) in one for one in level)
    between = [one for one in level if "lies between" in one]
    assert bool(between) == (result.lowest != result.highest)
    assert all(result.lowest in one and result.highest in one for one in between)


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_every_step_and_every_reason_of_the_result_is_on_the_sheet(name: str, seed: int) -> None:
    result, sheet = answered(name, case_of(name, seed))
    steps = [one for one in parts_of(sheet) if isinstance(one, Step)]
    assert [(o.what, o.who, o.when, o.scope) for o in steps] == [
        (o.what, o.who, o.when, o.scope) for o in result.to_do
    ]
    rows = [one for one in parts_of(sheet) if isinstance(one, Row)]
    assert [(row.term, row.rule, row.sources) for row in rows] == [
        (reason.used, reason.rule, reason.sources) for reason in result.reasons
    ]
    why = words_of(sheet, "Why this level")
    assert set(result.prompts) <= set(why)
    assert all(any(floor in text for text in why) for floor in result.floors)
    cited = set(once(sources_of(sheet)))
    reach = {s.id for one in result.to_do for s in one.sources if s.words == one.scope}
    assert set(once(sources_of([result.reasons, result.sources, result.to_do]))) - reach <= cited


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_what_is_not_known_is_told_and_what_could_change_the_level_apart(
    name: str, seed: int
) -> None:
    result, sheet = answered(name, case_of(name, seed))
    changes = words_of(sheet, "What is not known, and could change the level")
    same = words_of(sheet, "Not known, and would not change the level")
    for one in result.not_known:
        label = sentence(one.label)
        assert (label in changes) == one.raises
        assert (label in same) == (not one.raises)
        if one.raises:
            place = changes.index(label)
            assert sentence(one.level_if_yes) in changes[place - 1]
    assert len(changes) == 2 * sum(one.raises for one in result.not_known) + bool(changes)


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_what_is_there_is_shown_by_its_kind_and_what_is_rated_by_its_rating(
    name: str, seed: int
) -> None:
    result, sheet = answered(name, case_of(name, seed))
    there = {
        item.lead: item.text
        for part in sheet.parts
        if part.title == "What is there"
        for item in parts_of(part)
        if isinstance(item, Item)
    }
    for kind, title in KINDS.items():
        labels = [one.label for one in getattr(result, kind)]
        assert there.get(f"{title}:", "") == "; ".join(labels)
    rated = words_of(sheet, "The ratings")
    for one in result.profile:
        assert f"{one.answer}:" in rated
        assert "; ".join(one.labels) in rated


@each_form
@settings(max_examples=CASES)
@given(seeds)
def test_what_the_form_asks_in_words_is_to_be_recorded_until_it_is_written(
    name: str, seed: int
) -> None:
    result, sheet = answered(name, case_of(name, seed))
    record = words_of(sheet, "What to record")
    for one in result.to_write:
        assert any(text.startswith(one.title.rstrip(".")) for text in record) != one.written
    for point in RULES.recording:
        assert sentence(point.text) in record


@each_form
def test_a_judgement_is_told_with_its_reasons_and_a_second_reader_where_it_lowers(
    name: str,
) -> None:
    form = RULES.instruments[name]
    gravest = {i.id: form.scale_of(i).gravest.id for i in form.indicators if i.kind == "sign"}
    for level in form.levels:
        for answers in ({}, gravest):
            judgement = {"level": level.id, "reasons": "I have known the family for years."}
            result, sheet = answered(name, {"answers": answers, "judgement": judgement})
            assert result.judgement is not None
            shown = " ".join(words_of(sheet, "The level on this form"))
            assert result.judgement.told in shown
            assert f"Your judgement: {level.title}." in shown
            assert set(once(result.judgement.sources)) <= set(once(sources_of(sheet)))
            assert judgement["reasons"] in shown
            if result.judgement.second_reader:
                assert result.judgement.second_reader in shown
            assert sheet.parts[0].title.endswith(result.title)
    result, sheet = answered(name, {"answers": {}})
    assert result.judgement is None
    assert "Reasons given" not in " ".join(texts_of(sheet))


@each_form
@settings(max_examples=CASES)
@given(seeds, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_the_last_day_of_a_step_is_shown_where_its_event_is_given_and_nowhere_else(
    name: str, seed: int, day: date
) -> None:
    form = RULES.instruments[name]
    answers = case_of(name, seed)["answers"]
    _, without = answered(name, {"answers": answers})
    assert not any(one.by for one in parts_of(without) if isinstance(one, Step))
    for place in without.ask:
        event = place.removeprefix("dates/")
        result, sheet = answered(name, {"answers": answers, "dates": {event: day.isoformat()}})
        due = {one.clock: one for one in deadlines(RULES, [Happened(event, day)]).all}
        shown = [one for one in parts_of(sheet) if isinstance(one, Step)]
        for one, step in zip(result.to_do, shown, strict=True):
            action = form.action(one.id)
            assert action is not None
            clock = RULES.clocks[action.clock]
            line = due.get(clock.id)
            if line is None or clock.unit in ("at once", "today", "as soon as possible"):
                assert step.by == ""
                continue
            assert step.by.startswith(line.due_words)
            assert all(remark in step.by for remark in line.remarks)
            assert str(end_of(clock, day).year) in step.by
        assert sheet.ask == without.ask


@each_form
def test_the_boxes_for_dates_are_those_of_the_events_from_which_a_step_is_counted(
    name: str,
) -> None:
    form, checker = RULES.instruments[name], checker_of(name)
    counted = {clock.id for clock in COUNTED}
    events = {
        RULES.clocks[action.clock].from_event for action in form.actions if action.clock in counted
    }
    after = checker.form.after
    boxes = {field.name for field in fields_in(after.parts)} if after else set()
    assert boxes == {f"dates/{event}" for event in events}


@each_form
def test_the_form_asks_every_line_in_its_domain_with_its_answers_and_what_they_mean(
    name: str,
) -> None:
    form = RULES.instruments[name]
    groups = domain_groups(form, "answers")
    assert [group.title for group in groups] == [domain.title for domain in form.domains]
    for group, domain in zip(groups, form.domains, strict=True):
        assert group.intro == domain.intro
        assert group.counted
        assert not group.folded
        asked = [one for one in form.indicators if one.domain == domain.id]
        for field, indicator in zip(group.parts, asked, strict=True):
            assert isinstance(field, Field)
            assert (field.name, field.label) == (f"answers/{indicator.id}", indicator.label)
            assert field.hint == sentence(indicator.hint)
            _assert_options(form, field)
    ids = [group.id for group in domain_groups(form, f"answers/{form.id}")]
    assert len(set(ids)) == len(ids)
    assert not any("/" in one for one in ids)


def _assert_options(form: Instrument, field: Field) -> None:
    indicator = form.indicator(field.name.removeprefix("answers/"))
    assert indicator is not None
    windows = {window.id: window_words(window) for window in form.windows}
    anchors = {anchor.answer: anchor.text for anchor in indicator.anchors}
    for option, answer in zip(field.options, form.scale_of(indicator).answers, strict=True):
        assert (option.value, option.text) == (answer.id, answer.text)
        assert option.unknown == answer.unknown
        if answer.id in anchors:
            assert option.hint == anchors[answer.id]
        else:
            assert all(windows[one] in option.hint for one in answer.windows)


@each_form
def test_a_persons_judgement_and_words_have_boxes_of_their_own(name: str) -> None:
    form, checker = RULES.instruments[name], checker_of(name)
    fields = {field.name: field for field in checker.form.fields()}
    assert [one.text for one in fields["judgement/level"].options] == [o.title for o in form.levels]
    assert "judgement/reasons" in fields
    for one in form.to_write:
        assert fields[f"written/{one.id}"].label == one.title
    (screen,) = checker.form.screens
    (judgement,) = (one for one in screen.parts if isinstance(one, Group) and one.folded)
    assert judgement.intro == form.judgement.how
    assert checker.purpose == form.notice
    assert checker.title == form.long_title


@each_form
def test_an_empty_form_is_answered_as_nothing_known(name: str) -> None:
    result, sheet = answered(name, {"answers": {}})
    assert len(result.not_known) == len(RULES.instruments[name].indicators)
    assert RULES.instruments[name].title in sheet.made
    assert result.version in sheet.made


@each_form
def test_a_box_that_is_wrong_is_told_and_nothing_is_scored(name: str) -> None:
    checker = checker_of(name)
    found = ask(checker, [("answers/nobody", "yes"), ("judgement/level", "grave")], TODAY)
    assert isinstance(found, Mend)
    assert {one.name for one in found.to_mend} >= {"answers/nobody", "judgement/level"}
    assert entered(checker.shape, []).values == {"answers": {}}
