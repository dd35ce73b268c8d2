"""The notes: an editor that shows hostile text literally and expands the writer's own shorthands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.text import Text
from textual import events
from textual.document._document import Selection
from textual.message import Message
from textual.widgets import TextArea

from screener.reporting.clean import for_editor

_WORD = re.compile(r"[\w/+&.-]+$")


class Notes(TextArea):
    """The notes of one question. Loading a text is no edit; leaving is ``Left``, a click ``Entered``."""

    class Left(Message):
        """The interviewer pressed escape: back to the keys."""

    class Entered(Message):
        """The interviewer clicked on the notes."""

    def __init__(self, shorthands: Mapping[str, str]) -> None:
        super().__init__(
            soft_wrap=True, show_line_numbers=False, id="notes", compact=True, highlight_cursor_line=False
        )
        self.can_focus = False
        self.shorthands = shorthands

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

    def append(self, text: str) -> None:
        """Put text at the end, as if it had been typed."""
        self.move_cursor(self.document.end)
        self.insert(text)

    def passage(self) -> tuple[int, int]:
        """Give what is selected, else the line under the cursor, as offsets into the text, half-open."""
        start, end = sorted(self.selection)
        if start == end:
            row = start[0]
            start, end = (row, 0), (row, len(self.document.get_line(row)))
        return self._offset(start), self._offset(end)

    def _offset(self, place: tuple[int, int]) -> int:
        row, column = place
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.post_message(self.Left())
            return
        if event.key == "enter" or (event.is_printable and event.character and _ends_word(event.character)):
            self._expand()
        await super()._on_key(event)

    def _expand(self) -> None:
        """Replace the word before the cursor by what the writer's shorthand stands for."""
        if not self.shorthands or self.selection != Selection.cursor(self.cursor_location):
            return
        row, column = self.cursor_location
        found = _WORD.search(self.document.get_line(row)[:column])
        full = self.shorthands.get(found[0]) if found else None
        if found and full:
            self.replace(full, (row, found.start()), (row, column))

    def on_click(self) -> None:
        """Go into the notes."""
        self.post_message(self.Entered())


def _ends_word(character: str) -> bool:
    return not character.isalnum() and character not in "/+&.-_'"
