"""Every path of every pathway: the form walks it, and the sheet says what the rules say of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from checking_forms import CHECKERS, RULES, once, parts_of, sources_of, texts_of
from counting import count

from cse_guidance.answers import plain
from cse_guidance.checkers import Answered
from cse_guidance.checkers.ask import Mend, ask
from cse_guidance.checkers.form import Field
from cse_guidance.checkers.sheet import Item, Part, Row, Sheet, Step, Words
from cse_guidance.follow import PathwayResult, follow
from cse_guidance.model import Pathway
from cse_guidance.paths import Path, all_paths
from cse_guidance.words import sentence

TODAY = date(2026, 11, 25)
PATHS = {one.id: list(all_paths(one)) for one in RULES.pathways.values()}
EVERY_PATH = [
    pytest.param(RULES.pathways[name], path, id="-".join([name, *(answer for _, answer in path)]))
    for name, found in PATHS.items()
    for path, _ in found
]
each_path = pytest.mark.parametrize(("pathway", "path"), EVERY_PATH)


def entries_for(path: Path) -> list[tuple[str, str]]:
    return [(f"answers/{question}", answer) for question, answer in path]


def answered(pathway: Pathway, entries: list[tuple[str, str]]) -> tuple[PathwayResult, Sheet]:
    found = ask(CHECKERS[f"follow-{pathway.id}"], entries, TODAY)
    assert isinstance(found, Answered)
    assert isinstance(found.result, PathwayResult)
    return found.result, found.sheet


def part_called(sheet: Sheet, title: str) -> Part:
    (found,) = (part for part in sheet.parts if part.title == title)
    return found


def walked(pathway: Pathway, answers: Mapping[str, str]) -> Path:
    """Return the path that the form itself takes, by the arrows beside its options."""
    screens = {one.id: one for one in CHECKERS[f"follow-{pathway.id}"].form.screens}
    at, path = next(iter(screens)), []
    while at:
        (field,) = screens[at].parts
        assert isinstance(field, Field)
        chosen = next(one for one in field.options if one.value == answers[at])
        path.append((field.name.removeprefix("answers/"), chosen.value))
        at = chosen.leads_to
    return tuple(path)


@each_path
def test_the_form_takes_the_path_that_the_rules_take(pathway: Pathway, path: Path) -> None:
    everything = {question.id: question.answers[0].id for question in pathway.questions}
    answers = everything | dict(path)
    assert walked(pathway, answers) == follow(RULES, pathway.id, answers).path == path
    count("paths that a form walked")


@each_path
def test_the_result_is_what_following_the_pathway_gives(pathway: Pathway, path: Path) -> None:
    result, _ = answered(pathway, entries_for(path))
    assert plain(result) == plain(follow(RULES, pathway.id, dict(path)))


@each_path
def test_the_outcome_stands_first_and_every_step_says_who_and_by_when(
    pathway: Pathway, path: Path
) -> None:
    result, sheet = answered(pathway, entries_for(path))
    assert sheet.title == result.title
    assert sheet.urgency == result.urgency
    assert sheet.lead == (Words(result.summary),)
    assert sheet.parts[0].title == "What to do, who and by when" or not result.to_do
    assert [one for one in parts_of(sheet) if isinstance(one, Step)] == [
        Step(
            one.what,
            one.who,
            one.when,
            "",
            one.scope,
            tuple(source for source in one.sources if source.words != one.scope),
        )
        for one in result.to_do
    ]
    for one in result.to_do:
        assert one.who
        assert one.when


@each_path
def test_each_answer_is_shown_with_what_the_rule_made_of_it_and_can_be_changed(
    pathway: Pathway, path: Path
) -> None:
    result, sheet = answered(pathway, entries_for(path))
    rows = [
        one for one in parts_of(part_called(sheet, "Why: your answers")) if isinstance(one, Row)
    ]
    assert [row.change for row in rows] == [name for name, _ in entries_for(path)]
    for row, (question_id, answer_id), reason in zip(rows, path, result.reasons, strict=True):
        question = pathway.question(question_id)
        assert question is not None
        answer = question.answer(answer_id)
        assert answer is not None
        assert (row.term, row.text) == (question.text, answer.text)
        assert (row.rule, row.sources) == (answer.because, reason.sources)


@each_path
def test_everything_else_that_the_result_holds_is_on_the_sheet(
    pathway: Pathway, path: Path
) -> None:
    result, sheet = answered(pathway, entries_for(path))
    shown = set(texts_of(sheet))
    assert set(result.next) <= shown
    assert {one.purpose for one in result.then} <= shown
    pages = [one.page for one in parts_of(sheet) if isinstance(one, Item) and one.page]
    assert [one.pathway for one in result.then] == pages[: len(result.then)]
    assert set(once(result.sources)) <= set(once(sources_of(sheet)))
    reach = {
        source.id for one in result.to_do for source in one.sources if source.words == one.scope
    }
    assert set(once(sources_of(result))) - reach <= set(once(sources_of(sheet)))
    assert pathway.title in sheet.made
    assert pathway.version in sheet.made
    assert "25 November 2026" in sheet.made


def _ends(pathway: Pathway, given: Mapping[str, str], question: str, answer: str) -> set[str]:
    """Return the titles of the outcomes to which another answer could lead, by every path."""
    changed = {**given, question: answer}
    titles = {outcome.id: outcome.title for outcome in pathway.outcomes}
    return {
        titles[end]
        for path, end in PATHS[pathway.id]
        if all(changed.get(one, chosen) == chosen for one, chosen in path)
    }


@each_path
def test_what_is_not_known_is_named_with_what_each_other_answer_would_change(
    pathway: Pathway, path: Path
) -> None:
    result, sheet = answered(pathway, entries_for(path))
    unsure = {}
    for question_id, answer_id in path:
        question = pathway.question(question_id)
        assert question is not None
        if next(one for one in question.answers if one.id == answer_id).unsure:
            unsure[question.text] = question
    assert list(unsure) == list(result.not_sure)
    if not unsure:
        assert "What is not known" not in [part.title for part in sheet.parts]
        return
    items = [o for o in parts_of(part_called(sheet, "What is not known")) if isinstance(o, Item)]
    assert [item.lead for item in items] == list(unsure)
    for item in items:
        question = unsure[item.lead]
        others = [one for one in question.answers if not one.unsure]
        ends = {o.text: _ends(pathway, dict(path), question.id, o.id) for o in others}
        if all(found == {result.title} for found in ends.values()):
            assert "the same whatever the answer" in item.text
            continue
        assert "whatever the answer" not in item.text
        told = item.text
        for answer, titles in ends.items():
            start = told.index(f"\u201c{answer}\u201d")
            rest = told[start:].partition(" If the answer is ")[0]
            _, _, said = rest.partition(", the outcome is ")
            assert _named(said) == titles, (item.text, titles)
        count("other answers whose outcomes were followed", len(ends))


def _named(said: str) -> set[str]:
    """Return the titles that a sentence names: one, or "one of these: A; B."."""
    titles = said.removeprefix("one of these: ").split("; ")
    known = {sentence(o.title): o.title for one in RULES.pathways.values() for o in one.outcomes}
    assert len(titles) > 1 or not said.startswith("one of these")
    return {known[sentence(title)] for title in titles}


def test_some_path_tells_each_kind_of_thing_about_what_is_not_known() -> None:
    said = [
        item.text
        for pathway in RULES.pathways.values()
        for path, _ in PATHS[pathway.id]
        for part in answered(pathway, entries_for(path))[1].parts
        if part.title == "What is not known"
        for item in parts_of(part)
        if isinstance(item, Item)
    ]
    assert any("the same whatever" in text for text in said)
    assert any("one of these: " in text for text in said)
    assert any("one of these: " not in text and "the outcome is" in text for text in said)


@pytest.mark.parametrize("pathway", RULES.pathways.values(), ids=RULES.pathways)
def test_a_path_that_is_cut_short_says_which_question_is_next(pathway: Pathway) -> None:
    for path, _ in PATHS[pathway.id][:20]:
        for end in range(len(path)):
            result, sheet = answered(pathway, entries_for(path[:end]))
            asked = pathway.question(path[end][0])
            assert asked is not None
            assert result.next_question == asked.id
            assert asked.text in texts_of(list(sheet.lead))[0]
            assert not any(isinstance(one, Step) for one in parts_of(sheet))
            assert sheet.urgency == 0


@pytest.mark.parametrize("pathway", RULES.pathways.values(), ids=RULES.pathways)
def test_the_form_says_of_each_question_what_the_pathway_says(pathway: Pathway) -> None:
    form = CHECKERS[f"follow-{pathway.id}"].form
    for screen in form.screens:
        question = pathway.question(screen.id)
        (field,) = screen.parts
        assert question is not None
        assert isinstance(field, Field)
        assert field.hint == sentence(question.hint)
        assert field.sources == question.sources
        for option, answer in zip(field.options, question.answers, strict=True):
            assert (option.value, option.text) == (answer.id, answer.text)
            assert option.unknown == answer.unsure
            follows = pathway.question(answer.leads_to)
            assert option.leads_to == (follows.id if follows else "")
        for note, point in zip(field.notes, question.points, strict=True):
            assert (note.scope, note.area, note.sources) == (point.scope, point.area, point.sources)


def test_an_answer_that_does_not_exist_is_told_at_its_question(pathway: Pathway) -> None:
    found = ask(CHECKERS[f"follow-{pathway.id}"], [(f"answers/{pathway.start}", "perhaps")], TODAY)
    assert isinstance(found, Mend)
    (told,) = found.to_mend
    assert told.name == f"answers/{pathway.start}"
    question = pathway.question(pathway.start)
    assert question is not None
    assert told.words.startswith(question.text.rstrip("?."))


def test_answers_that_the_path_does_not_ask_change_nothing_on_the_sheet(pathway: Pathway) -> None:
    path, _ = min(PATHS[pathway.id], key=lambda one: len(one[0]))
    everything = {question.id: question.answers[0].id for question in pathway.questions}
    _, sheet = answered(pathway, entries_for(path))
    more = list({f"answers/{q}": a for q, a in {**everything, **dict(path)}.items()}.items())
    assert answered(pathway, more)[1] == sheet


def test_the_sources_of_the_outcome_stand_under_the_answers(pathway: Pathway) -> None:
    for path, _ in PATHS[pathway.id]:
        result, sheet = answered(pathway, entries_for(path))
        last = part_called(sheet, "Why: your answers").blocks[-1]
        assert isinstance(last, Words) == bool(result.sources)
        if isinstance(last, Words):
            assert last.sources == result.sources
