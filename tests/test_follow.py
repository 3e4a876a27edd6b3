"""Following a pathway: the next question, the outcome, the trace, and what was not used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import FaultsFound
from cse_guidance.follow import follow, walk
from cse_guidance.load import packaged_rules
from cse_guidance.model import Pathway, Rules
from cse_guidance.paths import Path, all_paths

PATHWAY = packaged_rules().pathways["which-meeting"]
PATHS = list(all_paths(PATHWAY))
EVERY_PATH = [
    pytest.param(one, found, id="-".join([one.id, *(answer for _, answer in found[0])]))
    for one in packaged_rules().pathways.values()
    for found in all_paths(one)
]


def test_with_no_answer_the_first_question_is_next(rules: Rules, pathway: Pathway) -> None:
    result = follow(rules, pathway.id, {})
    assert result.next_question == pathway.start
    assert (result.outcome, result.path, result.to_do, result.reasons) == ("", (), (), ())
    assert (result.title, result.summary, result.urgency, result.choice) == ("", "", 0, "")
    assert (result.next, result.then, result.sources) == ((), (), ())


@given(st.sampled_from(PATHS), st.data())
def test_a_path_cut_short_asks_the_question_where_it_was_cut(
    found: tuple[Path, str], data: st.DataObject
) -> None:
    path, end = found
    cut = data.draw(st.integers(0, len(path)))
    result = follow(packaged_rules(), PATHWAY.id, dict(path[:cut]))
    assert result.path == path[:cut]
    if cut == len(path):
        assert (result.outcome, result.next_question) == (end, "")
    else:
        assert (result.outcome, result.next_question) == ("", path[cut][0])
        assert result.to_do == ()


@pytest.mark.parametrize(("pathway", "found"), EVERY_PATH)
def test_each_path_tells_each_answer_its_rule_and_its_sources(
    rules: Rules, pathway: Pathway, found: tuple[Path, str]
) -> None:
    path, end = found
    result = follow(rules, pathway.id, dict(path))
    outcome = pathway.outcome(end)
    assert outcome is not None
    assert (result.title, result.summary, result.urgency, result.next) == (
        outcome.title,
        outcome.summary,
        outcome.urgency,
        outcome.next,
    )
    assert [one.pathway for one in result.then] == list(outcome.then)
    assert [one.title for one in result.then] == [rules.pathways[o].title for o in outcome.then]
    assert [one.purpose for one in result.then] == [rules.pathways[o].purpose for o in outcome.then]
    assert result.choice in {choice.id for choice in pathway.choices}
    assert len(result.reasons) == len(path)
    for (question_id, answer_id), reason in zip(path, result.reasons, strict=True):
        question = pathway.question(question_id)
        assert question is not None
        answer = question.answer(answer_id)
        assert answer is not None
        assert reason.used == f"{question.text} {answer.text}."
        assert reason.rule == answer.because
        assert [cited.id for cited in reason.sources] == list(question.sources)
        assert (question.text in result.not_sure) == answer.unsure


@pytest.mark.parametrize(("pathway", "found"), EVERY_PATH)
def test_what_an_answer_adds_stands_before_or_after_what_the_outcome_asks(
    rules: Rules, pathway: Pathway, found: tuple[Path, str]
) -> None:
    path, end = found
    outcome = pathway.outcome(end)
    assert outcome is not None
    before: list[str] = []
    after: list[str] = []
    for question_id, answer_id in path:
        question = pathway.question(question_id)
        answer = question.answer(answer_id) if question else None
        assert answer is not None
        before += [one for one in answer.adds_first if one not in before]
        after += [one for one in answer.adds if one not in after]
    own = [one for one in outcome.actions if one not in before]
    late = [one for one in after if one not in (*before, *own)]
    ids = [step.id for step in follow(rules, pathway.id, dict(path)).to_do]
    assert ids == [*before, *own, *late]


def test_answers_that_the_path_never_asks_for_are_named(rules: Rules, pathway: Pathway) -> None:
    path, _ = min(PATHS, key=lambda found: len(found[0]))
    everything = {question.id: question.answers[0].id for question in pathway.questions}
    result = follow(rules, pathway.id, everything | dict(path))
    assert set(result.not_used) == set(everything) - {question for question, _ in path}


@given(st.permutations(PATHS[-1][0]))
def test_the_order_in_which_answers_are_given_changes_nothing(
    shuffled: list[tuple[str, str]],
) -> None:
    rules = packaged_rules()
    assert follow(rules, PATHWAY.id, dict(shuffled)) == follow(
        rules, PATHWAY.id, dict(PATHS[-1][0])
    )


def test_every_fault_of_the_answers_is_named_at_once(rules: Rules, pathway: Pathway) -> None:
    first, second = pathway.questions[:2]
    with pytest.raises(FaultsFound) as found:
        follow(rules, pathway.id, {first.id: "mabye", second.id + "s": second.answers[0].id})
    wrong_answer, wrong_question = found.value.faults
    assert wrong_answer.place == f'question "{first.id}"'
    assert all(f'"{answer.id}"' in wrong_answer.remedy for answer in first.answers)
    assert wrong_question.remedy == f'Did you mean "{second.id}"?'


def test_a_wrong_answer_to_a_question_that_is_not_asked_is_a_fault_too(
    rules: Rules, pathway: Pathway
) -> None:
    path, _ = min(PATHS, key=lambda found: len(found[0]))
    last = pathway.questions[-1]
    with pytest.raises(FaultsFound):
        follow(rules, pathway.id, dict(path) | {last.id: "perhaps"})


def test_an_unknown_pathway_is_named_with_the_nearest_one(rules: Rules) -> None:
    with pytest.raises(FaultsFound) as found:
        follow(rules, "wich-meeting", {})
    (fault,) = found.value.faults
    assert fault.remedy == 'Did you mean "which-meeting"?'


def test_walking_stops_at_an_answer_that_does_not_exist(pathway: Pathway) -> None:
    assert walk(pathway, {pathway.start: "perhaps"}) == ([], pathway.start)
