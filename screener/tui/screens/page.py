"""A page as text, to read in the terminal; ``w`` writes it as HTML beside the database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Static

from screener.reporting.clean import for_terminal

if TYPE_CHECKING:
    from screener.reporting.pages import PageFormat


class PageView(View[None]):
    """Shows what ``write`` gives as text; it raises ``ScreenerError`` before anything is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back"),
        Binding("w", "write", "write HTML"),
        Binding("j", "scroll(3)", "down"),
        Binding("k", "scroll(-3)", "up"),
    ]

    FOOT: ClassVar[str] = "↓ ↑ j k scroll · w write as HTML · esc back"

    def __init__(self, write: Callable[[PageFormat], str], path: Path | None = None) -> None:
        super().__init__()
        self.write, self.path = write, path
        self.text = write("txt")

    def compose(self) -> ComposeResult:
        """Lay out the text and the keys."""
        with VerticalScroll(classes="page", id="text"):
            yield Static(Content(for_terminal(self.text)), id="page")
        foot = self.FOOT if self.path else self.FOOT.replace("w write as HTML · ", "")
        yield Static(Content(foot), id="foot")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one("#text").focus()

    def action_back(self) -> None:
        """Leave the page."""
        self.dismiss(None)

    def action_write(self) -> None:
        """Write the page as HTML, readable by its owner only."""
        if self.path is None:
            return
        try:
            self.path.write_text(self.write("html"), "utf-8")
            self.path.chmod(0o600)
        except OSError as error:
            self.notify(f"Not written: {error.strerror}", severity="error", markup=False)
            return
        self.notify(f"Written to {for_terminal(str(self.path))}", markup=False)

    def action_scroll(self, by: int) -> None:
        """Scroll the page."""
        self.query_one("#text").scroll_relative(y=by, animate=False)
