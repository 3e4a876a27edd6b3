"""Loads the rules once for a build of the site, and notes which pages depend on them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util import logging

from cse_guidance.faults import FaultsFound
from cse_guidance.load import load_rules
from cse_guidance.model import Rules

log = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    """Add the settings, and stop the build with every fault named if the rules have any."""
    app.add_config_value("cse_conf", "../conf", "env", str)
    app.add_config_value("cse_sources_page", "about/sources", "env", str)
    app.add_config_value("cse_pathway_pages", "procedures", "env", str)
    app.add_config_value("cse_ladders_page", "procedures/disagreement", "env", str)
    app.add_config_value("cse_forms_page", "procedures/area-forms", "env", str)
    app.connect("builder-inited", lambda app: rules_of(app.env))
    app.connect("env-check-consistency", warn_of_rules_without_a_page)


def note_shown(env: BuildEnvironment, called: str, name: str) -> None:
    """Note that the page being read shows a rule file."""
    shown = env.metadata[env.current_document.docname].setdefault("cse_shown", [])
    shown.append(f"{called} {name}")


def warn_of_rules_without_a_page(_app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of everything that a rule file means for a page, and that no page shows."""
    rules = rules_of(env)
    shown = {one for page in env.metadata.values() for one in page.get("cse_shown", [])}
    for mistake in rules.mistakes.values():
        for page in mistake.pages:
            if f"mistake {mistake.id} on {page}" not in shown:
                log.warning(
                    'audit.toml puts the mistake "%s" on the page "%s", which does not show it. '
                    "Write the directive common-mistakes there, or take the page out.",
                    mistake.id,
                    page,
                )
    for called, names in (
        ("pathway", rules.pathways),
        ("instrument", rules.instruments),
        ("scenario", rules.scenarios),
        ("reader", rules.readers),
        ("finding", rules.findings),
    ):
        for name in names:
            if f"{called} {name}" not in shown:
                log.warning(
                    'No page shows the %s "%s". Copy the page of another one in docs/ '
                    "and write this name in it.",
                    called,
                    name,
                )


def conf_folder(env: BuildEnvironment) -> Path:
    """Return the folder of the rules."""
    return Path(env.srcdir, str(env.config.cse_conf)).resolve()


def rules_of(env: BuildEnvironment) -> Rules:
    """Return the rules of this site; the page being read is rebuilt when a rule file changes.

    Raises:
        ExtensionError: with every fault, when the rule files have any.
    """
    folder = conf_folder(env)
    files = sorted(folder.rglob("*.toml"))
    if env.current_document.docname:
        for file in files:
            env.note_dependency(str(file))
    return _load(folder, tuple(file.stat().st_mtime_ns for file in files))


@cache
def _load(folder: Path, changed: tuple[int, ...]) -> Rules:
    del changed  # only there so that a changed file is read again
    try:
        return load_rules(folder)
    except FaultsFound as found:
        message = f"The rule files have {len(found.faults)} fault(s):\n{found}"
        raise ExtensionError(message) from None
