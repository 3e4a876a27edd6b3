"""What can be wrong with how an instrument sets a level: a gap, an overlap, a dead rule."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from all_forms import FORMS, rules_with_all_forms
from breaking import add, assert_fault, assert_only, change, faults_of, swap

from cse_guidance.check.instrument import check_instrument
from cse_guidance.faults import Fault
from cse_guidance.model import Gate
from cse_guidance.model.scoring import Kind

SERAF = "instruments/seraf-style.toml"
PROFILE = "instruments/anchored-profile.toml"
RATED = "instruments/rated-sum.toml"
COUNT = "instruments/count-gate.toml"
TALK = "instruments/conversation.toml"


@pytest.fixture
def conf(conf_copy: Path) -> Path:
    """A copy of the rule files with a form of every family in it."""
    for form in FORMS.glob("*.toml"):
        shutil.copy(form, conf_copy / "instruments")
    return conf_copy


def bands(conf: Path, file: str) -> list[tuple[str, int, int | None]]:
    """Return the bands of a file as it is written."""
    text = (conf / file).read_text(encoding="utf-8")
    found = re.findall(r'scoring\.band\]\]\nlevel = "(.+)"\nfrom = (\d+)\n(?:to = (\d+))?', text)
    return [(level, int(least), int(most) if most else None) for level, least, most in found]


def drop(conf: Path, file: str, table: str) -> None:
    """Take every table of a name out of a file."""
    text = (conf / file).read_text(encoding="utf-8")
    text = re.sub(rf"(?ms)^\[\[{re.escape(table)}\]\].*?(?=^\[|^#|\Z)", "", text)
    (conf / file).write_text(text, encoding="utf-8")


def test_the_forms_of_the_tests_have_no_fault(conf: Path) -> None:
    assert faults_of(conf) == []


@pytest.mark.parametrize("file", [SERAF, RATED])
def test_a_gap_between_bands_is_named_with_the_totals_in_it(conf: Path, file: str) -> None:
    level, least, _ = bands(conf, file)[1]
    change(conf, file, f'level = "{level}"\n'.strip(), "from", str(least + 2))
    text = (conf / file).read_text(encoding="utf-8")
    assert f"from = {least + 2}" in text
    problem = f"no band holds a total of {least} to {least + 1}"
    place = f'scoring, band "{level}"'
    faults = [f for f in faults_of(conf) if f.file == file]
    assert_fault(faults, file, place, problem, f"from = {least}")


@pytest.mark.parametrize("file", [SERAF, RATED])
def test_a_gap_of_one_total_is_named_as_one(conf: Path, file: str) -> None:
    level, least, _ = bands(conf, file)[1]
    change(conf, file, f'level = "{level}"', "from", str(least + 1))
    problem = f"there is a gap before it: no band holds a total of {least}."
    place = f'scoring, band "{level}"'
    assert_fault(faults_of(conf), file, place, problem, f"Write from = {least}.")


def test_the_first_band_begins_at_none(conf: Path) -> None:
    change(conf, RATED, "[[scoring.band]]", "from", "1")
    place = f'scoring, band "{bands(conf, RATED)[0][0]}"'
    assert_only(faults_of(conf), RATED, place, "no band holds a total of 0.", "from = 0")


@pytest.mark.parametrize("file", [SERAF, RATED])
def test_an_overlap_of_bands_is_named(conf: Path, file: str) -> None:
    level, least, _ = bands(conf, file)[1]
    change(conf, file, f"from = {least}", "from", str(least - 1))
    place = f'scoring, band "{level}"'
    assert_fault(faults_of(conf), file, place, f"overlaps the band before it at {least - 1}")


@pytest.mark.parametrize("file", [SERAF, RATED])
def test_the_last_band_has_no_end_and_no_other_is_without(conf: Path, file: str) -> None:
    level, least, _ = bands(conf, file)[-1]
    swap(conf, file, f"from = {least}\n", f"from = {least}\nto = 99\n")
    place = f'scoring, band "{level}"'
    assert_only(faults_of(conf), file, place, "it is the last band, but it ends", '"to"')
    first, _, most = bands(conf, file)[0]
    swap(conf, file, f"\nto = {most}\n", "\n")
    found = [f for f in faults_of(conf) if f.file == file]
    assert_fault(found, file, f'scoring, band "{first}"', "another band follows")
    assert len(found) == 2  # nothing is said of a gap or an overlap behind it


def test_the_last_band_may_begin_at_the_highest_total_and_no_higher() -> None:
    form = rules_with_all_forms().instruments["rated-sum"]
    scales = [form.scale_of(indicator) for indicator in form.indicators]
    highest = sum(scale.gravest.points for scale in scales)
    *before, low, last = form.scoring.bands
    for begins, faults in (
        (highest, []),
        (highest + 1, [f"no case reaches it: the highest total is {highest}."]),
    ):
        changed = (*before, replace(low, most=begins - 1), replace(last, least=begins))
        scoring = replace(form.scoring, bands=changed)
        found = check_instrument(replace(form, scoring=scoring))
        assert [fault.problem for fault in found] == faults


@pytest.mark.parametrize("file", [SERAF, RATED])
def test_a_band_that_no_case_reaches_is_named(conf: Path, file: str) -> None:
    level, least, _ = bands(conf, file)[-1]
    change(conf, file, f"from = {least}", "from", "9999")
    swap(conf, file, f"to = {least - 1}\n", "to = 9998\n")
    assert_fault(faults_of(conf), file, f'scoring, band "{level}"', "no case reaches it")


def test_a_higher_total_never_gives_a_lower_level(conf: Path) -> None:
    change(conf, RATED, "[[scoring.band]]", "level", '"high"')
    assert_fault(faults_of(conf), RATED, 'scoring, band "medium"', "a higher level", "in order")


def test_a_band_that_ends_before_it_begins_is_named(conf: Path) -> None:
    change(conf, RATED, "from = 4", "to", "2")
    assert_fault(faults_of(conf), RATED, 'scoring, band "medium"', "ends before it begins")


@pytest.mark.parametrize(
    ("file", "table", "called"),
    [(SERAF, "scoring.band", "band"), (SERAF, "scoring.weight", "weight"),
     (RATED, "scoring.band", "band"), (COUNT, "scoring.gate", "gate")],
)  # fmt: skip
def test_a_method_without_its_parts_is_named(
    conf: Path, file: str, table: str, called: str
) -> None:
    drop(conf, file, table)
    assert_fault(faults_of(conf), file, "scoring", f"has no {called}", f"[[scoring.{called}]]")


@pytest.mark.parametrize("file", [SERAF, PROFILE, TALK])
def test_a_part_that_the_method_does_not_use_is_named(conf: Path, file: str) -> None:
    text = (conf / file).read_text(encoding="utf-8")
    level = re.findall(r'(?m)^\[\[level\]\]\nid = "(.+)"', text)[-1]
    gate = (
        f'[[scoring.gate]]\nlevel = "{level}"\nkind = "sign"\nat_least = 1\n'
        'because = "x"\nsources = ["this-site"]\n'
    )
    start = text.index("[scoring]")
    end = text.index("\n\n", start)
    (conf / file).write_text(f"{text[:end]}\n{gate}{text[end:]}", encoding="utf-8")
    assert_fault(faults_of(conf), file, "scoring", "does not use a gate", "Take out")


def test_a_weight_is_for_a_window_and_a_kind_that_exist_and_stands_once(conf: Path) -> None:
    change(conf, SERAF, "[[scoring.weight]]", "window", '"someday"')
    place = 'scoring, weight "vulnerability"'
    assert_fault(faults_of(conf), SERAF, place, 'no window "someday"', '"current"')
    change(conf, SERAF, "[[scoring.weight]]", "window", '"ever"')
    new = '[[scoring.weight]]\nkind = "incident"\nwindow = "ever"\npoints = 2\n[[scoring.band]]'
    swap(conf, SERAF, "[[scoring.band]]", new)
    assert_only(faults_of(conf), SERAF, 'scoring, weight "incident"', "given twice", "Keep one")


def test_an_answer_names_a_window_that_exists(conf: Path) -> None:
    swap(conf, SERAF, 'windows = ["current", "earlier"]', 'windows = ["current", "someday"]')
    place = 'scale "when", answer "both"'
    faults = [f for f in faults_of(conf) if f.place == place]
    assert_fault(faults, SERAF, place, 'there is no window "someday".', 'Write "current"')


def test_what_protects_is_never_given_points(conf: Path) -> None:
    change(conf, SERAF, "[[scoring.weight]]", "kind", '"protective"')
    place = 'scoring, weight "protective"'
    assert_fault(faults_of(conf), SERAF, place, "protects the child", "never changes it")


def test_what_protects_never_opens_a_gate(conf: Path) -> None:
    change(conf, COUNT, "[[scoring.gate]]", "kind", '"protective"')
    assert_fault(faults_of(conf), COUNT, 'scoring, gate "high"', "protects the child", "Count")


def test_a_weight_for_nothing_on_the_form_is_named(conf: Path) -> None:
    change(conf, SERAF, 'kind = "incident"\nwindow'.partition("\n")[0], "kind", '"incident"')
    swap(conf, SERAF, 'kind = "incident"\nwindow', 'kind = "sign"\nwindow')
    assert_fault(faults_of(conf), SERAF, 'scoring, weight "sign"', "no indicator is of this kind")


def test_a_gate_counts_a_tier_or_a_kind_and_not_both(conf: Path) -> None:
    swap(conf, COUNT, 'kind = "sign"\nat_least = 4', 'kind = "sign"\ntier = "high"\nat_least = 4')
    assert_fault(faults_of(conf), COUNT, 'scoring, gate "high"', "either signs of a tier", "both")


def test_a_count_gate_behind_a_wider_one_can_never_open(conf: Path) -> None:
    change(conf, COUNT, "[[scoring.gate]]", "at_least", "1")
    assert_only(faults_of(conf), COUNT, 'scoring, gate "medium"', "can never set the level")


def test_an_answer_that_counts_says_when_it_happened(conf: Path) -> None:
    swap(conf, SERAF, 'counts = true\nwindows = ["current"]\n', "counts = true\n")
    place = 'scale "when", answer "current"'
    assert_fault(faults_of(conf), SERAF, place, "in no window", "windows")


def test_a_graver_answer_never_adds_fewer_points(conf: Path) -> None:
    swap(conf, SERAF, 'windows = ["current", "earlier"]', 'windows = ["earlier"]')
    faults = [f for f in faults_of(conf) if f.file == SERAF]
    problem = 'the answer "both" adds 1, less than "current" (5)'
    assert_fault(faults, SERAF, 'indicator "controlled"', problem, "worry")


def test_a_scale_is_ranked_from_calm_to_grave(conf: Path) -> None:
    swap(conf, RATED, "worry = 3", "worry = 0")
    faults = [f for f in faults_of(conf) if f.file == RATED]
    assert any("same worry" in f.problem or "calmest answer" in f.problem for f in faults)
    swap(conf, RATED, "worry = 0\ncounts", "worry = 7\ncounts")
    swap(conf, RATED, "points = 3", "points = 1")
    place = 'scale "rating", answer "3"'
    assert_fault(faults_of(conf), RATED, place, 'counts for less than "2"', "worry")


def test_an_answer_that_nobody_knows_is_not_ranked(conf: Path) -> None:
    swap(conf, RATED, "unknown = true", "unknown = true\nworry = 1")
    place = 'scale "known", answer "not-known"'
    assert_fault(faults_of(conf), RATED, place, "nobody knows is ranked", "Take out")


def test_a_rating_names_a_level_that_exists_and_rises(conf: Path) -> None:
    change(conf, PROFILE, 'text = "High"', "level", '"worst"')
    place = 'scale "rating", answer "high"'
    assert_fault(faults_of(conf), PROFILE, place, 'no level "worst"', '"medium"')
    change(conf, PROFILE, 'text = "High"', "level", '"low"')
    assert_fault(faults_of(conf), PROFILE, place, "below that of", "worry")
    change(conf, PROFILE, 'text = "High"', "level", None)
    assert_fault(faults_of(conf), PROFILE, place, "names no level", "level =")


def test_two_ratings_may_set_the_same_level() -> None:
    form = rules_with_all_forms().instruments["anchored-profile"]
    scales = tuple(
        replace(
            scale,
            answers=tuple(
                replace(answer, level="medium") if answer.level == "high" else answer
                for answer in scale.answers
            ),
        )
        for scale in form.scales
    )
    assert scales != form.scales
    assert check_instrument(replace(form, scales=scales)) == []


def test_a_profile_whose_ratings_set_nothing_is_named(conf: Path) -> None:
    text = (conf / PROFILE).read_text(encoding="utf-8")
    head, mark, tail = text.partition("[[domain]]")
    head = re.sub(r'(?m)^level = ".*"\n', "", head)
    (conf / PROFILE).write_text(head + mark + tail, encoding="utf-8")
    found = faults_of(conf)
    assert_fault(found, PROFILE, "scale", "no answer names a level.", 'level = "..." beside')


def test_every_rating_that_counts_is_described(conf: Path) -> None:
    swap(
        conf,
        PROFILE,
        '[[indicator.anchor]]\nanswer = "high"',
        '[[indicator.anchor]]\nanswer = "none"',
    )
    faults = faults_of(conf)
    assert_fault(
        faults, PROFILE, 'indicator "missing-profile"', "no anchor describes", "each answer"
    )
    text = (conf / PROFILE).read_text(encoding="utf-8")
    start = text.index("[[indicator.anchor]]")
    end = text.index("[[indicator]]", start)
    (conf / PROFILE).write_text(f"{text[:start]}\n{text[end:]}", encoding="utf-8")
    faults = faults_of(conf)
    assert_fault(faults, PROFILE, 'indicator "missing-profile"', "nothing describes a rating")


def test_an_anchor_describes_an_answer_and_each_once(conf: Path) -> None:
    change(conf, PROFILE, "[[indicator.anchor]]", "answer", '"worst"')
    place = 'indicator "missing-profile"'
    assert_fault(faults_of(conf), PROFILE, place, "which is no answer", "Rename")
    change(conf, PROFILE, "[[indicator.anchor]]", "answer", '"medium"')
    assert_fault(faults_of(conf), PROFILE, place, "two anchors describe", "Keep one")


def test_a_narrative_form_has_one_level_and_asks_for_words(conf: Path) -> None:
    new = '[[level]]\nid = "other"\ntitle = "x"\nurgency = 4\nsummary = "x"\n'
    add(conf, TALK, f'{new}actions = ["look-again"]\nsources = ["this-site"]')
    assert_fault(faults_of(conf), TALK, "levels", "sets no level, but there are 2", "Keep one")
    drop(conf, TALK, "to_write")
    assert_fault(faults_of(conf), TALK, "to_write", "asks for nothing in words", "[[to_write]]")


def test_a_floor_names_an_answer_that_counts(conf: Path) -> None:
    change(conf, RATED, 'id = "top-missing"', "answers", '["0"]')
    assert_fault(faults_of(conf), RATED, 'floor "top-missing"', '"0" is not an answer that counts')


def test_a_domain_names_a_scale_and_each_scale_is_used(conf: Path) -> None:
    change(conf, RATED, "[[domain]]", "scale", '"known"')
    assert_fault(faults_of(conf), RATED, 'scale "rating"', "no domain uses it", "take it out")
    change(conf, RATED, "[[domain]]", "scale", '"ratings"')
    assert_fault(faults_of(conf), RATED, 'domain "areas"', 'no scale "ratings"', '"rating"')


def test_the_second_reader_of_a_judgement_is_a_role(conf: Path) -> None:
    change(conf, RATED, "[judgement]", "second_reader", '"nobody"')
    assert_fault(faults_of(conf), RATED, "judgement", 'no role "nobody"')


def test_a_higher_level_is_never_less_urgent(conf: Path) -> None:
    change(conf, RATED, 'id = "high"', "urgency", "1")
    place = 'level "high"'
    assert_fault(faults_of(conf), RATED, place, "urgency is below", "urgency = 3 or more")


def test_a_window_ends_after_it_begins(conf: Path) -> None:
    change(conf, SERAF, 'id = "earlier"', "to_months", "6")
    assert_fault(faults_of(conf), SERAF, 'window "earlier"', "ends before it begins", "above")


RAT = rules_with_all_forms().instruments["practice-rat"]
HIGH, MEDIUM = RAT.scoring.gates


def gates_of(*gates: Gate) -> list[str]:
    """Return what is said of the gates of the practice RAT when these take their places."""
    changed = replace(RAT, scoring=replace(RAT.scoring, gates=gates))
    return [fault.problem for fault in check_instrument(changed)]


def test_a_gate_is_dead_where_another_counts_all_that_it_counts() -> None:
    """Whether by a tier or by a kind: each high sign is a sign."""
    signs = replace(HIGH, tier="", kind="sign", at_least=2)
    dead = f'it can never set the level: the gate for "{HIGH.level}" opens first.'
    for number, opens_first in ((1, False), (2, True), (3, True)):
        found = gates_of(signs, replace(MEDIUM, tier="high", kind="", at_least=number))
        assert (dead in found) == opens_first
    # The other way round, a medium sign opens the second and not the first.
    assert gates_of(HIGH, replace(signs, level=MEDIUM.level)) == []


def test_a_gate_that_counts_nothing_is_not_called_dead_as_well() -> None:
    nothing = replace(MEDIUM, tier="", kind="", at_least=1)
    form = replace(RAT, scoring=replace(RAT.scoring, gates=(HIGH, nothing)))
    assert check_instrument(form) == [
        Fault(
            form.file,
            f'scoring, gate "{MEDIUM.level}"',
            "it asks for 1 signs, but there are only 0.",
            "Write at_least = 1 or less.",
        )
    ]


def test_a_gate_may_ask_for_every_sign_that_there_is() -> None:
    signs = sum(indicator.tier == HIGH.tier for indicator in RAT.indicators)
    assert gates_of(replace(HIGH, at_least=signs), MEDIUM) == []


def test_two_gates_and_two_bands_may_set_the_same_level() -> None:
    assert gates_of(replace(HIGH, at_least=2), replace(MEDIUM, level=HIGH.level)) == []
    form = rules_with_all_forms().instruments["rated-sum"]
    first, *others = form.scoring.bands
    middle = first.least + 1
    halves = (replace(first, most=middle), replace(first, least=middle + 1))
    scoring = replace(form.scoring, bands=(*halves, *others))
    assert check_instrument(replace(form, scoring=scoring)) == []


def test_a_sign_without_a_tier_is_named_where_the_gates_count_tiers() -> None:
    sign = next(indicator for indicator in RAT.indicators if indicator.tier == "medium")
    indicators = tuple(replace(i, tier="") if i is sign else i for i in RAT.indicators)
    assert check_instrument(replace(RAT, indicators=indicators)) == [
        Fault(
            RAT.file,
            f'indicator "{sign.id}"',
            "a sign has no tier.",
            'Write tier = "high", "medium" or "low".',
        )
    ]


@pytest.mark.parametrize("name", ["practice-rat", "seraf-style", "rated-sum", "anchored-profile"])
def test_a_level_in_between_that_nothing_sets_is_named(name: str) -> None:
    form = rules_with_all_forms().instruments[name]
    lowest, *higher = form.levels
    between = replace(higher[0], id="in-between")
    assert check_instrument(replace(form, levels=(lowest, between, *higher))) == [
        Fault(
            form.file,
            "scoring",
            'nothing ever sets the level "in-between".',
            "Set it by a rule, or take the level out.",
        )
    ]


def test_what_protects_may_be_rated_without_a_description() -> None:
    form = rules_with_all_forms().instruments["anchored-profile"]

    def said_of(kind: Kind) -> list[str]:
        indicators = tuple(
            replace(i, kind=kind, anchors=()) if i.id == "home" else i for i in form.indicators
        )
        return [fault.problem for fault in check_instrument(replace(form, indicators=indicators))]

    assert said_of("sign") == ["it is rated, but nothing describes a rating."]
    assert said_of("protective") == []
