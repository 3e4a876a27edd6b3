"""The directives of the reference: every command, every input, the kinds of Python objects."""

from __future__ import annotations

import shlex

from docutils import nodes
from sphinx.application import Sphinx

from cse_guidance.inputs.catalogue import inputs_of
from cse_guidance.site import command_line, published
from cse_guidance.site.command_line import ShownCommand
from cse_guidance.site.launcher import path_to_root
from cse_guidance.site.shown import Shown

FILE = "FILE.json"  # what a call is shown with, where any file can stand


class Command(Shown):
    """One command, or each in a section of its own: a call that works, its input, its result."""

    template = "command.html"
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the command that the directive names; every command where it names none."""
        commands = {command.name: command for command in published.commands_on_site(self.env)}
        if self.arguments:
            return [self.shown(self.named(commands, "command"))]
        sections: list[nodes.Node] = []
        for command in commands.values():
            section = nodes.section(ids=[command.name], names=[command.name])
            section += nodes.title("", "", nodes.literal("", command.name))
            section += self.shown(command)
            sections.append(section)
        return sections

    def shown(self, command: ShownCommand) -> nodes.Node:
        """Return what the page says of a command."""
        project = published.project_folder(self.env)
        for file in command.files:
            self.env.note_dependency(str(project / file))
        root = path_to_root(self.env.current_document.docname)
        html = self.filled(
            command=command,
            inputs={file: (project / file).read_text(encoding="utf-8") for file in command.files},
            shown=command_line.shown_result(command.result),
            lines_of=command_line.lines_of,
            open_lines=command_line.OPEN_LINES,
            items=command_line.SHOWN_ITEMS,
            examples=root + published.EXAMPLES,
            results=root + published.RESULTS,
        )
        return nodes.raw("", html, format="html")


class SchemaList(Shown):
    """Every input: what it is for, what reads it, an example, and its JSON Schema."""

    template = "schema_list.html"

    def content_for_template(self) -> dict[str, object]:
        """Return every input with the call that reads it and the example, where there is one."""
        root = path_to_root(self.env.current_document.docname)
        commands = published.commands_on_site(self.env)
        calls = {
            name: shlex.join([FILE if word == "-" else word for word in call])
            for command in commands
            for name, call in command.calls.items()
        }
        examples = {
            command.example_input: file.name for command in commands for file in command.files
        }
        return {
            "inputs": inputs_of(self.rules),
            "calls": calls,
            "examples": examples,
            "examples_folder": root + published.EXAMPLES,
            "schemas_folder": root + published.SCHEMAS,
        }


def connect(app: Sphinx) -> None:
    """Add every directive under the name that pages use."""
    published.connect(app)
    app.add_directive("command", Command)
    app.add_directive("schema-list", SchemaList)
