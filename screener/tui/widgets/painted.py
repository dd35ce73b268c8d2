"""The foot line, which also tells when it has been painted for the first time."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import RenderResult
from textual.widgets import Static


class FirstPainted(Static):
    """Calls ``after`` once, when the frame that shows this widget first has gone to the terminal.

    Textual's ``call_after_refresh`` comes too early for that: while the first view is mounted, frames are
    held back until the whole program has started.
    """

    def __init__(self, after: Callable[[], None]) -> None:
        super().__init__(id="foot", markup=False)
        self._after: Callable[[], None] | None = after

    def render(self) -> RenderResult:
        """Draw the line; the first drawing sends word, which is read after the frame was written."""
        after, self._after = self._after, None
        if after is not None:
            self.set_timer(0.03, after)
        return super().render()
