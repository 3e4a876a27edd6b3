"""A fault says where, what and what to write instead."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cse_guidance.faults import Fault, FaultsFound, did_you_mean, listed


def test_a_fault_reads_as_a_sentence() -> None:
    fault = Fault("clocks.toml", 'clock "now"', '"unit" is missing.', 'Write unit = "...".')
    assert str(fault) == 'clocks.toml, clock "now": "unit" is missing. Write unit = "...".'


def test_a_fault_of_a_whole_file_names_no_place() -> None:
    assert str(Fault("a.toml", "", "it is empty.", "Fill it.")) == "a.toml: it is empty. Fill it."


def test_all_faults_are_kept_in_order() -> None:
    faults = [Fault("b", "", "x.", "y."), Fault("a", "", "x.", "y.")]
    found = FaultsFound(iter(faults))
    assert found.faults == tuple(faults)
    assert str(found).splitlines() == [str(fault) for fault in faults]


def test_words_are_listed_as_in_a_sentence() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == '"a"'
    assert listed(["a", "b", "c"]) == '"a", "b" or "c"'


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("mising", ["missing", "gifts"]) == 'Did you mean "missing"?'


def test_where_none_is_near_the_choices_are_listed_or_counted() -> None:
    assert did_you_mean("x", ["yes", "no"]) == 'Write "yes" or "no".'
    many = did_you_mean("x", [f"word-{number}" for number in range(40)])
    assert "40" in many
    assert '"word-0"' in many


@given(st.text(), st.lists(st.text(), max_size=20))
def test_there_is_always_a_remedy(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known).strip()


def test_the_path_to_a_box_is_not_printed() -> None:
    fault = Fault("your plans", 'plan "1"', "it is wrong.", "Mend it.", at="plans/1")
    assert str(fault) == 'your plans, plan "1": it is wrong. Mend it.'
