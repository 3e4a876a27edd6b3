"""The directives that show a pathway on a page, and the stages for a disagreement."""

from __future__ import annotations

from typing import ClassVar

from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx

from cse_guidance.escalation import ladders_in_order, own_ladders
from cse_guidance.follow import go_on
from cse_guidance.model import Pathway
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
    """Every outcome: what to do, who, by when, and what to go on with."""

    template = "outcomes.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the pathway and, for each outcome, the pathways to go on with."""
        then = {outcome.id: go_on(self.rules, outcome) for outcome in self.pathway.outcomes}
        return {"pathway": self.pathway, "then": then, "address_of": self.pathway_address}

    def pathway_address(self, pathway_id: str) -> str:
        """Return the address of the page of a pathway, or nothing where it has none there."""
        page = f"{self.config.cse_pathway_pages}/{pathway_id}"
        return self.page_address(page) if page in self.env.found_docs else ""


class Ladders(Shown):
    """How a disagreement goes up: the area's own stages first, or that they are missing."""

    template = "ladders.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the ladders in order, and the gap where the area's own would be."""
        gaps = [item for item in self.rules.area.missing if item.filled_by == "own ladder"]
        return {
            "ladders": ladders_in_order(self.rules),
            "own": own_ladders(self.rules),
            "gap": gaps[0] if gaps else None,
            "titles": lambda ids: "; ".join(self.rules.roles[role].title for role in ids),
        }


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    for name, directive in {
        "flowchart": Flowchart,
        "in-short": InShort,
        "first-steps": Steps,
        "pathway-text": PathwayText,
        "outcomes": Outcomes,
        "ladders": Ladders,
    }.items():
        app.add_directive(name, directive)
