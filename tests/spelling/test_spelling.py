"""Everything that people read is spelt in British English, as cspell's dictionary has it."""

from __future__ import annotations

import pytest
import spelling
from own_words import ROOT
from spelling import american_z, own_words, unknown_words

FILES = ("docs/**/*.md", "conf/**/*.toml", "README.md")
WHAT_TO_DO = (
    "Spell each in the British way (-ise, -our). A name, or a word that is right and not in the "
    "dictionary, goes into tests/spelling/words.txt:"
)


def every_file() -> list[str]:
    return [path.relative_to(ROOT).as_posix() for one in FILES for path in sorted(ROOT.glob(one))]


def test_every_page_and_every_rule_is_spelt_in_british_english() -> None:
    unknown, read = unknown_words(*FILES)
    assert unknown == [], "\n".join([WHAT_TO_DO, *map(str, unknown)])
    assert read == len(every_file())


def test_no_word_is_written_with_z_that_british_readers_write_with_s() -> None:
    found = {file: american_z((ROOT / file).read_text(encoding="utf-8")) for file in every_file()}
    told = [f"{file}: {', '.join(words)}" for file, words in found.items() if words]
    assert told == [], "\n".join(["Write -ise, not -ize:", *told])


def test_an_american_spelling_and_a_slip_on_a_page_are_told() -> None:
    page = (ROOT / "docs" / "act-now.md").read_text(encoding="utf-8")
    wrong = [
        "color",
        "behavior",
        "center",
        "defense",
        "neighbor",
        "traveled",
        "analyze",
        "safegaurd",
    ]
    unknown, _ = unknown_words(text="\n".join([page, *wrong]))
    assert [one.word for one in unknown] == wrong


def test_a_word_with_z_on_a_page_is_told_and_other_words_with_z_are_not() -> None:
    page = (ROOT / "docs" / "act-now.md").read_text(encoding="utf-8")
    wrong = "organize organized Recognizing minimizes organizations"
    assert american_z(f"{page} {wrong}") == wrong.split()
    assert american_z("size resized prize seizing citizen horizon maize") == []


def test_a_missing_checker_is_told_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "CSPELL", ROOT / "node_modules" / "cspell" / "gone.mjs")
    with pytest.raises(AssertionError, match=r"run 'python tools/do\.py build'"):
        unknown_words(text="A word.")


@pytest.mark.parametrize("word", own_words())
def test_a_word_of_our_own_is_needed(word: str) -> None:
    everything = [(ROOT / file).read_text(encoding="utf-8").lower() for file in every_file()]
    assert any(word.lower() in text for text in everything), "used nowhere: take it out"
