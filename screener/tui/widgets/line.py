"""One line to type into, which shows hostile text literally."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from screener.reporting.clean import for_editor


class Line(Input):
    """An input whose control characters are shown as pictures, one for one; its value keeps them."""

    @property
    def _value(self) -> Text:
        return Text(for_editor(self.value), no_wrap=True, overflow="ignore", end="")
