"""Whatever is piped into a command, it answers in JSON or says in words what is wrong.

Each command that reads JSON is found through the list of commands, and its inputs are made from
the JSON Schemas that are published for it.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from any_input import ODD_TEXTS, Maker
from any_json import as_bytes, assert_answered_or_refused, inputs
from counting import count
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from running import CALLS, RULES, reads_json, run

from cse_guidance.cli.command import Command
from cse_guidance.cli.commands import COMMANDS
from cse_guidance.inputs import LONGEST, json_schema, read
from cse_guidance.inputs.catalogue import inputs_of

AT_LEAST = 20_000  # inputs, over all commands
SHARE = -(-AT_LEAST // len(CALLS))  # for each input that some command reads
TRIES = 150
INPUTS = inputs_of(RULES)
SCHEMAS = {name: json_schema(shape, name) for name, shape in INPUTS.items()}
FIRST = next(iter(CALLS.values()))
WITHOUT_JSON = [command for command in COMMANDS if not reads_json(command)]

each_input = pytest.mark.parametrize("name", CALLS)


def test_every_command_that_reads_json_has_a_published_input_and_every_input_a_command() -> None:
    for command in COMMANDS:
        told = f"name the input of {command.name} after it in inputs/catalogue.py"
        assert reads_json(command) == bool(command.calls(RULES)), told
    assert set(CALLS) == set(INPUTS)


def test_an_input_is_called_after_its_command_and_the_thing_that_it_takes() -> None:
    def command(name: str) -> Command:
        return Command(name, "", "", lambda _: None, lambda _: None)

    pathway = next(iter(RULES.pathways))
    found = command("follow").calls(RULES)
    assert found[f"follow-{pathway}"] == ("follow", pathway, "-")
    assert len(found) == len(RULES.pathways)
    assert command("fol").calls(RULES) == {}
    whole = f"follow-{pathway}"
    assert command(whole).calls(RULES) == {whole: (whole, "-")}


def test_thousands_of_inputs_are_answered_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right, almost right and wrong, made from each input's schema."""
    monkeypatch.chdir(tmp_path)
    tried = 0
    for name, call in CALLS.items():
        maker = Maker(SCHEMAS[name], name)
        codes = []
        for number in range(SHARE):
            raw = maker.any()
            try:
                code, out, err = run(call, raw)
                assert_answered_or_refused(code, out, err)
            except Exception as error:
                raise AssertionError(f"{call}, input {number}: {raw[:2_000]!r}") from error
            codes.append(code)
        assert set(codes) == {0, 1}, f"{name}: all inputs end alike, so something is not tried"
        tried += len(codes)
    assert tried >= AT_LEAST
    assert list(tmp_path.iterdir()) == []
    count("inputs piped into the command line", tried)


@each_input
@settings(max_examples=100)
@given(raw=inputs())
@example(raw=b"")
@example(raw=b"{}")
@example(raw=b"\x00")
@example(raw=b"[" * 100_000)
@example(raw=b'{"answers": {"missing": "\\ud800"}}')
@example(raw=b'{"answers": {"\\ud800": "yes"}}')
@example(raw=b'{"\\ud800": 1, "answers": {}}')
@example(raw=b'{"answers": ' + b"9" * 5_000 + b"}")
@example(raw=b" " * (4 * LONGEST + 10))
def test_any_bytes_are_answered_or_refused(name: str, raw: bytes) -> None:
    assert_answered_or_refused(*run(CALLS[name], raw))


@each_input
def test_what_the_schema_allows_is_answered_and_what_it_forbids_is_refused(name: str) -> None:
    """A rule that looks at several entries together may still refuse what fits the schema."""
    schema = Draft202012Validator(SCHEMAS[name], format_checker=Draft202012Validator.FORMAT_CHECKER)
    maker = Maker(SCHEMAS[name], f"{name}, by its schema")
    answered = forbidden = 0
    for _ in range(TRIES):
        right = maker.right()
        assert schema.is_valid(right), right
        read(INPUTS[name], right)  # it would raise what is wrong
        code, _, err = run(CALLS[name], as_bytes(right))
        answered += code == 0
        assert code == 0 or not shape_is_all(name), f"{right}: {err}"
        almost = maker.almost_right()
        if not schema.is_valid(almost):
            forbidden += 1
            assert run(CALLS[name], as_bytes(almost))[0] == 1, almost
    assert answered >= TRIES / 10
    assert forbidden >= TRIES / 2


def shape_is_all(name: str) -> bool:
    """Return whether nothing but its shape decides if an input is answered."""
    return CALLS[name][0] in {"score", "follow"}


@each_input
def test_the_unknown_name_of_an_entry_is_named_in_the_message(name: str) -> None:
    code, _, err = run(CALLS[name], b'{"zzz": 1}')
    assert code == 1
    assert '"zzz"' in err


@each_input
def test_what_was_piped_in_is_called_standard_input(name: str) -> None:
    for raw in (b"\xff", b"[]", b"{"):
        assert run(CALLS[name], raw)[2].startswith("standard input")


def test_no_standard_input_at_all_is_told() -> None:
    # A program that starts this one without any input leaves none open.
    code, out, err = run(FIRST, None)
    assert (code, out) == (1, "")
    assert "standard input" in err


def test_input_that_is_too_long_is_told_so_wherever_it_is_cut() -> None:
    for raw in (b"x" * (5 * LONGEST), b"x" + "é".encode() * (3 * LONGEST)):
        assert str(LONGEST) in run(FIRST, raw)[2]


def assert_understood_or_refused(words: tuple[str, ...]) -> None:
    ended = None
    try:
        code, out, err = run(words, b"{}")
    except SystemExit as end:  # --help and --version end like this
        ended = end
    if ended is None:
        assert_answered_or_refused(code, out, err)
    else:
        assert ended.code == 0


@settings(max_examples=150)
@given(words=st.lists(st.text(max_size=12), max_size=5))
def test_any_words_are_understood_or_refused(words: list[str]) -> None:
    assert_understood_or_refused(tuple(words))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_words_that_are_almost_a_call_are_understood_or_refused(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words of the example dropped, doubled, in another order, with odd words among them."""
    monkeypatch.chdir(tmp_path)
    example_words = command.example.split()
    some = random.Random(command.name)  # noqa: S311 - examples, not secrets
    more = [*example_words, "--conf", "--help", "--version", "-", "--", *ODD_TEXTS]
    tries = 200
    for _ in range(tries):
        words = [word for word in example_words if some.random() < 0.8]
        for _ in range(some.choice([0, 1, 1, 2])):
            words.insert(some.randrange(len(words) + 1), some.choice(more))
        assert_understood_or_refused(tuple(words))
    count("calls with almost the right words", tries)


@pytest.mark.parametrize("command", WITHOUT_JSON, ids=lambda command: command.name)
def test_a_command_that_reads_no_json_leaves_standard_input_alone(command: Command) -> None:
    words = tuple(command.example.split())
    assert run(words, b"\xff{") == run(words, None)
