"""The worker in the page, the command line and Python on this machine give the same JSON.

The worker is started as the page starts it and asked as the page asks it. What it answers is
compared letter by letter with what the command line prints.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest
from checkers import CHECKERS, ONE_QUESTION_A_SCREEN, RULES, UNLIKE, Entry
from checking_forms import any_entries
from playwright.sync_api import Page
from running import CALLS, run
from visitor import START, Visit

from cse_guidance.answers import plain
from cse_guidance.checkers import checkers_of
from cse_guidance.follow import follow
from cse_guidance.model import Instrument
from cse_guidance.paths import all_paths
from cse_guidance.score import score

Found = Mapping[str, object]
Visits = Callable[..., Visit]

AT_A_TIME = 250
RANDOM_SETS = 10_000
RAT_CASES = 1_000
ASK = """async ([worker, questions]) => {
  const { Engine } = await import(new URL('../_static/checker/engine.js', location.href).href);
  window.asking ??= new Engine(worker, () => {});
  const answers = await Promise.all(questions.map((one) => window.asking.ask(one)));
  return { how: window.asking.how, answers: answers.map((one) => JSON.stringify(one)) };
}"""
INSTRUMENTS = [one for one in RULES.instruments.values() if f"score-{one.id}" in checkers_of(RULES)]


def asked(
    page: Page, checker: str, sets: Sequence[Sequence[Entry]], how: str = "quick"
) -> Iterator[Found]:
    """Give the worker's answer to each set of entries, and demand that it broke over none."""
    page.set_default_timeout(START)
    worker = page.locator(".checker").get_attribute("data-worker")
    for start in range(0, len(sets), AT_A_TIME):
        questions = [
            {"checker": checker, "entries": [list(e) for e in entries], "today": "2026-11-25"}
            for entries in sets[start : start + AT_A_TIME]
        ]
        found = page.evaluate(ASK, [worker, questions])
        assert found["how"] == how, "the worker broke, and another had to be started"
        assert len(found["answers"]) == len(questions)
        yield from (json.loads(one) for one in found["answers"])


def printed(checker: str, given: object) -> object:
    """Return what the command line prints for the same input, and demand that it takes it."""
    code, out, err = run(CALLS[checker], json.dumps(given).encode())
    assert code == 0, err
    return out


def as_printed(result: object) -> str:
    """Return a result of the worker as the command line would write it."""
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    ("name", "how"),
    [*((name, "quick") for name in ONE_QUESTION_A_SCREEN), *((name, "plain") for name in UNLIKE)],
)
def test_on_every_path_of_every_pathway(name: str, how: str, visit: Visits) -> None:
    window = visit()
    if how == "plain":
        window.page.route("**/checker-kit/start-*.gz", lambda route: route.abort())
    page = window.open(f"check/{CHECKERS[name].page}.html")
    pathway = RULES.pathways[CHECKERS[name].page]
    paths = [dict(path) for path, _ in all_paths(pathway)]
    sets = [[(f"answers/{q}", a) for q, a in path.items()] for path in paths]
    for path, found in zip(paths, asked(page, name, sets, how), strict=True):
        assert found["result"] == json.loads(json.dumps(plain(follow(RULES, pathway.id, path))))
        assert as_printed(found["result"]) == printed(name, {"answers": path})
    window.failed.clear()  # a start that was held back is noted by the browser as a failed fetch


@pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda one: one.id)
def test_on_generated_cases_of_every_instrument(instrument: Instrument, visit: Visits) -> None:
    name = f"score-{instrument.id}"
    page = visit().open("check/practice-rat.html")
    chance = random.Random(instrument.id)  # noqa: S311 - examples, not secrets
    cases = [any_case(instrument, chance) for _ in range(RAT_CASES)]
    sets = [[(f"answers/{i}", a) for i, a in case.items()] for case in cases]
    for case, found in zip(cases, asked(page, name, sets), strict=True):
        assert as_printed(found["result"]) == printed(name, {"answers": case})
        assert found["result"] == json.loads(json.dumps(plain(score(RULES, instrument.id, case))))


def any_case(instrument: Instrument, chance: random.Random) -> dict[str, str]:
    """Return answers to some indicators of a form, few or many."""
    share = chance.random()
    return {
        one.id: chance.choice(instrument.scale_of(one).answers).id
        for one in instrument.indicators
        if chance.random() < share
    }


def test_ten_thousand_random_sets_of_entries_never_break_the_worker(visit: Visits) -> None:
    page = visit().open("check/which-meeting.html")
    names = list(checkers_of(RULES))
    share = -(-RANDOM_SETS // len(names))
    answered = 0
    for name in names:
        checker = checkers_of(RULES)[name]()
        sets = [any_entries(checker.shape, f"{name} {number}") for number in range(share)]
        for found in asked(page, name, sets):
            assert set(found) in ({"to_mend"}, {"result", "sheet", "sources", "text"})
            answered += "result" in found
            for one in found.get("to_mend", ()):  # type: ignore[attr-defined]
                assert one["words"], name
    assert answered > RANDOM_SETS / 3, "most of what was entered should be right"
