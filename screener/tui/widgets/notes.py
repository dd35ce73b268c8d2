"""The notes: an editor that shows hostile text literally and says when it was typed into."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from screener.reporting.clean import for_editor


class Notes(TextArea):
    """The notes of one question. Loading a text is no edit; leaving is ``Left``."""

    class Left(Message):
        """The interviewer pressed escape: back to the keys."""

    def __init__(self) -> None:
        super().__init__(
            soft_wrap=True, show_line_numbers=False, id="notes", compact=True, highlight_cursor_line=False
        )
        self.can_focus = False

    def get_line(self, line_index: int) -> Text:
        """Give a line as it is shown: control characters as pictures, one for one."""
        return Text(for_editor(self.document.get_line(line_index)), end="", no_wrap=True)

    def show(self, text: str) -> None:
        """Load another note, without counting it as an edit, the cursor at its end."""
        if text == self.text:
            return
        with self.prevent(TextArea.Changed):
            self.load_text(text)
            self.move_cursor(self.document.end)

    def type(self, text: str) -> None:
        """Put text at the end, as if it had been typed."""
        self.move_cursor(self.document.end)
        self.insert(text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
            return
        await super()._on_key(event)
