"""The reference on the built site: what it shows is what the commands and the functions give."""

from __future__ import annotations

import json
import re
import shlex
from html import unescape
from pathlib import Path

import pytest
from built_page import Page
from documented import PUBLIC, section
from jsonschema import Draft202012Validator
from running import PROJECT, really_run

from cse_guidance.cli.commands import COMMANDS
from cse_guidance.inputs import json_schema
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.model import Rules

NAMES = [command.name for command in COMMANDS]
MORE = re.compile(r"\.\.\. and (\d+) more")


def page_of(site: Path, name: str) -> Page:
    return Page(site / "reference" / f"{name}.html")


def part_of(page: Page, name: str) -> str:
    """Return the section about one command."""
    start = page.html.index(f'<section id="{name}">')
    return page.html[start : page.html.index("</section>", start)]


def preformatted(html: str, kind: str) -> str:
    found = re.findall(rf'<pre class="{kind}">(.*?)</pre>', html, re.DOTALL)
    assert len(found) == 1
    return unescape(found[0])


def run(*words: str) -> str:
    """Run a command in the project's folder, as a person would."""
    done = really_run(*words, COLUMNS="80")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return done.stdout.decode("utf-8")


def assert_shortened(shown: object, whole: object) -> None:
    """Demand that what is shown is what there is, but for the ends of lists, which are counted."""
    if isinstance(whole, dict):
        assert isinstance(shown, dict)
        assert list(shown) == list(whole)
        for key, value in whole.items():
            assert_shortened(shown[key], value)
    elif isinstance(whole, list):
        assert isinstance(shown, list)
        more = MORE.fullmatch(str(shown[-1])) if shown else None
        first = shown[:-1] if more else shown
        assert len(first) + (int(more.group(1)) if more else 0) == len(whole)
        for one, other in zip(first, whole, strict=False):
            assert_shortened(one, other)
    else:
        assert shown == whole


def test_what_is_left_out_or_changed_is_noticed() -> None:
    assert_shortened({"a": [1, 2, "... and 1 more"]}, {"a": [1, 2, 3]})
    for shown in ({"a": [1, 2]}, {"a": [1, 3, "... and 1 more"]}, {}, {"a": [1, 2, 3, 4]}):
        with pytest.raises(AssertionError):
            assert_shortened(shown, {"a": [1, 2, 3]})


def test_every_command_has_a_section_and_no_other_has(site: Path) -> None:
    html = page_of(site, "commands").html
    assert re.findall(r'<section id="([\w-]+)">\n<div class="section-title"><h2>', html) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_the_example_of_a_command_and_what_it_answers(name: str, site: Path) -> None:
    part = part_of(page_of(site, "commands"), name)
    told = run(name, "--help")
    assert preformatted(part, "command__help") == told
    call = preformatted(part, "command__call")
    assert f"\nExample: {call}\n" in told
    fresh = run(*shlex.split(call)[1:])
    assert_shortened(json.loads(preformatted(part, "command__result")), json.loads(fresh))
    published = site / "reference" / "results" / f"{name}.json"
    assert published.read_text(encoding="utf-8") == fresh
    cut = MORE.search(preformatted(part, "command__result"))
    assert (f'href="../reference/results/{name}.json"' in part) == bool(cut)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_shows_what_the_example_reads(name: str, site: Path) -> None:
    part = part_of(page_of(site, "commands"), name)
    words = shlex.split(preformatted(part, "command__call"))
    files = [word for word in words if (PROJECT / word).is_file()]
    for file in files:
        text = (PROJECT / file).read_text(encoding="utf-8")
        assert f"<pre>{text}" in unescape(part)
        copy = site / "reference" / "examples" / Path(file).name
        assert copy.read_text(encoding="utf-8") == text
        assert f'href="../reference/examples/{Path(file).name}"' in part
    assert ("It reads" in part) == bool(files)


def test_every_input_is_published_as_a_json_schema_and_nothing_else_is(
    site: Path, rules: Rules
) -> None:
    inputs = inputs_of(rules)
    there = {path.name for path in (site / "schemas").iterdir()}
    assert there == {f"{name}.json" for name in inputs}
    for name, shape in inputs.items():
        raw = (site / "schemas" / f"{name}.json").read_bytes()
        schema = json.loads(raw)
        assert schema == json_schema(shape, name)
        Draft202012Validator.check_schema(schema)
        assert raw == run("schema", name).encode()


def test_the_page_of_inputs_says_what_each_is_for_and_what_reads_it(
    site: Path, rules: Rules
) -> None:
    page = page_of(site, "schemas")
    text = " ".join(unescape(page.html).split())
    for name, shape in inputs_of(rules).items():
        assert f"input-{name}" in page.ids
        assert f'href="../schemas/{name}.json"' in page.html
        assert shape.about in text
    for command in COMMANDS:
        for call in command.calls(rules).values():
            shown = " ".join("FILE.json" if word == "-" else word for word in call)
            assert f"<code>cse-guidance {shown}</code>" in page.html
    examples = PROJECT / "docs" / "reference" / "examples"
    for file in examples.iterdir():
        assert page.html.count(f'href="../reference/examples/{file.name}"') == 1


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_function_is_documented_with_its_example(name: str, site: Path) -> None:
    page = page_of(site, "python")
    address = f"cse_guidance.api.{name}"
    assert address in page.ids, f"add {name} to docs/reference/python.md"
    start = page.html.index(f'id="{address}"')
    part = page.html[start : page.html.find('<dl class="py function">', start)]
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", part)).split())
    example = " ".join(section(PUBLIC[name], "Example"))
    assert " ".join(example.split()) in words
    assert ">Return type<" in part
    assert (">Raises<" in part) == bool(section(PUBLIC[name], "Raises"))


def test_every_kind_of_object_lists_what_it_holds(site: Path, rules: Rules) -> None:
    held = type(rules).__dataclass_fields__
    page = page_of(site, "rules")
    start = page.html.index('id="cse_guidance.model.rules.Rules"')
    part = page.html[start : page.html.index('<dl class="py class">', start)]
    assert re.findall(r"<li><p><strong>(\w+)</strong>", part) == list(held)
