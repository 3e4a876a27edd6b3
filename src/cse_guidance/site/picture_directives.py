"""The directives that draw the time limits after an event, and all procedures on one page."""

from __future__ import annotations

from markupsafe import Markup
from sphinx.application import Sphinx

from cse_guidance.deadlines.what_follows import what_follows
from cse_guidance.procedures_map import at_any_time, procedures_map
from cse_guidance.site.pathway_map import draw_map
from cse_guidance.site.shown import Shown
from cse_guidance.site.timeline import draw_timeline


class ClockTimeline(Shown):
    """The time limits that follow from an event, as a picture and in words."""

    template = "clock_timeline.html"
    required_arguments = 1

    def content_for_template(self) -> dict[str, object]:
        """Return the picture and what it shows."""
        event = self.named(self.rules.events, "event")
        found = what_follows(self.rules, event.id)
        if not found:
            raise self.error(f'No clock of clocks.toml runs from the event "{event.id}".')
        name = f"timeline-{event.id}"
        svg = Markup(draw_timeline(self.rules, name, found))  # noqa: S704 - drawn here, from escaped words
        return {"found": found, "svg": svg, "name": name}


class PathwayMap(Shown):
    """How the procedures lead to each other, as a picture and in words."""

    template = "pathway_map.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the picture, and every way that it stands for."""
        found = procedures_map(self.rules)
        pages = {one.id: f"{self.config.cse_pathway_pages}/{one.id}" for one in found.pathways}
        addresses = {
            name: self.page_address(page)
            for name, page in pages.items()
            if page in self.env.found_docs
        }
        svg = Markup(draw_map(found, addresses))  # noqa: S704 - drawn here, from escaped words
        return {
            "found": found,
            "svg": svg,
            "addresses": addresses,
            "apart": at_any_time(found),
            "titles": {one.id: one.title for one in found.pathways},
        }


def connect(app: Sphinx) -> None:
    """Add both directives."""
    app.add_directive("clock-timeline", ClockTimeline)
    app.add_directive("pathway-map", PathwayMap)
