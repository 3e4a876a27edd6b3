"""The `notebook` directive: a button that opens an exercise in the page, and a link to it.

    ```{notebook} practise-the-rat
    :entry: practise_the_rat
    :title: Practise scoring the risk assessment

    The same exercise on paper: [the printable form](../forms/practice-rat.md).
    ```

The words inside say where the same exercise is on paper, for everybody: a notebook is hard to use
with a screen reader or on a small phone. Without scripts the button stays hidden.
"""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from typing import ClassVar
from urllib.parse import quote, urlencode

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

NOTEBOOK_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ENTRY_NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")
SCRIPT = "launcher.js"


class NotebookLauncher(nodes.General, nodes.Element):
    """Where an exercise starts; its children are the words for people without JavaScript."""


class NotebookDirective(SphinxDirective):
    """Reads the directive and checks its names, which go into addresses."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar = {
        "entry": directives.unchanged_required,
        "title": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """One launcher node."""
        notebook = self.arguments[0]
        entry = str(self.options.get("entry", notebook.replace("-", "_")))
        title = str(self.options.get("title", "Practice exercise"))
        if not NOTEBOOK_NAME.fullmatch(notebook):
            raise self.error(
                f"'{notebook}' should be a notebook's name: small letters, digits and hyphens."
            )
        if not ENTRY_NAME.fullmatch(entry):
            raise self.error(f"'{entry}' should be the name of a function in cse_guidance.widgets.")
        if not self.content:
            raise self.error("Say inside the directive where the same exercise is on paper.")
        node = NotebookLauncher(notebook=notebook, entry=entry, title=title)
        self.set_source_info(node)
        self.state.nested_parse(self.content, self.content_offset, node)
        return [node]


def exercise_address(root: str, entry: str) -> str:
    """The exercise with no code in sight; `root` leads from the page to the top of the site."""
    words = {
        "kernel": "python",
        "execute": "1",
        "hideCodeInput": "1",
        "showBanner": "0",
        # The last semicolon keeps whatever the function returns off the screen. The exercise's page
        # opens for these words and no others: see docs/lite/guard.js.
        "code": f"from cse_guidance.widgets import {entry}; {entry}();",
    }
    return f"{root}lite/repl/index.html?{urlencode(words, quote_via=quote)}"


def notebook_address(root: str, notebook: str) -> str:
    """The same exercise as a notebook of its own."""
    return f"{root}lite/notebooks/index.html?{urlencode({'path': f'{notebook}.ipynb'})}"


def path_to_root(docname: str) -> str:
    """How a page's own address leads to the top of the site."""
    return "../" * (len(PurePosixPath(docname).parts) - 1)


def visit_launcher(translator: HTML5Translator, node: NotebookLauncher) -> None:
    """Write the launcher, up to the words that say where the same is on paper."""
    root = path_to_root(translator.builder.current_docname)
    name = f"exercise-{node['notebook']}"
    title = html.escape(node["title"], quote=True)
    exercise = html.escape(exercise_address(root, node["entry"]), quote=True)
    notebook = html.escape(notebook_address(root, node["notebook"]), quote=True)
    translator.body.append(
        f'<section class="notebook-launcher" id="{name}" aria-label="{title}"\n'
        f'  data-title="{title}" data-exercise="{exercise}">\n'
        f'<p class="notebook-launcher__note" id="{name}-note">Starting takes 10 to 20 seconds. '
        f"It runs on this device; nothing that you choose or type leaves this page, or is kept."
        f"</p>\n"
        f'<p><button type="button" class="notebook-launcher__start" aria-describedby="{name}-note"'
        f' aria-expanded="false" aria-controls="{name}-place" hidden>'
        f"Start the exercise here</button></p>\n"
        f'<p class="notebook-launcher__status" role="status"></p>\n'
        f'<div class="notebook-launcher__place" id="{name}-place"></div>\n'
        f'<p class="notebook-launcher__full"><a href="{notebook}">'
        f"Open it full screen as a notebook</a></p>\n"
        f"<noscript>\n"
        f"<p>The exercise needs JavaScript, which is switched off in this browser.</p>\n"
        f"</noscript>\n"
        f'<div class="notebook-launcher__paper">\n'
        f"<p><strong>Without the exercise</strong> (on paper, on a small phone, "
        f"or with a screen reader):</p>\n"
    )


def depart_launcher(translator: HTML5Translator, _node: NotebookLauncher) -> None:
    """Close what `visit_launcher` opened."""
    translator.body.append("</div>\n</section>\n")


def only_words(_translator: nodes.NodeVisitor, _node: NotebookLauncher) -> None:
    """In a format that has no buttons, the words are all there is."""


def connect_launcher(app: Sphinx) -> None:
    """Give the site the directive; the theme holds its script."""
    plain = (only_words, only_words)
    app.add_node(
        NotebookLauncher,
        html=(visit_launcher, depart_launcher),
        latex=plain,
        text=plain,
        man=plain,
        texinfo=plain,
    )
    app.add_directive("notebook", NotebookDirective)
    app.add_js_file(SCRIPT, loading_method="defer")
