"""Before the quick start is written, everything has been brought in that an answer may need.

Later there is no library in the browser to fetch a module from.
"""

from __future__ import annotations

import json
import subprocess
import sys

from checking_forms import CHECKERS, right_entries
from running import PROJECT, SRC

from cse_guidance.browser import answer

WARM_UP = json.loads((PROJECT / "docs" / "_checker" / "warm_up.json").read_text(encoding="utf-8"))
ANSWERS_OF_EACH = 25
# Prints the modules that the later questions bring in after the earlier ones.
ALONE = """
import json, sys
from cse_guidance.browser import answer
warm_up, later = json.load(sys.stdin)
for asked in warm_up:
    assert "sheet" in json.loads(answer(json.dumps(asked)))
known = set(sys.modules)
for asked in later:
    answer(json.dumps(asked))
print(json.dumps(sorted(set(sys.modules) - known)))
"""


def questions() -> list[dict[str, object]]:
    """Return questions for every checker, most of which are answered with a sheet."""
    return [
        {"checker": name, "today": "2026-11-25", "entries": right_entries(one.shape, seed)}
        for name, one in CHECKERS.items()
        for seed in range(ANSWERS_OF_EACH)
    ]


def test_no_answer_needs_a_module_that_the_warm_up_has_not_brought_in() -> None:
    run = subprocess.run(
        [sys.executable, "-B", "-c", ALONE],
        input=json.dumps([WARM_UP, questions()]),
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(SRC)},
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [], 'Bring it in by an entry of "docs/_checker/warm_up.json".'


def test_each_question_of_the_warm_up_is_answered_with_a_sheet() -> None:
    for asked in WARM_UP:
        assert "sheet" in json.loads(answer(json.dumps(asked)))


def test_each_kind_of_checker_is_asked() -> None:
    def kind(name: str) -> str:
        return name.partition("-")[0] if name.startswith(("follow-", "score-")) else name

    assert {kind(asked["checker"]) for asked in WARM_UP} == {kind(name) for name in CHECKERS}
