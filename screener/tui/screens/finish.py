"""The finish: open points to walk through, the recommendation with its reason, and the submission.

Submitting takes ctrl+s and then enter: no single key hands a screen in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen as View
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screener.content.rubric import RECOMMENDATIONS
from screener.interview import verbs
from screener.interview.listening import listen
from screener.interview.review import OpenPoint, open_points
from screener.interview.scorecard import scorecard, shown_flags
from screener.reporting.clean import for_line, for_terminal
from screener.reporting.report import RECOMMENDED, coverage_text, total_text
from screener.tui.screens.small import Confirm
from screener.tui.widgets.line import Line

if TYPE_CHECKING:
    from screener.flags.engine import Engine
    from screener.store.live import LiveScreen
    from screener.tui.recording import Recorder


def points_of(live: LiveScreen, engine: Engine) -> list[OpenPoint]:
    """Give what is still open in a screen."""
    readings = listen(engine, live.screen, live.kit)
    return open_points(live.screen, live.kit, shown_flags(live.screen, live.kit, readings))


class FinishView(View[str | None]):
    """Hands back the question to return to, or ``None``; leaves the app's live view once submitted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back to the questions", priority=True),
        Binding("ctrl+s", "submit", "submit", priority=True),
        Binding("j", "cursor(1)", "down"),
        Binding("k", "cursor(-1)", "up"),
    ]

    def __init__(
        self, recorder: Recorder, engine: Engine, keep_talk: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.keep_talk = keep_talk
        self.recorder = recorder
        self.live = recorder.live
        self.readings = listen(engine, self.live.screen, self.live.kit)
        self.points = points_of(self.live, engine)

    def compose(self) -> ComposeResult:
        """Lay out totals, open points, recommendation and reason."""
        screen, kit = self.live.screen, self.live.kit
        totals = scorecard(screen, kit, self.readings)
        labels = [kit.rubric.recommendations.get(r, RECOMMENDED[r]) for r in RECOMMENDATIONS]
        yield Static(Content.assemble((f"Finish: {for_line(screen.candidate.name)}", "bold")), id="head")
        with VerticalScroll(id="finish", can_focus=False):
            yield Static(_heading(self._points_title()))
            yield OptionList(*(Option(Content(for_line(p.text))) for p in self.points),
                             id="points", compact=True)  # fmt: skip
            yield Static(_heading("Recommendation (yours; nothing computes it)"))
            yield OptionList(*(Option(Content(for_line(label))) for label in labels),
                             id="recommendation", compact=True)  # fmt: skip
            yield Static(_heading("Reason"))
            reason = screen.recommendation.reason if screen.recommendation else ""
            hint = "what in the answers speaks for it, in your words"
            yield Line(reason, id="reason", placeholder=hint, compact=True)
            told = f"{coverage_text(totals)}. {totals.not_comparable}".strip()
            yield Static(Content.styled(f"\n{told}\nTotal: {total_text(totals, kit)}", "$foreground-muted"))
            yield Static("", id="told", markup=False)
        keys = "tab next field · enter to the point · ^s submit · esc back"
        yield Static(Content(keys), id="foot")

    def _points_title(self) -> str:
        count = len(self.points)
        return "No open points" if not count else f"{count} open point{'s' if count > 1 else ''}"

    def on_mount(self) -> None:
        """Begin where there is something to do."""
        screen = self.live.screen
        chosen = self.query_one("#recommendation", OptionList)
        chosen.highlighted = (
            RECOMMENDATIONS.index(screen.recommendation.value) if screen.recommendation else None
        )
        points = self.query_one("#points", OptionList)
        points.display = bool(self.points)
        points.highlighted = 0 if self.points else None
        (points if self.points else chosen).focus()

    def action_cursor(self, by: int) -> None:
        """Move in the list that has the focus."""
        if isinstance(self.focused, OptionList):
            (self.focused.action_cursor_down if by > 0 else self.focused.action_cursor_up)()

    @on(OptionList.OptionSelected, "#points")
    def _to_point(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._keep()
        self.dismiss(self.points[event.option_index].question or None)

    @on(OptionList.OptionSelected, "#recommendation")
    def _to_reason(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#reason").focus()

    @on(Input.Submitted)
    def _reason_given(self, event: Input.Submitted) -> None:
        event.stop()
        if self._keep(complain=True):
            self._tell("Recorded. ctrl+s submits.")

    def action_back(self) -> None:
        """Go back to the questions."""
        self._keep()
        self.dismiss(None)

    def action_submit(self) -> None:
        """Ask back, then hand in."""
        if not self._keep(complain=True):
            return
        count = len(self.points)
        left = f"{count} open point{'s stay' if count > 1 else ' stays'} open. " if count else ""
        name = for_line(self.live.screen.candidate.name)
        question = f"Submit the screen of {name}? {left}Afterwards only amendments with a reason change it."
        self.app.push_screen(Confirm(question, "submits"), self._submit)

    def _keep(self, complain: bool = False) -> bool:
        """Record recommendation and reason as they stand; tell whether both were given and are on disk."""
        at = self.query_one("#recommendation", OptionList).highlighted
        reason = " ".join(verbs.storable(self.query_one("#reason", Line).value).split())
        if at is None or not reason:
            if complain:
                lacking = [
                    *(["choose a recommendation"] if at is None else []),
                    *(["write the reason"] if not reason else []),
                ]
                self._tell(f"First {' and '.join(lacking)}.")
            return False
        held = self.live.screen.recommendation
        value = RECOMMENDATIONS[at]
        if held and (held.value, held.reason) == (value, reason):
            return True
        done = self.recorder.do(lambda live: verbs.recommend(live.screen, value, reason), "recommendation")
        return self._told(done)

    def _submit(self, sure: bool | None) -> None:
        if not sure:
            return
        from screener.flags.engine import ENGINE_VERSION

        findings = shown_flags(self.live.screen, self.live.kit, self.readings)
        if not self.recorder.retry() or not self.recorder.commit_notes():
            self._told(False)
            return
        if self.keep_talk is not None:
            self.keep_talk()
        done = self.recorder.do(
            lambda live: verbs.submit(live.screen, ENGINE_VERSION, findings), "submission"
        )
        if self._told(done):
            self.app.call_later(self.app.run_action, f"show_report('{self.live.screen.id}')")

    def _told(self, done: bool) -> bool:
        """Say what stood in the way, if something did."""
        if not done:
            self._tell(f"NOT SAVED — {self.recorder.trouble}")
        elif self.recorder.refused:
            self._tell(self.recorder.refused)
        return done and not self.recorder.refused

    def _tell(self, text: str) -> None:
        self.query_one("#told", Static).update(Content.styled(for_terminal(text), "bold $text-warning"))


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $text-accent")
