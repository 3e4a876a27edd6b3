"""The directives `scenario` and `self-test`: exercises that the visitor's own browser answers."""

from __future__ import annotations

import json
from collections.abc import Iterable

from markupsafe import Markup
from sphinx.application import Sphinx

from cse_guidance.answers import Cited, cite, plain
from cse_guidance.exercises.set_up import self_test_set_up
from cse_guidance.exercises.shown import case_items, child_sentence, fact_numbers, item_shown
from cse_guidance.follow import find_pathway
from cse_guidance.model import Rules, Scenario
from cse_guidance.other_ways import accepted_choices, with_one_more_fact
from cse_guidance.score import score
from cse_guidance.self_test import key_of
from cse_guidance.site.checker_directive import AnsweredInPage
from cse_guidance.words import support_words


class ScenarioPage(AnsweredInPage):
    """A made-up case: an exercise, and the whole of it to read with the reasoning folded away."""

    template = "case.html"
    script = "exercise"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the decisions for the script, and what the rules make of each stage."""
        scenario = self.named(self.rules.scenarios, "scenario")
        items = case_items(self.rules, scenario)
        return {
            **self.for_script(),
            "id": scenario.id,
            "care": scenario.care_notice,
            "support": support_words(self.rules),
            "support_sources": support_sources(self.rules),
            "items": as_json(item_shown(self.rules, item) for item in items),
            "count": len(items),
            "what_if": as_json(what_ifs_shown(scenario)),
            "case": Markup(self.filled_from("scenario.html", **case_to_read(self.rules, scenario))),  # noqa: S704 - filled here, escaped by the template
        }


def case_to_read(rules: Rules, scenario: Scenario) -> dict[str, object]:
    """Return a case with what the rules make of it, for a template that is read."""
    decided = {}
    for item in case_items(rules, scenario):
        decision, result = key_of(rules, item)
        decided[decision.stage, decision.pathway] = result
    return {
        "scenario": scenario,
        "child": child_sentence(scenario),
        "decided": decided,
        "accepted": lambda case, stage, pathway_id: accepted(rules, case, stage, pathway_id),
        "with_one_more": lambda what_if: with_one_more_fact(rules, scenario, what_if),
        "rated": {
            (r.stage, r.instrument): score(
                rules, r.instrument, scenario.rating_answers(r.stage, r.instrument)
            )
            for r in scenario.ratings
        },
        "number": fact_numbers(scenario),
    }


def accepted(
    rules: Rules, scenario: Scenario, stage: str, pathway_id: str
) -> list[tuple[str, str]]:
    """Return what else is right at a decision: the choice in words, and why."""
    decision = scenario.decision(stage, pathway_id)
    if decision is None:
        return []
    texts = {one.id: one.text for one in find_pathway(rules, pathway_id).choices}
    return [(texts[name], why) for name, why in accepted_choices(rules, decision).items()]


def what_ifs_shown(scenario: Scenario) -> list[dict[str, str]]:
    """Return what might have been known besides, each beside the decision that it would change."""
    return [
        {
            "pathway": one.pathway,
            "item": f"{scenario.id}/{one.stage}",
            "reported_by": one.reported_by,
            "text": one.text,
        }
        for one in scenario.what_if
    ]


class SelfTest(AnsweredInPage):
    """The self-test: how it is set up; without a script, the cases to read."""

    template = "self_test.html"
    script = "exercise"

    def content_for_template(self) -> dict[str, object]:
        """Return the form, and each case with the address of its page."""
        made = self_test_set_up(self.rules)
        return {
            **self.for_script(),
            "checker": made,
            "id": made.page,
            "support": support_words(self.rules),
            "support_sources": support_sources(self.rules),
            "cases": [
                (one.title, one.about, self.case_page(one)) for one in self.rules.scenarios.values()
            ],
        }

    def case_page(self, scenario: Scenario) -> str:
        """Return the address of a case's page; empty where an area has added a case and no page."""
        page = f"{self.config.cse_case_pages}/{scenario.id}"
        return self.page_address(page) if page in self.env.found_docs else ""


def support_sources(rules: Rules) -> tuple[Cited, ...]:
    """Return what the numbers for support rest on."""
    return cite(rules, dict.fromkeys(name for one in rules.area.support for name in one.sources))


def as_json(things: Iterable[object]) -> str:
    """Return things as JSON text for an attribute of a page."""
    return json.dumps([plain(one) for one in things], ensure_ascii=False)


def connect(app: Sphinx) -> None:
    """Add the directives under the names that pages use."""
    app.add_config_value("cse_case_pages", "practise", "env", str)
    app.add_directive("scenario", ScenarioPage)
    app.add_directive("self-test", SelfTest)
