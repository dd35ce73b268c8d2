"""The finish: open points to walk through, the recommendation with its reason, and the submission.

Submitting takes ctrl+s and then enter: no single key hands a screen in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screener.content.rubric import RECOMMENDATIONS
from screener.errors import RefusedAction, StoreError
from screener.interview import verbs
from screener.interview.listening import listen
from screener.interview.review import open_points
from screener.interview.scorecard import scorecard, shown_flags
from screener.reporting.clean import for_line, for_terminal
from screener.reporting.report import RECOMMENDED, coverage_text, total_text
from screener.tui.screens.small import Confirm

if TYPE_CHECKING:
    from screener.flags.engine import Engine
    from screener.store.live import LiveScreen


class FinishView(View[str | None]):
    """Hands back the question to return to, or ``None``; leaves the app's live view once submitted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back to the questions"),
        Binding("ctrl+s", "submit", "submit", priority=True),
    ]

    def __init__(self, live: LiveScreen, engine: Engine | None) -> None:
        super().__init__()
        self.live = live
        self.engine = engine
        screen, kit = live.screen, live.kit
        self.readings = listen(engine, screen, kit) if engine else {}
        self.points = open_points(screen, kit, shown_flags(screen, kit, self.readings))

    def compose(self) -> ComposeResult:
        """Lay out totals, open points, recommendation and reason."""
        screen, kit = self.live.screen, self.live.kit
        totals = scorecard(screen, kit, self.readings)
        labels = [kit.rubric.recommendations.get(r, RECOMMENDED[r]) for r in RECOMMENDATIONS]
        yield Static(id="head")
        with VerticalScroll(classes="page"):
            yield Static(
                Content.styled(f"Finish: {for_line(screen.candidate.name)}", "bold"), classes="title"
            )
            covered = f"Covered: {coverage_text(totals)}. {totals.not_comparable}".strip()
            yield Static(Content(covered), classes="quiet")
            yield Static(Content.styled(self._points_title(), "bold $accent"))
            yield OptionList(
                *(Option(Content(for_line(p.text)), id=str(n)) for n, p in enumerate(self.points)),
                id="points",
                compact=True,
            )
            yield Static(Content.styled("\nRecommendation (yours; nothing computes it)", "bold $accent"))
            yield OptionList(
                *(
                    Option(Content(for_line(label)), id=value)
                    for value, label in zip(RECOMMENDATIONS, labels, strict=True)
                ),
                id="recommendation",
                compact=True,
            )
            yield Static(Content.styled("\nReason", "bold $accent"))
            yield Input(screen.recommendation.reason if screen.recommendation else "", id="reason",
                        placeholder="What in the answers speaks for it, in your words")  # fmt: skip
            yield Static("", id="told")
            yield Static(Content.styled(f"\nTotal so far: {total_text(totals, kit)}", "$text-muted"))
        yield Static(
            Content("tab next field · enter goes to the point · ctrl+s submit · esc back to the questions"),
            id="foot",
        )

    def _points_title(self) -> str:
        count = len(self.points)
        return "No open points" if not count else f"{count} open point{'s' if count > 1 else ''}"

    def on_mount(self) -> None:
        """Begin where there is something to do."""
        screen = self.live.screen
        chosen = self.query_one("#recommendation", OptionList)
        if screen.recommendation:
            chosen.highlighted = RECOMMENDATIONS.index(screen.recommendation.value)
        points = self.query_one("#points", OptionList)
        points.display = bool(self.points)
        (points if self.points else chosen).focus()

    @on(OptionList.OptionSelected, "#points")
    def _to_point(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self.points[int(event.option.id or 0)].question)

    @on(OptionList.OptionSelected, "#recommendation")
    def _to_reason(self, event: OptionList.OptionSelected) -> None:
        self.query_one("#reason").focus()

    @on(Input.Submitted)
    def _reason_given(self, event: Input.Submitted) -> None:
        self.action_submit()

    def on_key(self, event: events.Key) -> None:
        """Keep keys that nothing here uses from reaching the live view."""
        event.stop()

    def action_back(self) -> None:
        """Go back to the questions."""
        self._keep()
        self.dismiss(None)

    def action_submit(self) -> None:
        """Ask back, then hand in."""
        if not self._keep(complain=True):
            return
        left = f"{len(self.points)} open points stay open. " if self.points else ""
        name = for_line(self.live.screen.candidate.name)
        question = f"Submit the screen of {name}? {left}Afterwards only amendments with a reason change it."
        self.app.push_screen(Confirm(question, "submits"), self._submit)

    def _keep(self, complain: bool = False) -> bool:
        """Record recommendation and reason as they stand; tell whether both were given."""
        at = self.query_one("#recommendation", OptionList).highlighted
        reason = self.query_one("#reason", Input).value
        held = self.live.screen.recommendation
        if at is None or not reason.strip():
            if complain:
                self._tell("Choose a recommendation and write the reason first.")
            return False
        if held and (held.value, held.reason) == (RECOMMENDATIONS[at], " ".join(reason.split())):
            return True
        try:
            self.live.do(verbs.recommend(self.live.screen, RECOMMENDATIONS[at], reason))
        except (RefusedAction, StoreError) as error:
            self._tell(str(error))
            return False
        return True

    def _submit(self, sure: bool | None) -> None:
        if not sure:
            return
        from screener.flags.engine import ENGINE_VERSION

        screen, kit = self.live.screen, self.live.kit
        findings = shown_flags(screen, kit, self.readings)
        try:
            self.live.do(verbs.submit(screen, ENGINE_VERSION, findings))
        except (RefusedAction, StoreError) as error:
            self._tell(f"NOT SUBMITTED: {error}")
            return
        self.app.call_later(self.app.run_action, f"show_report('{screen.id}')")

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(Content.styled(for_terminal(text), "bold $error"))
