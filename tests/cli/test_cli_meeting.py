"""`cse-guidance meeting` as it is really run, and whatever is piped into it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from breaking import CONF, MEETINGS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from meeting_cases import given as handed_in

import cse_guidance
from cse_guidance import cli
from cse_guidance.answers import plain
from cse_guidance.cli import command
from cse_guidance.cli.meeting import COMMAND
from cse_guidance.load import packaged_rules
from cse_guidance.meeting import meeting
from cse_guidance.model import Rules

SRC = Path(cse_guidance.__file__).resolve().parents[1]
RULES = packaged_rules()
LISTS = ("invited", "coming", "attended", "apologies", "views_sent")
PEOPLE = [one.id for one in RULES.meetings.attendees]
FACTS = [one.id for one in RULES.meetings.facts]
IDS = [one.id for one in RULES.meetings.meetings]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
right = st.fixed_dictionaries(
    {"meeting": st.sampled_from(IDS)},
    optional={
        "facts": st.dictionaries(st.sampled_from(FACTS), st.booleans()),
        **{name: st.lists(st.sampled_from(PEOPLE), max_size=40) for name in LISTS},
    },
)
almost_right = st.fixed_dictionaries(
    {"meeting": st.sampled_from(IDS) | json_values},
    optional={
        "facts": json_values
        | st.dictionaries(
            st.sampled_from(FACTS) | st.text(max_size=8), st.booleans() | json_values
        ),
        **{
            name: json_values | st.lists(st.sampled_from(PEOPLE) | json_values, max_size=4)
            for name in (*LISTS, "present")
        },
    },
)
inputs = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | (json_values | almost_right | right).map(lambda value: json.dumps(value).encode())
)


def in_a_process(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "cse_guidance", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "ascii"},
        cwd=CONF.parent,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def run(raw: bytes) -> tuple[int, str, str]:
    """Run the command in this process; return its code, its output and its messages."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        # The rules are read once: what is tried here is the input.
        patch.setattr(command, "load_rules", lambda _: RULES)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = cli.main(["meeting", "-"])
    told = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        told.append(buffer.getvalue().decode("utf-8"))
    return code, told[0], told[1]


def test_the_example_in_help_is_answered_as_the_rules_answer(rules: Rules) -> None:
    shown = in_a_process("meeting", "--help").stdout.decode()
    assert f"Example: cse-guidance {COMMAND.example}" in " ".join(shown.split())
    done = in_a_process(*COMMAND.example.split())
    assert (done.returncode, done.stderr) == (0, b"")
    case = json.loads((CONF.parent / COMMAND.example.split()[-1]).read_text(encoding="utf-8"))
    expected = plain(meeting(rules, handed_in(rules, case.pop("meeting"), **case)))
    assert json.loads(done.stdout) == json.loads(json.dumps(expected))


def test_the_example_shows_a_minimum_that_is_missing_and_what_follows(rules: Rules) -> None:
    case = json.loads((CONF.parent / COMMAND.example.split()[-1]).read_text(encoding="utf-8"))
    result = meeting(rules, handed_in(rules, case.pop("meeting"), **case))
    assert not all(one.quorate for one in result.quorum_national)
    assert result.missing_invitations
    assert result.not_known
    assert any(told.certain and told.invited for told in result.invite)


def test_an_area_that_invites_somebody_else_is_heard_at_once(conf_copy: Path) -> None:
    stdin = json.dumps({"meeting": "core-group", "facts": {"in-school": False}}).encode()
    text = (conf_copy / MEETINGS).read_text(encoding="utf-8")
    own = (
        '\n[[invite]]\nmeetings = ["core-group"]\nattendee = "probation"\nneed = "invite"\n'
        'why = "Our own rule."\nscope = "local rule"\narea = "Here, 2026"\n'
        'sources = ["this-site"]\n'
    )
    (conf_copy / MEETINGS).write_text(text + own, encoding="utf-8")
    before = json.loads(in_a_process("meeting", "-", stdin=stdin).stdout)
    done = in_a_process("meeting", "-", "--conf", str(conf_copy), stdin=stdin)
    after = json.loads(done.stdout)
    added = [one for one in after["invite"] if one["id"] == "probation"]
    assert [one["scope"] for one in added] == ["Local rule (Here, 2026)"]
    assert "probation" not in {one["id"] for one in before["invite"]}


@settings(max_examples=600)
@given(inputs)
@example(b"")
@example(b"{}")
@example(b"\x00")
@example(b"[" * 100_000)
@example(b'{"meeting": "\\ud800"}')
@example(b'{"meeting": "core-group", "facts": {"\\ud800": true}}')
@example(b'{"meeting": "core-group", "meeting": "core-group"}')
@example(b'{"meeting": "core-group", "invited": [' + b'"police",' * 600 + b'"police"]}')
@example(b'{"meeting": ' + b"9" * 5_000 + b"}")
def test_any_input_is_answered_or_refused(raw: bytes) -> None:
    code, out, err = run(raw)
    assert "Traceback" not in err
    if code == 0:
        assert isinstance(json.loads(out), dict)
        assert err == ""
    else:
        assert (code, out) == (1, "")
        assert err.startswith("standard input")


@settings(max_examples=200)
@given(right)
def test_what_fits_is_always_answered(value: dict[str, object]) -> None:
    code, out, err = run(json.dumps(value).encode())
    assert (code, err) == (0, "")
    assert json.loads(out)["meeting"] == value["meeting"]


@pytest.mark.parametrize("entry", LISTS)
def test_an_unknown_person_is_named_with_the_nearest(entry: str) -> None:
    code, _, err = run(json.dumps({"meeting": "core-group", entry: ["polise"]}).encode())
    assert code == 1
    assert 'Did you mean "police"?' in err


def test_an_unknown_fact_warns_about_real_children() -> None:
    raw = json.dumps({"meeting": "core-group", "facts": {"zzz": True}}).encode()
    assert "Never write about a real child" in run(raw)[2]
