"""The roles `source` and `clock`: a citation and a deadline inside a sentence."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from cse_guidance.faults import did_you_mean
from cse_guidance.site.rules_on_site import rules_of
from cse_guidance.words import clock_words, scope_words, source_words

TAGS = {
    "national": "tag tag--national",
    "local rule": "tag tag--local",
    "local example": "tag tag--local",
    "site advice": "tag tag--site",
}


def connect(app: Sphinx) -> None:
    """Add both roles."""
    app.add_role("source", SourceRole())
    app.add_role("clock", ClockRole())


def source_address(role: SphinxRole, source_id: str) -> str:
    """Return the address of a source in the register, seen from the page being read."""
    page = role.env.config.cse_sources_page
    address = role.env.app.builder.get_relative_uri(role.env.current_document.docname, page)
    return f"{address}#source-{source_id}"


class SourceRole(SphinxRole):
    """`{source}` with an id: the short name, linked to the register of sources."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or a message that says which ids there are."""
        source = rules_of(self.env).sources.get(self.text)
        if source is None:
            return self._unknown("source", list(rules_of(self.env).sources))
        link = nodes.reference(
            self.rawtext,
            source_words(source),
            internal=True,
            refuri=source_address(self, source.id),
            classes=["source-ref"],
        )
        return [link], []

    def _unknown(
        self, called: str, known: list[str]
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        problem = f'There is no {called} "{self.text}". {did_you_mean(self.text, known)}'
        message = self.inliner.reporter.error(problem, line=self.lineno)
        return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]


class ClockRole(SourceRole):
    """`{clock}` with an id: the deadline in words, and how far it reaches."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the deadline, or a message that says which ids there are."""
        rules = rules_of(self.env)
        clock = rules.clocks.get(self.text)
        if clock is None:
            return self._unknown("clock", list(rules.clocks))
        words = nodes.inline(self.rawtext, clock_words(rules, clock), classes=["clock"])
        scope = nodes.inline("", scope_words(clock.scope), classes=TAGS[clock.scope].split())
        where = f" {clock.area}" if clock.area else ""
        return [words, nodes.Text(" "), scope, nodes.Text(where)], []
