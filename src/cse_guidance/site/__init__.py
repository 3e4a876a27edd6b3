"""The site surface: a Sphinx extension that shows the rules on pages.

It computes nothing about a child: each directive hands rules, and what the rules
compute, to a template.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from cse_guidance import __version__
from cse_guidance.site import (
    assurance,
    checker_directive,
    directives,
    glossary_links,
    guide_directives,
    meeting_directives,
    pathway_directives,
    picture_directives,
    python_reference,
    reference,
    roles,
    rules_on_site,
    scenario_directives,
    section_links,
    sources_on_paper,
    trainer_directives,
    who_relies,
    whole_manual,
)
from cse_guidance.site.launcher import connect_launcher
from cse_guidance.site.lite import connect_lite


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directives, the roles and the notebooks to the site."""
    rules_on_site.connect(app)
    directives.connect(app)
    pathway_directives.connect(app)
    picture_directives.connect(app)
    guide_directives.connect(app)
    meeting_directives.connect(app)
    glossary_links.connect(app)
    reference.connect(app)
    python_reference.connect(app)
    assurance.connect(app)
    checker_directive.connect(app)
    scenario_directives.connect(app)
    trainer_directives.connect(app)
    roles.connect(app)
    who_relies.connect(app)
    section_links.connect(app)
    sources_on_paper.connect(app)
    whole_manual.connect(app)
    connect_launcher(app)
    connect_lite(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
