"""The new-screen form: role, candidate, interviewer, minutes, and a bank file where one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screener.errors import RefusedAction
from screener.interview import verbs
from screener.reporting.clean import for_line, for_terminal
from screener.tui.doors import Start
from screener.tui.widgets.line import Line

FIELDS = (
    ("candidate", "Candidate", "name"),
    ("interviewer", "Interviewer", "your name"),
    ("minutes", "Minutes", "left empty: the bank's"),
    ("bank", "Bank file", "left empty: the role's bank"),
)


class NewView(View[Start | None]):
    """Hands back what to start, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", priority=True),
        Binding("ctrl+s", "start", "start", priority=True),
        Binding("j", "cursor(1)", "down"),
        Binding("k", "cursor(-1)", "up"),
    ]

    def __init__(self, roles: Sequence[tuple[str, str]], interviewer: str) -> None:
        super().__init__()
        self.roles = roles
        self.interviewer = interviewer

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        yield Static(Content.styled("A new screen", "bold"), id="head")
        with VerticalScroll(id="form", can_focus=False):
            yield Static(Content.styled("Role", "bold $text-accent"))
            yield OptionList(*(Option(Content(for_line(title))) for _, title in self.roles),
                             id="role", compact=True)  # fmt: skip
            for name, title, hint in FIELDS:
                yield Static(Content.styled(title, "bold $text-accent"), classes="field")
                value = self.interviewer if name == "interviewer" else ""
                yield Line(value, id=name, placeholder=hint, compact=True)
            yield Static("", id="told", markup=False)
        yield Static(Content("↓ ↑ role · enter or tab next field · ^s start · esc back"), id="foot")

    def on_mount(self) -> None:
        """Begin with the role."""
        roles = self.query_one("#role", OptionList)
        roles.highlighted = 0
        roles.focus()

    def action_cursor(self, by: int) -> None:
        """Move in the roles."""
        if isinstance(self.focused, OptionList):
            (self.focused.action_cursor_down if by > 0 else self.focused.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def _role_chosen(self) -> None:
        self.query_one("#candidate").focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "candidate" and not self._value("interviewer"):
            self.query_one("#interviewer").focus()
        else:
            self.action_start()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Line).value.strip()

    def action_start(self) -> None:
        """Check the form and hand it back."""
        at = self.query_one("#role", OptionList).highlighted or 0
        try:
            name = verbs.candidate(self._value("candidate")).name
        except RefusedAction as error:
            self._complain("candidate", str(error))
            return
        minutes = self._minutes()
        if minutes is not None and not 0 < minutes <= 600:
            self._complain("minutes", "Minutes are a number from 1 to 600.")
            return
        bank = Path(self._value("bank")).expanduser() if self._value("bank") else None
        if bank is not None and not bank.is_file():
            self._complain("bank", f"{bank}: there is no such file.")
            return
        who = self._value("interviewer") or "interviewer"
        self.dismiss(Start(self.roles[at][0], name, who, bank=bank, minutes=minutes))

    def _minutes(self) -> float | None:
        text = self._value("minutes").replace(",", ".")
        try:
            return float(text) if text else None
        except ValueError:
            return -1.0

    def _complain(self, field: str, text: str) -> None:
        self.query_one("#told", Static).update(Content.styled(for_terminal(text), "bold $text-error"))
        self.query_one(f"#{field}").focus()

    def action_back(self) -> None:
        """Leave the form."""
        self.dismiss(None)
