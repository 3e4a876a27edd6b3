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
from cse_guidance.exercises.ask import DOES
from cse_guidance.load import packaged_rules
from cse_guidance.self_test import self_test_items

WARM_UP = json.loads((PROJECT / "docs" / "_checker" / "warm_up.json").read_text(encoding="utf-8"))
ANSWERS_OF_EACH = 25
# Prints the modules that the later questions bring in after the earlier ones.
ALONE = """
import json, sys
from cse_guidance.browser import answer
warm_up, later = json.load(sys.stdin)
for asked in warm_up:
    assert "to_mend" not in json.loads(answer(json.dumps(asked)))
known = set(sys.modules)
for asked in later:
    answer(json.dumps(asked))
print(json.dumps(sorted(set(sys.modules) - known)))
"""


def questions() -> list[dict[str, object]]:
    """Return questions for every checker and exercise, most of which are answered with a sheet."""
    rules = packaged_rules()
    marks = [
        {
            "do": "mark",
            "today": "2026-11-25",
            "answer": {
                "pathway": name,
                "item": item.id,
                "choice": item.choices[0].id,
                "confidence": "guess",
                "facts": [item.facts[0].id],
            },
        }
        for name in rules.pathways
        for item in self_test_items(rules, name)
    ]
    what_ifs = [
        {"do": "what if", "today": "2026-11-25", "case": case.id, "number": 0}
        for case in rules.scenarios.values()
    ]
    return [
        *marks,
        *what_ifs,
        *(
            {"checker": name, "today": "2026-11-25", "entries": right_entries(one.shape, seed)}
            for name, one in CHECKERS.items()
            for seed in range(ANSWERS_OF_EACH)
        ),
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


def test_each_question_of_the_warm_up_is_answered() -> None:
    for asked in WARM_UP:
        found = json.loads(answer(json.dumps(asked)))
        assert "to_mend" not in found
        assert "sheet" in found or asked.get("do") in {"suggest", "draw", "next"}


def test_each_kind_of_checker_is_asked_and_each_exercise_that_needs_no_case() -> None:
    def kind(name: str) -> str:
        return name.partition("-")[0] if name.startswith(("follow-", "score-")) else name

    asked = {kind(one["checker"]) for one in WARM_UP if "checker" in one}
    assert asked == {kind(name) for name in CHECKERS}
    # An area may have other cases: these two name one.
    assert {one["do"] for one in WARM_UP if "do" in one} == set(DOES) - {"mark", "what if"}
