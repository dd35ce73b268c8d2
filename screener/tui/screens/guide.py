"""The hiring guide in the terminal: the roles, the plan that follows its figures, the hiring clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from screener.errors import RefusedAction
from screener.reporting.clean import for_terminal
from screener.reporting.guide_pages import pipeline_page, plan_page, roles_page
from screener.tui.screens.page import PageView

if TYPE_CHECKING:
    from screener.content.guide import Guide
    from screener.store.journal import Card
    from screener.store.sqlite import SqliteJournal

RECENT_DAYS = 120
"""Days back that the hiring clock looks at."""
MOST_MODELS, MOST_TEAMS = 999, 99


def roles_view(guide: Guide) -> PageView:
    """Show the roles side by side."""
    from screener.store.live import now

    today = now().date()
    return PageView(lambda _: "\n".join(roles_page(guide, guide.roles, today, whole=False)))


def pipeline_view(guide: Guide, journal: SqliteJournal, cards: Sequence[Card]) -> PageView:
    """Show the hiring clock of the candidates of these screens. Refused without a clock in the guide."""
    from screener.hiring.pipeline import pace, pipeline
    from screener.interview.screen import fold
    from screener.store.live import now

    clock = guide.clock
    if clock is None:
        raise RefusedAction("The hiring guide has no clock: no days to measure by.")
    oldest = f"{now() - timedelta(days=RECENT_DAYS):%Y-%m-%d}"
    screens = [fold(journal.events(card.id)) for card in cards if card.started_at >= oldest]
    found = pipeline(screens, now().date(), clock)
    shown = [progress for progress in found if progress.open]
    return PageView(lambda _: "\n".join(pipeline_page(shown, clock, pace(found))))


class PlanView(PageView):
    """Whom to hire next; the page follows as models and teams are changed by key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "models(1)", "more models"),
        Binding("left,minus", "models(-1)", "fewer models"),
        Binding("t", "teams(1)", "more teams"),
        Binding("T", "teams(-1)", "fewer teams"),
    ]
    FOOT: ClassVar[str] = "← → models · t T teams · ↓ ↑ j k scroll · esc back"

    def __init__(self, guide: Guide) -> None:
        self.guide, self.models, self.teams = guide, 3, 1
        super().__init__(lambda _: self._page())

    def _page(self) -> str:
        from screener.hiring.plan import plan

        return "\n".join(plan_page(plan(self.guide, self.models, self.teams, None, [])))

    def _show(self) -> None:
        self.text = self._page()
        self.query_one("#page", Static).update(Content(for_terminal(self.text)))

    def action_models(self, by: int) -> None:
        """Change how many models are in production."""
        self.models = max(0, min(MOST_MODELS, self.models + by))
        self._show()

    def action_teams(self, by: int) -> None:
        """Change how many teams ship models."""
        self.teams = max(1, min(MOST_TEAMS, self.teams + by))
        self._show()
