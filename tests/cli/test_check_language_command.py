"""`check-language` as it is really run: findings and exit 0, or a message and exit 1."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from breaking import LANGUAGE, change
from hypothesis import example, given, settings
from hypothesis import strategies as st

import cse_guidance
from cse_guidance import cli
from cse_guidance.answers import plain
from cse_guidance.cli import command
from cse_guidance.inputs import LONGEST
from cse_guidance.language import check_language
from cse_guidance.load import packaged_rules

SRC = Path(cse_guidance.__file__).resolve().parents[1]
ROOT = SRC.parent
RULES = packaged_rules()
TEXT = next(text for phrase in RULES.language.phrases for text in phrase.examples)
EXAMPLE = "docs/reference/examples/check-language.json"


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, in the project's folder."""
    done = subprocess.run(
        [sys.executable, "-m", "cse_guidance", "check-language", *words],
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SRC), "PYTHONIOENCODING": "ascii"},
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    assert done.returncode in (0, 1)
    assert bool(done.stdout) == (done.returncode == 0)
    return done


def as_read(text: str) -> object:
    """Return the result for a text as JSON hands it back."""
    return json.loads(json.dumps(plain(check_language(RULES, text))))


def test_findings_are_an_answer_and_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "text \u00e9.json"
    file.write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    for done in (run(str(file)), run("-", stdin=file.read_bytes())):
        assert done.returncode == 0
        assert json.loads(done.stdout) == as_read(TEXT)
        assert json.loads(done.stdout)["findings"]


def test_a_plain_text_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(b"\xef\xbb\xbf" + f"First line.\r\n{TEXT}".encode())
    for done in (run("--text", str(file)), run("--text", "-", stdin=file.read_bytes())):
        assert json.loads(done.stdout) == as_read(f"First line.\r\n{TEXT}")
        assert json.loads(done.stdout)["findings"][0]["line"] == 2
    assert file.read_bytes().endswith(TEXT.encode()), "the text was changed"


def test_the_example_of_the_help_shows_findings_and_kept_words() -> None:
    found = json.loads(run(EXAMPLE).stdout)
    assert found["findings"]
    assert found["own_words"]["quotations"]
    assert EXAMPLE.encode() in run("--help").stdout


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
    done = run(*words, stdin=stdin)
    assert done.returncode == 1
    assert message in done.stderr.decode("utf-8")


def test_the_longest_text_is_checked() -> None:
    long = (f"{TEXT} " * LONGEST)[:LONGEST]
    found = json.loads(run("--text", "-", stdin=long.encode()).stdout)
    assert found["left_out"] > 0
    assert found["findings"]


def test_rules_of_an_area_are_used(conf_copy: Path) -> None:
    change(conf_copy, LANGUAGE, "[[phrase]]", "why", '"Our own reason."')
    done = run("-", "--conf", str(conf_copy), stdin=json.dumps({"text": TEXT}).encode())
    assert json.loads(done.stdout)["findings"][0]["why"] == "Our own reason."


def in_process(words: list[str], raw: bytes) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        # The rules are read once: what is tried here is the input.
        patch.setattr(command, "load_rules", lambda _: RULES)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = cli.main(["check-language", *words, "-"])
    told = []
    for stream in (out, err):
        stream.flush()
        buffer = stream.buffer
        assert isinstance(buffer, io.BytesIO)
        told.append(buffer.getvalue().decode("utf-8"))
    return code, told[0], told[1]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
somebody_writes = st.text(max_size=60) | st.sampled_from(
    [text for phrase in RULES.language.phrases for text in phrase.examples]
)
inputs = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | values.map(lambda value: json.dumps(value).encode())
    | st.dictionaries(st.sampled_from(["text", "Text", "texts"]), values | somebody_writes).map(
        lambda value: json.dumps(value).encode()
    )
    | somebody_writes.map(lambda text: json.dumps({"text": text}).encode("utf-16"))
    | somebody_writes.map(lambda text: json.dumps({"text": text}).encode())
)


@pytest.mark.parametrize("words", [[], ["--text"]], ids=["json", "text"])
@settings(max_examples=600)
@given(inputs)
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
    code, out, err = in_process(words, raw)
    assert "Traceback" not in err
    if code == 0:
        assert set(json.loads(out)) == set(as_read(""))  # type: ignore[call-overload]
        assert err == ""
    else:
        assert code == 1
        assert out == ""
        assert err.strip()


@settings(max_examples=150)
@given(somebody_writes.filter(lambda text: bool(text.strip())))
def test_the_answer_is_that_of_the_rules(text: str) -> None:
    code, out, err = in_process([], json.dumps({"text": text}).encode())
    assert (code, err) == (0, "")
    assert json.loads(out) == as_read(text)
