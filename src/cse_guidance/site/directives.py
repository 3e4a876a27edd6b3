"""The directives that show rules on a page. Each fills one template."""

from __future__ import annotations

from typing import ClassVar

from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx

from cse_guidance.compare import compare_scenario
from cse_guidance.follow import follow
from cse_guidance.model import Instrument, Pathway, Scenario
from cse_guidance.score import score
from cse_guidance.site.flowchart import draw_flowchart
from cse_guidance.site.shown import Shown


class OfPathway(Shown):
    """A directive about one pathway."""

    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the pathway."""
        return {"pathway": self.pathway}

    @property
    def pathway(self) -> Pathway:
        """The pathway that the directive names."""
        return self.named(self.rules.pathways, "pathway")


class Flowchart(OfPathway):
    """The picture of a pathway, an answer on every arrow."""

    template = "flowchart.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the pathway and its picture."""
        svg = Markup(draw_flowchart(self.pathway))  # noqa: S704 - drawn here, from escaped words
        adds = any(answer.added for q in self.pathway.questions for answer in q.answers)
        return {"pathway": self.pathway, "svg": svg, "adds": adds}


class InShort(OfPathway):
    """The answer in a few sentences, before any question."""

    template = "in_short.html"


class Steps(OfPathway):
    """A few actions of a pathway, only what to do."""

    template = "steps.html"
    option_spec: ClassVar = {"actions": directives.unchanged_required}

    def content_for_template(self) -> dict[str, object]:
        """Return the actions that the directive names, in that order."""
        known = {action.id: action for action in self.pathway.actions}
        names = str(self.options.get("actions", "")).split()
        missing = [name for name in names if name not in known]
        if missing or not names:
            raise self.error(f"Name actions of {self.pathway.id}. Not known: {missing}.")
        return {"actions": [known[name] for name in names]}


class PathwayText(OfPathway):
    """The same pathway as a numbered list."""

    template = "pathway_text.html"


class Outcomes(OfPathway):
    """Every outcome: what to do, who, by when."""

    template = "outcomes.html"


class OfInstrument(Shown):
    """A directive about one instrument."""

    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the instrument."""
        return {"instrument": self.instrument}

    @property
    def instrument(self) -> Instrument:
        """The instrument that the directive names."""
        return self.named(self.rules.instruments, "instrument")


class Signs(OfInstrument):
    """The indicators of one kind as a list."""

    template = "signs.html"
    option_spec: ClassVar = {"kind": directives.unchanged_required}

    def content_for_template(self) -> dict[str, object]:
        """Return the indicators of the kind that the directive names."""
        kind = self.options.get("kind", "sign")
        found = [i for i in self.instrument.indicators if i.kind == kind]
        if not found:
            raise self.error(f'"{self.instrument.id}" has no indicator of the kind "{kind}".')
        return {"instrument": self.instrument, "indicators": found}


class PaperForm(OfInstrument):
    """The instrument as a form to print."""

    template = "rat_form.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the instrument and the question that comes first."""
        first = self.instrument.ask_first
        question = self.rules.pathways[first.pathway].question(first.question)
        return {"instrument": self.instrument, "question": question}


class Gates(OfInstrument):
    """How the answers set a level, before the floors."""

    template = "gates.html"


class Definitions(Shown):
    """The quoted definitions of a term, today's first."""

    template = "definitions.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the definitions of the term that the directive names."""
        every = self.rules.definitions.values()
        by_term = {d.term: [e for e in every if e.term == d.term] for d in every}
        found = self.named(by_term, "definition of")
        return {"definitions": sorted(found, key=lambda d: not d.in_use)}


class ScenarioPage(Shown):
    """A fictional case: its facts in stages, with the reasoning folded away."""

    template = "scenario.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the case and what the rules make of each stage."""
        scenario = self.named(self.rules.scenarios, "scenario")
        return {
            "scenario": scenario,
            "decided": {
                (d.stage, d.pathway): follow(
                    self.rules, d.pathway, {a.question: a.answer for a in d.answers}
                )
                for d in scenario.decisions
            },
            "rated": {
                (r.stage, r.instrument): score(
                    self.rules, r.instrument, scenario.rating_answers(r.stage, r.instrument)
                )
                for r in scenario.ratings
            },
            "number": numbered(scenario),
        }


def numbered(scenario: Scenario) -> dict[str, int]:
    """Return the number under which each fact of a case is shown."""
    return {fact.id: number for number, fact in enumerate(scenario.facts, start=1)}


class CompareForms(Shown):
    """A fictional case, as known at one stage, on every instrument that its key rates."""

    template = "comparison.html"
    required_arguments = 2

    def content_for_template(self) -> dict[str, object]:
        """Return the case, its stage and what each instrument makes of it."""
        scenario = self.named(self.rules.scenarios, "scenario")
        stages = {stage.id: stage for stage in scenario.stages}
        stage = stages.get(self.arguments[1])
        if stage is None:
            raise self.error(f'"{scenario.id}" has no stage "{self.arguments[1]}".')
        found = compare_scenario(self.rules, scenario.id, stage.id)
        return {"scenario": scenario, "stage": stage, "comparison": found}


class SourceRegister(Shown):
    """Every source with its standing."""

    template = "source_register.html"


class ClockTable(Shown):
    """Every clock, national ones apart from local examples."""

    template = "clock_table.html"


class Contacts(Shown):
    """The area's numbers, and what is missing."""

    template = "contacts.html"


class MissingItems(Shown):
    """What could not be obtained, and where a partnership puts it."""

    template = "missing_items.html"


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    for name, directive in {
        "flowchart": Flowchart,
        "in-short": InShort,
        "first-steps": Steps,
        "pathway-text": PathwayText,
        "outcomes": Outcomes,
        "signs": Signs,
        "rat-form": PaperForm,
        "gates": Gates,
        "definitions": Definitions,
        "scenario": ScenarioPage,
        "compare-forms": CompareForms,
        "source-register": SourceRegister,
        "clock-table": ClockTable,
        "contacts": Contacts,
        "missing-items": MissingItems,
    }.items():
        app.add_directive(name, directive)
