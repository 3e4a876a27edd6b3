"""Has a page written in every build, because it shows what all other pages hold."""

from __future__ import annotations

from collections.abc import Callable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

Outdated = Callable[[Sphinx, BuildEnvironment, object, object, object], list[str]]


def written_again(setting: str) -> Outdated:
    """Return what tells Sphinx that the page which a setting names is out of date."""

    def outdated(
        app: Sphinx, env: BuildEnvironment, _added: object, _changed: object, _removed: object
    ) -> list[str]:
        page = str(app.config[setting])
        return [page] if page in env.found_docs else []

    return outdated
