"""Whatever is piped into a command, it answers in JSON or says in words what is wrong."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cse_guidance import cli
from cse_guidance.cli import command
from cse_guidance.inputs import LONGEST
from cse_guidance.load import packaged_rules

RULES = packaged_rules()
INDICATORS = [one.id for one in RULES.instruments["practice-rat"].indicators]
QUESTIONS = [one.id for one in RULES.pathways["which-meeting"].questions]
COMMANDS = [["score", "practice-rat", "-"], ["follow", "which-meeting", "-"]]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
almost_right = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(
            st.sampled_from(INDICATORS + QUESTIONS) | st.text(max_size=8),
            st.sampled_from(["yes", "no", "not-sure", "not-known"]) | json_values,
            max_size=6,
        )
    }
)
right = st.fixed_dictionaries(
    {
        "answers": st.dictionaries(
            st.sampled_from(INDICATORS + QUESTIONS),
            st.sampled_from(["yes", "no", "not-sure", "not-known"]),
            max_size=6,
        )
    }
)
inputs = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | (json_values | almost_right | right).map(lambda value: json.dumps(value).encode())
    | right.map(lambda value: json.dumps(value).encode("utf-16"))
)


def run(words: list[str], raw: bytes | None) -> tuple[int, str, str]:
    """Run a command in this process; return its code, its output and its messages."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    err = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        # The rules are read once: what is tried here is the input.
        patch.setattr(command, "load_rules", lambda _: RULES)
        patch.setattr(sys, "stdin", raw if raw is None else io.TextIOWrapper(io.BytesIO(raw)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = cli.main(words)
    told = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        told.append(buffer.getvalue().decode("utf-8"))
    return code, told[0], told[1]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@settings(max_examples=400)
@given(inputs)
@example(b"")
@example(b"{}")
@example(b"\x00")
@example(b"[" * 100_000)
@example(b'{"answers": {"missing": "\\ud800"}}')
@example(b'{"answers": {"\\ud800": "yes"}}')
@example(b'{"\\ud800": 1, "answers": {}}')
@example(b'{"answers": ' + b"9" * 5_000 + b"}")
@example(b" " * (4 * LONGEST + 10))
def test_any_input_is_answered_or_refused(words: list[str], raw: bytes) -> None:
    code, out, err = run(words, raw)
    assert "Traceback" not in err
    if code == 0:
        assert isinstance(json.loads(out), dict)
        assert err == ""
    else:
        assert code == 1
        assert out == ""
        assert err.strip()


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@settings(max_examples=150)
@given(right)
def test_answers_that_exist_are_answered_and_others_are_named(
    words: list[str], given_answers: dict[str, dict[str, str]]
) -> None:
    code, out, err = run(words, json.dumps(given_answers).encode())
    if words[0] == "score":
        allowed = {
            i: {a.id for a in RULES.instruments["practice-rat"].scales[0].answers}
            for i in INDICATORS
        }
    else:
        questions = RULES.pathways["which-meeting"].questions
        allowed = {q.id: {a.id for a in q.answers} for q in questions}
    wrong = [one for one, a in given_answers["answers"].items() if a not in allowed.get(one, ())]
    assert (code == 0) == (not wrong)
    assert bool(out) == (not wrong)
    assert all(f'"{one}"' in err for one in wrong)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_what_was_piped_in_is_called_standard_input(words: list[str]) -> None:
    for raw in (b"\xff", b"[]", b"{"):
        assert run(words, raw)[2].startswith("standard input")


def test_no_standard_input_at_all_is_told() -> None:
    # A program that starts this one without any input leaves none open.
    code, out, err = run(COMMANDS[0], None)
    assert (code, out) == (1, "")
    assert "standard input" in err


def test_input_that_is_too_long_is_told_so_wherever_it_is_cut() -> None:
    for raw in (b"x" * (5 * LONGEST), b"x" + "é".encode() * (3 * LONGEST)):
        assert str(LONGEST) in run(COMMANDS[0], raw)[2]


@settings(max_examples=150)
@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_words_are_understood_or_refused(words: list[str]) -> None:
    try:
        code, _, err = run(words, b"{}")
    except SystemExit as end:  # --help and --version end like this
        code, err = end.code, "it ended by itself"
        expected = [0]
    else:
        expected = [0, 1]
    assert code in expected
    assert code == 0 or err.strip()
