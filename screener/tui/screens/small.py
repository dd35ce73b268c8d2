"""The small screens in front of others: a prompt for one line, a confirmation, help, and the blank screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screener.reporting.clean import for_terminal
from screener.tui.keys import Key
from screener.tui.widgets.fitting import hanging
from screener.tui.widgets.line import Line
from screener.tui.widgets.paragraph import Paragraph


class Prompt(ModalScreen[str | None]):
    """Asks for one line of text; ``None`` when left with escape."""

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self.question = question
        self.value = value

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and the keys."""
        with Vertical(id="box"):
            yield Static(Content.styled(for_terminal(self.question), "bold"))
            yield Line(self.value, id="line", compact=True)
            yield Static(Content.styled("enter accepts · esc leaves", "$foreground-muted"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line back."""
        self.dismiss(event.value)

    def key_escape(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class Writing(ModalScreen[str | None]):
    """Asks for a text of several lines' width, such as the wording of a question; ``None`` when left."""

    def __init__(self, question: str, value: str) -> None:
        super().__init__()
        self.question = question
        self.value = value

    def compose(self) -> ComposeResult:
        """Lay out the text and the keys."""
        with Vertical(id="box"):
            yield Static(Content.styled(for_terminal(self.question), "bold"), classes="title")
            yield Paragraph(self.value)
            yield Static(Content.styled("enter accepts · esc leaves it as it was", "$foreground-muted"))

    def on_mount(self) -> None:
        """Put the cursor at the end."""
        editor = self.query_one(Paragraph)
        editor.focus()
        editor.move_cursor(editor.document.end)

    def on_paragraph_done(self, event: Paragraph.Done) -> None:
        """Hand the text back, or leave."""
        event.stop()
        self.dismiss(event.text)


class Confirm(ModalScreen[bool]):
    """Asks before something that cannot be undone; only enter says yes."""

    def __init__(self, question: str, yes: str) -> None:
        super().__init__()
        self.question = question
        self.yes = yes

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        with Vertical(id="box"):
            yield Static(Content.styled(for_terminal(self.question), "bold"))
            yield Static(Content.styled(f"\nenter {self.yes} · esc goes back", "$foreground-muted"))

    def on_key(self, event: events.Key) -> None:
        """Enter is yes, escape is no, everything else is nothing."""
        event.stop()
        if event.key in ("enter", "escape"):
            self.dismiss(event.key == "enter")


class HelpScreen(ModalScreen[None]):
    """All keys, or a text to read; any key goes back, arrows scroll."""

    def __init__(self, title: str, keys: Sequence[Key] = (), text: str = "") -> None:
        super().__init__()
        self.heading = title
        self.keys = [key for key in keys if key.shown]
        self.text = text

    def compose(self) -> ComposeResult:
        """Lay out the keys in a column."""
        width = min(92, int(self.app.size.width * 0.92)) - 7
        lines = [hanging(f"{k.shown:<12}", k.does, width, "", "bold $text-accent") for k in self.keys]
        with Vertical(id="box"):
            yield Static(Content.styled(self.heading, "bold"), classes="title")
            with VerticalScroll(id="long"):
                yield Static(Content("\n").join(lines) if lines else Content(self.text))
            yield Static(Content.styled("↓ ↑ scroll · any other key goes back", "$foreground-muted"))

    def on_mount(self) -> None:
        """Let the arrows scroll, and leave room for what is around the text."""
        long = self.query_one("#long")
        long.styles.max_height = max(3, self.app.size.height - 7)
        long.focus()

    def on_key(self, event: events.Key) -> None:
        """Scroll, or go back."""
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end"):
            event.stop()
            self.dismiss(None)


class BlankScreen(ModalScreen[None]):
    """Nothing to see, for a shared screen. Any key brings the program back and does nothing else."""

    def compose(self) -> ComposeResult:
        """Show nothing."""
        yield Static("")

    def on_key(self, event: events.Key) -> None:
        """Come back."""
        event.stop()
        self.dismiss(None)

    def on_paste(self, event: events.Paste) -> None:
        """Come back; what was pasted goes nowhere."""
        event.stop()
        self.dismiss(None)
