"""`check-language` as it is really run: findings and exit 0, or a message and exit 1."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from any_json import as_bytes, assert_answered_or_refused, inputs, json_values
from breaking import LANGUAGE, change
from hypothesis import example, given, settings
from hypothesis import strategies as st
from running import RULES, really_run, run

from cse_guidance.answers import plain
from cse_guidance.inputs import LONGEST
from cse_guidance.language import check_language

TEXT = next(text for phrase in RULES.language.phrases for text in phrase.examples)
EXAMPLE = "docs/reference/examples/check-language.json"


def in_a_process(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own: it answers, or it says what is wrong."""
    done = really_run("check-language", *words, stdin=stdin)
    assert bool(done.stdout) == (done.returncode == 0)
    return done


def as_read(text: str) -> object:
    """Return the result for a text as JSON hands it back."""
    return json.loads(json.dumps(plain(check_language(RULES, text))))


def test_findings_are_an_answer_and_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "text \u00e9.json"
    file.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    for done in (in_a_process(str(file)), in_a_process("-", stdin=file.read_bytes())):
        assert done.returncode == 0
        assert json.loads(done.stdout) == as_read(TEXT)
        assert json.loads(done.stdout)["findings"]


def test_a_plain_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b"\xef\xbb\xbf" + f"First line.\r\n{TEXT}".encode())
    for done in (
        in_a_process("--text", str(file)),
        in_a_process("--text", "-", stdin=file.read_bytes()),
    ):
        assert json.loads(done.stdout) == as_read(f"First line.\r\n{TEXT}")
        assert json.loads(done.stdout)["findings"][0]["line"] == 2
    assert file.read_bytes().endswith(TEXT.encode()), "the text was changed"


def test_the_example_of_the_help_shows_findings_and_kept_words() -> None:
    found = json.loads(in_a_process(EXAMPLE).stdout)
    assert found["findings"]
    assert found["own_words"]["quotations"]
    assert EXAMPLE.encode() in in_a_process("--help").stdout


@pytest.mark.parametrize(
    ("words", "stdin", "message"),
    [
        (["nowhere.json"], b"", "cannot be opened"),
        (["--text", "nowhere.txt"], b"", "cannot be opened"),
        (["-"], b"{}", "it is missing"),
        (["-"], b'{"text": ""}', "it is empty"),
        (["-"], b'{"text": 3}', "it is a"),
        (["-"], b'{"text": "x", "name": "y"}', "Never write about a real child"),
        (["-"], b'{"text": "x", "text": "y"}', "is written twice"),
        (["-"], b"Robin came home.", "this is not JSON"),
        (["--text", "-"], b"", "it is empty"),
        (["--text", "-"], b" \n", "it is empty"),
        (["--text", "-"], b"\xff\xfe\x00", "UTF-8"),
        (["--text", "-"], b"x" * (LONGEST + 1), str(LONGEST)),
        (["--text", "-"], "\u00e9".encode() * (4 * LONGEST), "Check it in parts"),
        ([], b"", "--help"),
        (["--txt", "-"], b"x", "--help"),
    ],
)
def test_what_cannot_be_checked_is_told(words: list[str], stdin: bytes, message: str) -> None:
    done = in_a_process(*words, stdin=stdin)
    assert done.returncode == 1
    assert message in done.stderr.decode("utf-8")


def test_the_longest_text_is_checked() -> None:
    long = (f"{TEXT} " * LONGEST)[:LONGEST]
    found = json.loads(in_a_process("--text", "-", stdin=long.encode()).stdout)
    assert found["left_out"] > 0
    assert found["findings"]


def test_rules_of_an_area_are_used(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, "[[phrase]]", "why", '"Our own reason."')
    done = in_a_process("-", "--conf", str(conf_copy), stdin=as_bytes({"text": TEXT}))
    assert json.loads(done.stdout)["findings"][0]["why"] == "Our own reason."


somebody_writes = st.text(max_size=60) | st.sampled_from(
    [text for phrase in RULES.language.phrases for text in phrase.examples]
)
texts = st.dictionaries(st.sampled_from(["text", "Text", "texts"]), json_values | somebody_writes)
in_utf_16 = somebody_writes.map(lambda text: json.dumps({"text": text}).encode("utf-16"))
right = st.fixed_dictionaries({"text": somebody_writes})


@pytest.mark.parametrize("words", [[], ["--text"]], ids=["json", "text"])
@settings(max_examples=600)
@given(inputs(texts, right) | in_utf_16)
@example(b"")
@example(b"[" * 100_000)
@example(b'{"text": ' + b"[" * 100_000)
@example(b'{"text": "\\ud800"}')
@example(b'{"text": "\\u0000"}')
@example(b'{"\\ud800": "x"}')
@example(b'{"text": ' + b"9" * 5_000 + b"}")
@example(b" " * (4 * LONGEST + 10))
@example(b'{"text": "' + b"'" * 100_000 + b'"}')
def test_any_input_is_answered_or_refused(words: list[str], raw: bytes) -> None:
    code, out, err = run(["check-language", *words, "-"], raw)
    assert_answered_or_refused(code, out, err)
    assert (err == "") == (code == 0)
    assert code == 1 or set(json.loads(out)) == set(as_read(""))  # type: ignore[call-overload]


@settings(max_examples=150)
@given(somebody_writes.filter(lambda text: bool(text.strip())))
def test_the_answer_is_that_of_the_rules(text: str) -> None:
    code, out, err = run(("check-language", "-"), as_bytes({"text": text}))
    assert (code, err) == (0, "")
    assert json.loads(out) == as_read(text)
