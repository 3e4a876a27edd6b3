"""What every directive that shows rules has in common: it fills a template with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from docutils import nodes
from jinja2 import Environment, PackageLoader, StrictUndefined
from sphinx.util.docutils import SphinxDirective

from cse_guidance import words
from cse_guidance.answers import cite, to_do
from cse_guidance.faults import did_you_mean
from cse_guidance.model import Rules
from cse_guidance.site.roles import TAGS
from cse_guidance.site.rules_on_site import note_shown, rules_of

Thing = TypeVar("Thing")
templates = Environment(
    loader=PackageLoader("cse_guidance.site"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.globals["words"] = words
templates.globals["TAGS"] = TAGS


class Shown(SphinxDirective):
    """A directive that fills a template with rules."""

    template = ""
    required_arguments = 0

    @property
    def rules(self) -> Rules:
        """The rules of this site."""
        return rules_of(self.env)

    def named(self, things: Mapping[str, Thing], called: str) -> Thing:
        """Return the thing that the argument names, or stop with the ids that there are."""
        note_shown(self.env, called, self.arguments[0])
        thing = things.get(self.arguments[0])
        if thing is None:
            known = did_you_mean(self.arguments[0], things)
            raise self.error(f'There is no {called} "{self.arguments[0]}". {known}')
        return thing

    def page_address(self, page: str) -> str:
        """Return the address of another page, seen from this one."""
        return self.env.app.builder.get_relative_uri(self.env.current_document.docname, page)

    def content_for_template(self) -> dict[str, object]:
        """Return what the template is filled with."""
        return {}

    def run(self) -> list[nodes.Node]:
        """Return the filled template as one node."""
        return [nodes.raw("", self.filled(**self.content_for_template()), format="html")]

    def filled(self, **content: object) -> str:
        """Return the template, filled with the rules and with what the directive adds."""
        return self.filled_from(self.template, **content)

    def filled_from(self, template: str, **content: object) -> str:
        """Return another template, filled in the same way."""
        return templates.get_template(template).render(
            rules=self.rules,
            cite=lambda ids: cite(self.rules, ids),
            to_do=lambda action: to_do(self.rules, action),
            register=self.page_address(self.config.cse_sources_page),
            **content,
        )
