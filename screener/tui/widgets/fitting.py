"""Fitting text into a number of terminal cells, wide characters counted as two."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import Static


def fit(text: str, cells: int) -> str:
    """Cut a text that is wider than ``cells``, with an ellipsis at its end."""
    if cell_len(text) <= cells:
        return text
    return f"{set_cell_size(text, cells - 1).rstrip()}…" if cells > 1 else "…"[:cells]


def pad(text: str, cells: int) -> str:
    """Give a text exactly ``cells`` wide: cut, or filled with spaces."""
    return set_cell_size(fit(text, cells), max(0, cells))


def chosen(parts: Sequence[tuple[int, str]], cells: int, between: str = " · ") -> str:
    """Join the parts that fit into ``cells``, in their order; those of a high number give way first."""
    kept = list(parts)
    while kept and cell_len(between.join(text for _, text in kept)) > cells:
        kept.remove(max(kept, key=lambda part: part[0]))
    return between.join(text for _, text in kept)


def hanging(first: str, text: str, width: int, style: str = "", first_style: str = "") -> Content:
    """Draw a text with something before it; its further lines begin under its first word."""
    indent = cell_len(first)
    lines = [row for line in text.splitlines() for row in wrap(line, max(12, width - indent))] or [""]
    body = f"\n{' ' * indent}".join(lines)
    return Content.assemble((first, first_style), (body, style))


def put(widget: Static, content: Content, layout: bool = False) -> None:
    """Show a content, unless it is what the widget shows already. ``layout``: its height may change."""
    shown = widget.content
    if isinstance(shown, Content) and shown.is_same(content):
        return
    width, height = widget.content_size
    moved = not width or content.get_height({}, width) != height
    widget.update(content, layout=layout and moved)
