"""Reads recording.toml: what to write down after any decision."""

from __future__ import annotations

from cse_guidance.load.pathway import read_point
from cse_guidance.load.table import Table
from cse_guidance.model.pathway import Point


def read_recording(table: Table) -> tuple[Point, ...]:
    """Return what to write down, in the order of the file."""
    points = tuple(read_point(item) for item in table.tables("point", label="text"))
    table.finish()
    return points
