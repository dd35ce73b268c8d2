"""Picking one of many by typing part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screener.reporting.clean import for_line
from screener.tui.widgets.fitting import fit
from screener.tui.widgets.line import Line


@dataclass(frozen=True, slots=True)
class Row:
    """One choice: what is handed back, how it is called, and the text that is searched."""

    value: str
    name: str
    text: str


class Pick(ModalScreen[str | None]):
    """Hands back the value of the row that was picked; ``None`` when left with escape."""

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self.heading = title
        self.rows = list(rows)
        self.found = self.rows

    def compose(self) -> ComposeResult:
        """Lay out the title, the line to type into, and what matches."""
        with Vertical(id="box"):
            yield Static(Content.styled(fit(for_line(self.heading), 70), "bold"))
            yield Line(placeholder="type to narrow down", id="line", compact=True)
            yield OptionList(id="rows", compact=True)
            yield Static(Content.styled("↓ ↑ choose · enter goes · esc leaves", "$foreground-muted"))

    def on_mount(self) -> None:
        """Show every row."""
        self.query_one("#rows").can_focus = False
        self._show("")

    @on(Input.Changed)
    def _narrowed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, wanted: str) -> None:
        words = wanted.casefold().split()
        self.found = [r for r in self.rows if all(w in f"{r.name} {r.text}".casefold() for w in words)]
        rows = self.query_one("#rows", OptionList)
        rows.clear_options()
        rows.add_options([Option(_line(r, words)) for r in self.found])
        rows.highlighted = 0 if self.found else None

    def on_key(self, event: events.Key) -> None:
        """Move in the list while the line keeps the keys."""
        rows = self.query_one("#rows", OptionList)
        if event.key in ("down", "up"):
            event.stop()
            (rows.action_cursor_down if event.key == "down" else rows.action_cursor_up)()
        elif event.key == "escape":
            event.stop()
            self.dismiss(None)

    @on(Input.Submitted)
    def _picked(self, event: Input.Submitted) -> None:
        event.stop()
        self._hand_back(self.query_one("#rows", OptionList).highlighted)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._hand_back(event.option_index)

    def _hand_back(self, at: int | None) -> None:
        if at is not None and at < len(self.found):
            self.dismiss(self.found[at].value)


def _line(row: Row, words: list[str]) -> Content:
    """Give a row with the place where the first word was found, if that is in its text."""
    text = row.text.casefold()
    at = text.find(words[0]) if words else -1
    around = row.text[max(0, at - 20) : at + 40] if at >= 0 and row.text != row.name else ""
    told = f"  …{for_line(around)}…" if around else ""
    return Content.assemble(fit(for_line(row.name), 40), (told, "$foreground-muted"))
