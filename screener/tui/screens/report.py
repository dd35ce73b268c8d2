"""A candidate's report, as text, in the terminal; ``w`` writes the HTML report beside the database."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Static

from screener.errors import ScreenerError
from screener.flags.engine import compile_engine
from screener.interview.listening import listen
from screener.interview.screen import fold
from screener.reporting.clean import for_terminal
from screener.reporting.pages import PageFormat, report_page
from screener.reporting.report import build
from screener.store.journal import Journal
from screener.tui.doors import Doors


class ReportView(View[None]):
    """Shows one screen's report."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("q", "back", "back"),
        Binding("w", "write", "write HTML"),
        Binding("j", "scroll(3)", "down"),
        Binding("k", "scroll(-3)", "up"),
    ]

    def __init__(self, journal: Journal, screen: str, doors: Doors) -> None:
        super().__init__()
        self.journal = journal
        self.screen_id = screen
        self.doors = doors

    def compose(self) -> ComposeResult:
        """Lay out the text and the keys."""
        try:
            text = self._page("txt")
        except ScreenerError as error:
            text = str(error)
        with VerticalScroll(classes="page", id="text"):
            yield Static(Content(for_terminal(text)))
        yield Static(Content("↓ ↑ pgup pgdn scroll · w write the HTML report · esc back"), id="foot")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#text").focus()

    def _page(self, form: PageFormat) -> str:
        recorded = self.journal.events(self.screen_id)
        screen = fold(recorded)
        kit = self.journal.kit(screen.kit)
        reads_like = self.doors.reads_like
        readings = {} if screen.submission else listen(compile_engine(kit.flags, reads_like), screen, kit)
        return report_page(build(recorded, screen, kit, readings), form, list(self.doors.templates))

    def action_scroll(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#text").scroll_relative(y=lines, animate=False)

    def action_write(self) -> None:
        """Write the HTML report and say where it is."""
        target = self.doors.database.parent / "reports" / f"{self.screen_id}.html"
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            target.touch(mode=0o600)
            target.write_text(self._page("html"), "utf-8")
            told = f"wrote {target}"
        except (OSError, ScreenerError) as error:
            told = f"not written: {error}"
        self.query_one("#foot", Static).update(Content(for_terminal(told)))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
