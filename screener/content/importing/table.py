"""Rows of text, whatever file they came from: what every reader of this room gives."""

from __future__ import annotations

from typing import NamedTuple

MOST_ROWS = 10_000
MOST_COLUMNS = 200
LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is brought in."""


class Row(NamedTuple):
    """One row: where it stands in its file ("line 7", "row 3 of Sheet1"), and its cells as text."""

    place: str
    cells: tuple[str, ...]


class LeftOut(NamedTuple):
    """Something that was not taken over, and why."""

    place: str
    text: str
    reason: str


class Table(NamedTuple):
    """The rows of a file; ``header`` is empty when the file names no columns."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    """How the file was read, where that was not certain: encoding, separator, sheet."""
