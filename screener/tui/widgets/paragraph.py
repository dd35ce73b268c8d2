"""An editor for one paragraph: it wraps, enter is done, escape leaves it as it was."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from screener.reporting.clean import for_editor


class Paragraph(TextArea):
    """A text without line breaks of its own, shown literally whatever it holds."""

    class Done(Message):
        """Writing ended; ``text`` is ``None`` when it was left."""

        def __init__(self, text: str | None) -> None:
            super().__init__()
            self.text = text

    def __init__(self, text: str) -> None:
        super().__init__(
            text, soft_wrap=True, show_line_numbers=False, compact=True, highlight_cursor_line=False
        )

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is shown: control characters as pictures, one for one."""
        return Text(for_editor(self.document.get_line(line_index)), end="", no_wrap=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Done(self.text if event.key == "enter" else None))
            return
        await super()._on_key(event)
