"""The files that the site publishes beside its pages: schemas, example inputs and results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from cse_guidance.inputs import json_schema
from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.site.command_line import ShownCommand, commands_of
from cse_guidance.site.rules_on_site import conf_folder, rules_of

SCHEMAS = "schemas"
EXAMPLES = "reference/examples"
RESULTS = "reference/results"


def connect(app: Sphinx) -> None:
    """Write the files when the pages came out well."""
    app.connect("build-finished", publish)


def project_folder(env: BuildEnvironment) -> Path:
    """Return the project's folder, in which every example is run."""
    return Path(env.srcdir).parent.resolve()


def commands_on_site(env: BuildEnvironment) -> tuple[ShownCommand, ...]:
    """Return every command with its worked example."""
    return commands_of(project_folder(env), conf_folder(env))


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write each file under its name, with the same bytes for the same commit."""
    if exception is not None or app.builder.format != "html":
        return
    for name, text in published(app.env):
        path = Path(app.outdir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def published(env: BuildEnvironment) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file, the name as seen from the top of the site."""
    for name, shape in inputs_of(rules_of(env)).items():
        schema = json.dumps(json_schema(shape, name), ensure_ascii=False, indent=2)
        yield f"{SCHEMAS}/{name}.json", f"{schema}\n"
    for command in commands_on_site(env):
        yield f"{RESULTS}/{command.name}.json", command.result
        for file in command.files:
            text = (project_folder(env) / file).read_text(encoding="utf-8")
            yield f"{EXAMPLES}/{file.name}", text
