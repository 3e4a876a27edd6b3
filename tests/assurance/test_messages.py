"""What is said about answers that a person hands in, whole: it was read by somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import said as said_module
from said import APPROVED, RECORDING, approved, in_general, said, write_said

from cse_guidance.faults import Fault, FaultsFound
from cse_guidance.follow import find_pathway, follow
from cse_guidance.load import packaged_rules
from cse_guidance.score import find_instrument, score
from cse_guidance.scoring.judgement import JudgementGiven

RULES = packaged_rules()
PATHWAYS = list(RULES.pathways.values())
INSTRUMENTS = list(RULES.instruments.values())


def wrong() -> Iterator[Callable[[], object]]:
    """Yield calls that each hand in something wrong."""
    yield lambda: find_pathway(RULES, "zzz")
    yield lambda: find_instrument(RULES, "zzz")
    for pathway in PATHWAYS:
        yield lambda p=pathway: follow(RULES, p.id, {p.start: "zzz", "zzz": "yes"})
    for form in INSTRUMENTS:
        first = form.indicators[0].id
        yield lambda f=form, i=first: score(RULES, f.id, {i: "zzz", "zzz": "yes"})
        yield lambda f=form: score(RULES, f.id, {}, judgement=JudgementGiven("zzz", " "))


@pytest.mark.parametrize("call", list(wrong()))
def test_what_is_said_about_wrong_answers_was_approved(call: Callable[[], object]) -> None:
    with pytest.raises(FaultsFound) as found:
        call()
    said(found.value.faults)
    for fault in found.value.faults:
        assert fault.file in ("your input", "your answers")


def test_a_message_that_nobody_approved_is_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(RECORDING, raising=False)
    monkeypatch.setattr(said_module, "SAID", set())
    there = tmp_path / "messages.txt"
    there.write_text("x\n\nx\n", encoding="utf-8")
    monkeypatch.setattr(said_module, "APPROVED", there)
    with pytest.raises(AssertionError, match="approve"):
        said([Fault("a file", "a place", "Something new.", "Nobody has read this.")])


def test_what_differs_from_file_to_file_is_left_out_of_a_message() -> None:
    one = Fault("a", 'question "a"', 'it names "b" and 3 more.', 'Write "c", "d" or "e".')
    other = Fault("b", 'question "x"', 'it names "y" and 12 more.', 'Write "z".')
    assert in_general(one) == in_general(other)
    assert in_general(one) != in_general(Fault("a", 'answer "a"', one.problem, one.remedy))


def test_the_approved_messages_are_sorted_and_none_stands_twice() -> None:
    lines = APPROVED.read_text(encoding="utf-8").splitlines()[2:]
    assert lines == sorted(set(lines))
    assert len(lines) == len(approved())


def test_messages_are_written_as_they_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(said_module, "SAID", {"b: It is wrong. Mend it.", "a: So is this."})
    write_said(tmp_path)
    written = (tmp_path / APPROVED.name).read_text(encoding="utf-8").splitlines()
    assert written[:2] == APPROVED.read_text(encoding="utf-8").splitlines()[:2]
    assert written[2:] == ["a: So is this.", "b: It is wrong. Mend it."]
