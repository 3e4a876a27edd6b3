"""A rule file is taken apart and put together again as a person sees it."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from assurance.rule_text import RuleText, as_toml
from breaking import CONF
from hypothesis import given
from hypothesis import strategies as st

FILES = sorted(path.relative_to(CONF).as_posix() for path in CONF.rglob("*.toml"))
HARD = """\
# A head with a comment.
id = "a" # and one behind
words = '''
[[not.a.table]]
key = "not an entry"
'''

[[one]]
id = "first" # [[not]]
items = [
    "x", # one
    "y",
]
# This comment belongs to what follows.
[[one.inner]]
id = "i"
[[one.inner]]
id = "j"
inline = [{ a = 1, b = ["c"] }, { a = 2 }]

[[one]]
id = "second"
[two]
n = 3
[two.three]
flag = true
"""


def put_together(text: RuleText) -> dict[str, Any]:
    """Return what the tables and entries say, worked out from the blocks alone."""
    whole: dict[str, Any] = {}
    for block in text.blocks:
        own = {key: entry.value for key, entry in block.entries.items()}
        if not block.name:
            whole.update(own)
            continue
        *outer, last = block.name.split(".")
        place: Any = whole
        for name in outer:
            place = place[name][-1] if isinstance(place[name], list) else place[name]
        if text.lines[block.start].lstrip().startswith("[["):
            place.setdefault(last, []).append(own)
        else:
            place[last] = own
    return whole


@pytest.mark.parametrize("file", FILES)
def test_a_file_taken_apart_says_what_the_file_says(file: str) -> None:
    text = (CONF / file).read_text(encoding="utf-8")
    assert put_together(RuleText(file, text)) == tomllib.loads(text)


def test_a_file_that_is_hard_to_read_is_taken_apart_too() -> None:
    text = RuleText("hard.toml", HARD)
    assert put_together(text) == tomllib.loads(HARD)
    assert [block.place for block in text.named("one.inner")] == [
        'one "first", inner "i"',
        'one "first", inner "j"',
    ]


@pytest.mark.parametrize("file", FILES)
def test_every_table_of_a_file_has_a_place_of_its_own(file: str) -> None:
    text = RuleText(file, (CONF / file).read_text(encoding="utf-8"))
    places = Counter(block.place for block in text.blocks)
    assert [place for place, times in places.items() if times > 1] == []


def test_tables_with_the_same_words_are_told_apart() -> None:
    written = "[[a]]\n[[a.b]]\nn='x'\n[[a.b]]\nn='x'\n[[a]]\n[[a.b]]\nn='x'\n"
    assert [block.place for block in RuleText("x.toml", written).blocks if block.name] == [
        "a",
        'a, b "x"',
        'a, b "x" (2)',
        "a (2)",
        'a (2), b "x"',
    ]


def test_a_table_is_taken_out_with_what_is_inside_it_and_nothing_else() -> None:
    text = RuleText("hard.toml", HARD)
    first, second = text.named("one")
    whole = tomllib.loads(HARD)
    assert tomllib.loads(text.without(first.start, first.whole))["one"] == whole["one"][1:]
    assert tomllib.loads(text.without(second.start, second.whole))["one"] == whole["one"][:1]
    (two,) = text.named("two")
    assert "two" not in tomllib.loads(text.without(two.start, two.whole))
    inner = text.named("one.inner")[0]
    left = tomllib.loads(text.without(inner.start, inner.whole))
    assert [one["id"] for one in left["one"][0]["inner"]] == ["j"]


def test_a_value_over_several_lines_is_changed_whole() -> None:
    text = RuleText("hard.toml", HARD)
    entry = text.named("one")[0].entries["items"]
    changed = tomllib.loads(text.with_value(entry, ["z"]))
    assert changed["one"][0]["items"] == ["z"]
    assert changed["one"][0]["inner"] == tomllib.loads(HARD)["one"][0]["inner"]


def test_tables_beside_one_another_stand_in_the_same_table() -> None:
    text = RuleText(
        "x.toml", "[[a]]\nid='1'\n[[a.b]]\nn=1\n[[a.b]]\nn=2\n[[a]]\nid='2'\n[[a.b]]\nn=3\n"
    )
    last = text.named("a.b")[-1]
    assert [len(text.beside(block)) for block in text.named("a.b")] == [2, 2, 1]
    assert text.beside(last) == [last]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values: st.SearchStrategy[Any] = st.recursive(
    texts | st.integers(-1000, 1000) | st.booleans(),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.from_regex(r"[a-z][a-z0-9_-]{0,5}", fullmatch=True), inside, max_size=3
        )
    ),
    max_leaves=6,
)


@given(values)
def test_a_value_is_written_as_it_is_read(value: object) -> None:
    assert tomllib.loads(f"x = {as_toml(value)}")["x"] == value


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValueError, match=r"x\.toml, line 2"):
        RuleText("x.toml", 'id = "a"\nwords = "no end\n')


def test_the_files_are_where_the_tests_look(texts: Mapping[str, str]) -> None:
    assert sorted(texts) == FILES
    assert all((Path(CONF) / name).is_file() for name in texts)
