"""One threshold changed in one rule file changes everything that shows it, and nothing else had
to be touched. The whole site is built again from a copy, and opened in the browser."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from adapting import adapt
from exercises import choose, exercise_address, press, read_heading
from playwright.sync_api import Browser
from visitor import REPOSITORY, START, Visit, serving
from wheel import build_environment

from cse_guidance import words
from cse_guidance.load import load_rules
from cse_guidance.model import Rules
from cse_guidance.score import score

COPIED = ("conf", "docs", "notebooks", "src", "tools", "requirements")
MAKE = """
import sys
sys.path.insert(0, "tools")
from browser_kit import make_browser_kit
from checker_kit import make_checker_kit
from wheel import make_wheel
wheel = make_wheel()
make_browser_kit(wheel)
make_checker_kit(wheel)
"""
PACK = """
import sys
sys.path.insert(0, "tools")
from learning_package import make_learning_package
from places import HTML
make_learning_package(HTML)
"""


def copy_of_the_project(folder: Path) -> Path:
    """Copy everything that the site is made from; the installed packages are only pointed at."""
    copy = folder / "copy"
    copy.mkdir()
    leave = shutil.ignore_patterns("__pycache__")
    for name in COPIED:
        shutil.copytree(REPOSITORY / name, copy / name, ignore=leave)
    for path in REPOSITORY.iterdir():
        if path.is_file():
            shutil.copy(path, copy / path.name)
    wheels = Path("build", "browser-wheels")
    shutil.copytree(REPOSITORY / wheels, copy / wheels)
    shutil.copytree(REPOSITORY / "build" / "stamp", copy / "build" / "stamp")
    if (REPOSITORY / ".git").is_dir():
        # The built files bear the date of the last commit.
        shutil.copytree(REPOSITORY / ".git", copy / ".git")
    for name in (".venv", "node_modules"):
        (copy / name).symlink_to(REPOSITORY / name, target_is_directory=True)
    return copy


def build(copy: Path) -> None:
    """Build the copy's wheel and site with the copy's own code."""
    environment = {**os.environ, **build_environment(), "PYTHONPATH": str(copy / "src")}
    sphinx = ["-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html"]
    folders = ["-d", "build/doctrees", "docs", "build/html"]
    for command in (["-c", MAKE], [*sphinx, *folders], ["-c", PACK]):
        subprocess.run([sys.executable, *command], cwd=copy, env=environment, check=True)


def marks_of(folder: Path) -> dict[str, str]:
    """Return every file of a folder with a mark of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names_of(marks: dict[str, str]) -> set[str]:
    """Return the names of files; that of the checkers' quick start holds a mark of its bytes."""
    return {re.sub(r"start-[0-9a-f]+\.gz", "start.gz", name) for name in marks}


def one_high_sign(rules: Rules) -> dict[str, str]:
    instrument = rules.instruments["practice-rat"]
    first = next(indicator for indicator in instrument.indicators if indicator.tier == "high")
    yes = next(answer for answer in instrument.scales[0].answers if answer.counts)
    return {first.id: yes.id}


def test_one_threshold_changes_form_page_command_and_notebook(
    tmp_path: Path, browser: Browser, rules: Rules, site_folder: Path
) -> None:
    copy = copy_of_the_project(tmp_path)
    build(copy)
    unchanged = marks_of(copy / "build" / "html")
    # The same files give the same bytes, in another folder too.
    assert unchanged == marks_of(site_folder)
    file = copy / "conf" / "instruments" / "practice-rat.toml"
    gate = rules.instruments["practice-rat"].scoring.gates[0]
    before = f'level = "{gate.level}"\ntier = "{gate.tier}"\nat_least = {gate.at_least}\n'
    after = before.replace(f"at_least = {gate.at_least}", f"at_least = {gate.at_least + 1}")
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")

    changed = load_rules(copy / "conf")
    answers = one_high_sign(rules)
    old, new = (score(which, "practice-rat", answers) for which in (rules, changed))
    assert old.title != new.title

    build(copy)
    changed_pages = marks_of(copy / "build" / "html")
    assert names_of(changed_pages) == names_of(unchanged)

    form = (copy / "build/html/procedures/practice-rat-form.html").read_text(encoding="utf-8")
    new_gate = changed.instruments["practice-rat"].scoring.gates[0]
    page = (copy / "build/html/procedures/practice-rat.html").read_text(encoding="utf-8")
    for shown in (form, page):
        assert words.gate_words(new_gate) in shown
        assert words.gate_words(gate) not in shown

    case = tmp_path / "case.json"
    case.write_text(json.dumps({"answers": answers}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cse_guidance", "score", "practice-rat", str(case)],
        env=os.environ | {"PYTHONPATH": str(copy / "src")},
        cwd=copy,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["title"] == new.title

    with serving(copy / "build" / "html") as address:
        window = Visit(browser, address)
        page = window.open(exercise_address("practise_the_rat"))
        page.locator(".widget-radio-box").first.wait_for(timeout=START)
        instrument = changed.instruments["practice-rat"]
        places = {indicator.id: place for place, indicator in enumerate(instrument.indicators)}
        texts = {answer.id: answer.text for answer in instrument.scales[0].answers}
        for indicator_id, answer_id in answers.items():
            group = page.locator(".widget-radio-box").nth(places[indicator_id])
            choose(group, texts[answer_id])
        press(page, "Work out the level")
        assert read_heading(page, "h2.level", r"Level: (.+)") == new.title
        checker = window.open("check/practice-rat.html")
        for indicator_id, answer_id in answers.items():
            checker.locator(f'[name="answers/{indicator_id}"][value="{answer_id}"]').check()
        checker.locator("[data-go]").click()
        level = checker.locator(".sheet").get_by_role("heading", name="The level on this form")
        assert level.inner_text(timeout=START).endswith(f": {new.title}")
        window.check()
        window.context.close()
    the_example_area_follows(copy)


def the_example_area_follows(copy: Path) -> None:
    """Put the example area on the same copy: its stages, its numbers, its time limit, its form."""
    adapt(copy / "conf", "area", "form", "escalation", "clocks")
    build(copy)
    built = copy / "build" / "html"
    own = load_rules(copy / "conf")
    ladder = own.ladders["exampleshire-stages"]
    disagreement = (built / "procedures/disagreement.html").read_text(encoding="utf-8")
    assert words.scope_words(ladder.scope, ladder.area).split(" (")[0] in disagreement
    assert all(stage.title in disagreement for stage in ladder.stages)
    act_now = (built / "act-now.html").read_text(encoding="utf-8")
    assert all(contact.number in act_now for contact in own.area.contacts)
    clocks = (built / "procedures/clocks.html").read_text(encoding="utf-8")
    assert clocks.index('id="clocks-local-rule"') < clocks.index('id="clocks-local-example"')
    assert own.clocks["exampleshire-exploitation-meeting"].title in clocks
    assert (built / "schemas" / "score-exampleshire-tool.json").is_file()
    form = own.instruments["exampleshire-tool"]
    forms = (built / "procedures/area-forms.html").read_text(encoding="utf-8")
    assert f'id="form-{form.id}"' in forms
    assert all(indicator.label in forms for indicator in form.indicators)
    missing = (built / "about/missing.html").read_text(encoding="utf-8")
    assert f"#form-{form.id}" in missing
    (gap,) = [item for item in own.area.missing if item.filled_by == "own form"]
    assert gap.why not in missing
    assert gap.why not in forms
