"""A form that is filled in from a made-up case holds that case, and nothing of the last one."""

from collections.abc import Callable

import pytest
from checkers import CHECKERS, OnPage
from visitor import Visit

WITH_CASES = [name for name, one in CHECKERS.items() if one.form.examples]
CHOSEN = """() => [...new FormData(document.querySelector('.checker__form'))]
  .map(([name, text]) => [name, text]).filter(([, text]) => text)"""
COUNTS = "() => [...document.querySelectorAll('summary [data-count]')].map((o) => o.textContent)"


def test_some_checker_can_be_started_from_a_case() -> None:
    assert WITH_CASES


@pytest.mark.parametrize("name", WITH_CASES)
def test_every_case_fills_in_its_own_answers_and_takes_out_those_of_the_last(
    name: str, visit: Callable[..., Visit]
) -> None:
    on = OnPage(visit(), name)
    for example in on.checker.form.examples:
        on.page.get_by_label("Start from a made-up case").select_option(label=example.title)
        on.page.get_by_role("button", name="Fill in this case").click()
        assert sorted(map(tuple, on.page.evaluate(CHOSEN))) == sorted(example.entries)
        assert example.title in on.page.locator(".checker__status").inner_text()
        counts = on.page.evaluate(COUNTS)
        # What is answered and what is not known together are what the case says.
        numbers = [[int(word) for word in words.split() if word.isdigit()] for words in counts]
        assert sum(answered + unknown for answered, _, unknown, _ in numbers) == len(
            example.entries
        )
        on.go().click()
        on.wait_for_answer()
        on.page.get_by_role("button", name="Back to your answers").click()


@pytest.mark.parametrize("name", WITH_CASES)
def test_a_case_takes_away_what_was_told_to_mend(name: str, visit: Callable[..., Visit]) -> None:
    on = OnPage(visit(), name)
    on.go().click()
    on.summary.wait_for()
    on.page.get_by_role("button", name="Fill in this case").click()
    assert on.summary.count() == 0
    on.go().click()
    on.wait_for_answer()
