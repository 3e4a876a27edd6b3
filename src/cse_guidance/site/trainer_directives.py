"""The directives of the trainer's pack: plans, outcomes, role cards, care, and each case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from docutils import nodes
from sphinx.application import Sphinx

from cse_guidance.answers import Cited
from cse_guidance.exercises.on_paper import decisions_on_paper
from cse_guidance.exercises.shown import ASKED
from cse_guidance.follow import PathwayResult
from cse_guidance.model import Action, Pathway, Rules
from cse_guidance.model.training import Care, CareWhen, PaperQuestion
from cse_guidance.self_test import self_test_items
from cse_guidance.site.guide_directives import OnPages
from cse_guidance.site.page_links import PageLink
from cse_guidance.site.projector import slides_of
from cse_guidance.site.rules_on_site import note_shown
from cse_guidance.site.scenario_directives import case_to_read, support_sources
from cse_guidance.words import support_words

MARK = "cse_train"  # a page of the trainer's pack, for the theme: it needs their sheet and script


class ForTrainers(OnPages):
    """A directive of the trainer's pack: its page gets the style sheet and the script."""

    def run(self) -> list[nodes.Node]:
        """Return the template as one node, and mark the page."""
        self.env.metadata[self.env.current_document.docname][MARK] = True
        return super().run()

    def packs(self, cases: tuple[str, ...]) -> list[PageLink]:
        """Return links to the packs of made-up cases."""
        return self.links(tuple(f"{self.config.cse_pack_pages}/{name}" for name in cases))


class SessionPlans(ForTrainers):
    """Every session plan with its parts and their minutes."""

    template = "session_plans.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the plans, how to link, and the minute at which each part starts."""
        plans = self.rules.training.plans.values()
        starts = {
            (plan.id, part.id): sum(one.minutes for one in plan.parts[:place])
            for plan in plans
            for place, part in enumerate(plan.parts)
        }
        return {"plans": plans, "starts": starts, "links": self.links, "packs": self.packs}


class LearningOutcomes(ForTrainers):
    """What people can do afterwards: from what, where it is worked on, and how it is seen."""

    template = "learning_outcomes.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the outcomes, the part that each name stands for, and how many decisions."""
        training = self.rules.training
        parts = {
            f"{plan.id}/{part.id}": (plan, part)
            for plan in training.plans.values()
            for part in plan.parts
        }
        return {
            "outcomes": training.outcomes.values(),
            "parts": parts,
            "plans_page": self.page_address(f"{self.config.cse_pack_pages}/plans"),
            "briefing": self.page_address("briefing-2016"),
            "count": lambda pathway: len(self_test_items(self.rules, pathway)),
            "pathway_page": self.pathway_page,
        }

    def pathway_page(self, pathway: Pathway) -> str:
        """Return the address of the page of a pathway."""
        return self.page_address(f"{self.config.cse_pathway_pages}/{pathway.id}")


class RoleCards(ForTrainers):
    """A card for each reader, to print and hand out."""

    template = "role_cards.html"

    def content_for_template(self) -> dict[str, object]:
        """Return each reader with the card, its mistakes, and its steps with their procedures."""
        rules = self.rules
        return {
            "cards": [
                (
                    rules.readers[card.id],
                    card,
                    [rules.mistakes[name] for name in card.mistakes],
                    [step_named(rules, name) for name in card.steps],
                )
                for card in rules.training.cards.values()
            ],
            "links": self.links,
            "pathways": self.config.cse_pathway_pages,
            "readers": self.config.cse_reader_pages,
        }


def step_named(rules: Rules, name: str) -> tuple[Pathway, Action]:
    """Return a procedure and its action, by "pathway/action"; the checks hold that both exist."""
    pathway_id, _, action_id = name.partition("/")
    pathway = rules.pathways[pathway_id]
    return pathway, next(one for one in pathway.actions if one.id == action_id)


class SessionCare(ForTrainers):
    """What keeps people safe in a session, by when it is done."""

    template = "session_care.html"

    def content_for_template(self) -> dict[str, object]:
        """Return what is said and done, by when, and what the area has put in of its own."""
        every = self.rules.training.care
        by_when = {}
        for when in get_args(CareWhen):
            care = [one for one in every if one.when == when]
            by_when[when] = (care, sources_once(care))
        gaps = [one for one in self.rules.area.missing if one.id == self.config.cse_support_gap]
        return {
            "by_when": by_when,
            "gaps": gaps,
            "links": self.links,
            "support_sources": support_sources(self.rules),
        }


class PaperQuestions(ForTrainers):
    """The questions to the group, on paper: before, and after."""

    template = "paper_questions.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the questions of each sheet."""
        every = self.rules.training.questions.values()
        sheets = {
            "Before": [one for one in every if one.asked != "after"],
            "After": [one for one in every if one.asked != "before"],
        }
        return {"sheets": {title: (asked, sources_once(asked)) for title, asked in sheets.items()}}


def sources_once(things: Iterable[PaperQuestion] | Iterable[Care]) -> tuple[str, ...]:
    """Return the ids of the sources that things rest on, each once."""
    return tuple(dict.fromkeys(name for one in things for name in one.sources))


def relied_on(result: PathwayResult) -> tuple[Cited, ...]:
    """Return the sources of the answers on the way, then those of the outcome, each once."""
    every = [cited for reason in result.reasons for cited in reason.sources]
    return tuple({one.id: one for one in (*every, *result.sources)}.values())


class TrainersPack(ForTrainers):
    """One case for a trainer: notes, a handout without answers, a marking sheet, and slides."""

    template = "pack.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the case with what the rules make of it, its handout and its slides."""
        case = self.named(self.rules.scenarios, "scenario")
        note_shown(self.env, "pack", case.id)
        on_paper = decisions_on_paper(self.rules, case)
        return {
            **case_to_read(self.rules, case),
            "on_paper": on_paper,
            "given": {(item.stage, item.pathway) for items in on_paper.values() for item in items},
            "slides": slides_of(self.rules, case),
            "relied_on": relied_on,
            "asked": ASKED,
            "support": support_words(self.rules),
            "practise": self.page_address(f"{self.config.cse_case_pages}/{case.id}"),
            "safety": self.page_address(f"{self.config.cse_pack_pages}/keep-people-safe"),
            "choice_texts": {
                name: {one.id: one.text for one in pathway.choices}
                for name, pathway in self.rules.pathways.items()
            },
        }


class Packs(ForTrainers):
    """Every case with its pack, for a trainer who chooses one."""

    template = "packs.html"

    def content_for_template(self) -> dict[str, object]:
        """Return each case with the link to its pack and its themes."""
        cases = self.rules.scenarios.values()
        links = self.packs(tuple(case.id for case in cases))
        return {"cases": list(zip(cases, links, strict=True))}


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    app.add_config_value("cse_pack_pages", "train", "env", str)
    app.add_config_value("cse_reader_pages", "by-role", "env", str)
    app.add_config_value("cse_support_gap", "staff-support", "env", str)
    for name, directive in {
        "session-plans": SessionPlans,
        "learning-outcomes": LearningOutcomes,
        "role-cards": RoleCards,
        "session-care": SessionCare,
        "paper-questions": PaperQuestions,
        "trainers-pack": TrainersPack,
        "packs": Packs,
    }.items():
        app.add_directive(name, directive)
