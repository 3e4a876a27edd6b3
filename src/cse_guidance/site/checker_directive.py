"""The directive `checker`: a form that the visitor's own browser answers, and its twin on paper."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from cse_guidance.checkers import Checker, checkers_of
from cse_guidance.checkers.form import Form, Group
from cse_guidance.site.checker_twins import TWINS
from cse_guidance.site.rules_on_site import note_shown
from cse_guidance.site.shown import Shown

KIT = "checker-kit"
MARK = "cse_checker"  # a page that asks Python, for the theme: which script it needs


class AnsweredInPage(Shown):
    """A directive whose page asks the project's own Python: a checker or an exercise."""

    script = "checker"

    def run(self) -> list[nodes.Node]:
        """Return the template as one node, and mark the page, so that it gets the script."""
        self.env.metadata[self.env.current_document.docname][MARK] = self.script
        return super().run()

    def for_script(self) -> dict[str, object]:
        """Return the addresses that the script of the page needs."""
        return {
            "worker": self.page_address_of_file(f"{KIT}/worker.js"),
            "act_now": self.page_address("act-now"),
            "pages": json.dumps(self.pages()),
        }

    def page_address_of_file(self, name: str) -> str:
        """Return the address of a file of the site, seen from this page."""
        up = self.env.current_document.docname.count("/")
        return "../" * up + name

    def pages(self) -> dict[str, str]:
        """Return the address of the page of every pathway, its checker's where there is one."""
        folders = (self.config.cse_checker_pages, self.config.cse_pathway_pages)
        found = {}
        for name in self.rules.pathways:
            for page in (f"{folder}/{name}" for folder in folders):
                if page in self.env.found_docs:
                    found[name] = self.page_address(page)
                    break
        return found


class CheckerForm(AnsweredInPage):
    """A checker's form, with the place of its answer and the same on paper."""

    required_arguments = 1
    template = "checker.html"

    def content_for_template(self) -> dict[str, object]:
        """Return the form, the addresses that its script needs, and the twin."""
        made = self.named(checkers_of(self.rules), "checker")()
        note_shown(self.env, *shown_rule(made))
        kind = made.id.partition("-")[0] if made.id not in TWINS else made.id
        template, content = TWINS[kind](self.rules, made)
        content = {"form_pages": self.form_pages(), **content}
        return {
            "checker": made,
            "form": made.form,
            "id": made.page,
            "kind_of": lambda part: type(part).__name__,
            "counted": has_counts(made.form),
            **self.for_script(),
            "twin": Markup("".join(self.filled_from(t, **content) for t in template)),  # noqa: S704 - filled here, escaped by the templates
        }

    def form_pages(self) -> dict[str, str]:
        """Return the address of the page from which an instrument is printed, by its id."""
        folder = self.config.cse_pathway_pages
        pages = {name: f"{folder}/{name}-form" for name in self.rules.instruments}
        found = self.env.found_docs
        return {name: self.page_address(page) for name, page in pages.items() if page in found}


def shown_rule(made: Checker) -> tuple[str, str]:
    """Return what kind of rule a checker shows, and its id, for the account of shown rules."""
    kinds = {"follow": "pathway", "score": "instrument"}
    kind = kinds.get(made.id.partition("-")[0], "checker")
    return kind, made.page


def has_counts(form: Form) -> bool:
    """Return whether a form counts what is answered in all: a folded part has its own count."""
    parts = (part for screen in form.screens for part in screen.parts)
    return any(isinstance(part, Group) and part.counted and not part.folded for part in parts)


def copy_kit(app: Sphinx, exception: Exception | None) -> None:
    """Put what the checkers are made of beside the pages."""
    if exception is not None or app.builder.name not in {"html", "dirhtml"}:
        return
    kit = Path(app.srcdir, str(app.config.cse_checker_kit)).resolve()
    if not (kit / "kit.mjs").is_file():
        message = "What the checkers are made of is not there: run 'make build', which makes it."
        raise ExtensionError(message)
    target = Path(app.outdir) / KIT
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(kit, target)


def connect(app: Sphinx) -> None:
    """Add the directive, and its files to the site."""
    app.add_config_value("cse_checker_kit", f"../build/{KIT}", "html", str)
    app.add_config_value("cse_checker_pages", "check", "env", str)
    app.add_directive("checker", CheckerForm)
    app.connect("build-finished", copy_kit)
