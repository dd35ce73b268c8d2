"""The new-screen form: role, candidate, interviewer, minutes."""

from __future__ import annotations

from collections.abc import Sequence
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


class NewView(View[Start | None]):
    """Hands back what to start, or ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("ctrl+s", "start", "start", priority=True),
    ]

    def __init__(self, roles: Sequence[tuple[str, str]], interviewer: str) -> None:
        super().__init__()
        self.roles = roles
        self.interviewer = interviewer

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        with VerticalScroll(classes="page"):
            yield Static(Content.styled("A new screen", "bold"), classes="title")
            yield Static(Content.styled("Role and bank", "bold $accent"))
            yield OptionList(
                *(Option(Content(for_line(title)), id=role) for role, title in self.roles),
                id="role",
                compact=True,
            )
            yield Static(Content.styled("\nCandidate", "bold $accent"))
            yield Input(id="candidate", placeholder="Name")
            yield Static(Content.styled("Interviewer", "bold $accent"))
            yield Input(self.interviewer, id="interviewer", placeholder="Your name")
            yield Static("", id="told")
        yield Static(Content("j k ↓ ↑ role · tab or enter next field · ctrl+s start · esc back"), id="foot")

    def on_mount(self) -> None:
        """Begin with the role."""
        roles = self.query_one("#role", OptionList)
        roles.highlighted = 0
        roles.focus()

    @on(OptionList.OptionSelected)
    def _role_chosen(self, event: OptionList.OptionSelected) -> None:
        self.query_one("#candidate").focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "candidate" and not self.query_one("#interviewer", Input).value.strip():
            self.query_one("#interviewer").focus()
        else:
            self.action_start()

    def action_start(self) -> None:
        """Check the form and hand it back."""
        at = self.query_one("#role", OptionList).highlighted or 0
        name = self.query_one("#candidate", Input).value
        try:
            verbs.candidate(name)
        except RefusedAction as error:
            self.query_one("#told", Static).update(Content.styled(for_terminal(str(error)), "bold $error"))
            self.query_one("#candidate").focus()
            return
        who = self.query_one("#interviewer", Input).value.strip() or "interviewer"
        self.dismiss(Start(self.roles[at][0], name, who))

    def action_back(self) -> None:
        """Leave the form."""
        self.dismiss(None)
