"""The terminal interface: one app, its views, and a safe ending for each way it can end."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

# A bare escape waits this long for the rest of a sequence; Textual's default of 100 ms is felt.
os.environ.setdefault("ESCDELAY", "25")

from textual.app import App, SystemCommand
from textual.content import Content
from textual.screen import Screen as View

from screener.reporting.clean import for_terminal
from screener.tui import signals
from screener.tui.doors import Doors, Resume, Start

if TYPE_CHECKING:
    from screener.content.kit import Kit
    from screener.store.journal import Card
    from screener.store.lease import Lease
    from screener.store.live import LiveScreen
    from screener.store.sqlite import SqliteJournal


class ScreenerApp(App[None]):
    """The program on a terminal. ``first`` opens a live screen at once; without it, the home view."""

    CSS_PATH = "screener.tcss"
    TITLE = "screener"
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, doors: Doors, first: Start | Resume | None = None) -> None:
        super().__init__()
        self.doors = doors
        self.first = first
        self._journal: SqliteJournal | None = None
        self._lease: Lease | None = None

    @property
    def journal(self) -> SqliteJournal:
        """Give the journal, opened on first use."""
        if self._journal is None:
            self._journal = self.doors.open_journal()
        return self._journal

    def on_mount(self) -> None:
        """Open the first view."""
        signals.install(lambda code: self.exit(return_code=code), self._close_journal)
        if isinstance(self.first, Start):
            self._open(self._starting(self.first))
        elif isinstance(self.first, Resume):
            self._open(self._resuming(self.first.screen))
        else:
            self._home()

    # -- views ------------------------------------------------------------------------------------

    def _home(self) -> None:
        from screener.tui.screens.home import HomeView

        view = HomeView()
        self.push_screen(view)
        view.set_timer(0.03, lambda: self._fill_home(view))

    def _fill_home(self, view: View[None]) -> None:
        from screener.errors import StoreError
        from screener.tui.screens.home import HomeView

        assert isinstance(view, HomeView)  # only the home view is filled
        try:
            cards = self._visible()
        except StoreError as error:
            self.exit(return_code=1, message=Content(for_terminal(str(error))))
            return
        view.show(cards, demo=self.doors.fill_demo is not None)

    def _visible(self) -> list[Card]:
        from screener.interview.blind import closed

        cards = self.journal.cards()
        shut = closed(cards, self.doors.identity, self.doors.leads)
        return [c for c in cards if c.id not in shut and c.state != "discarded"]

    def _open(self, view: View[None]) -> None:
        self.push_screen(view)

    def _starting(self, start: Start) -> View[None]:
        from screener.tui.screens.live import LiveView

        # The view paints a glance as it would a kit, and has the kit itself before anything is recorded.
        kit = cast("Kit", start.glance) if start.glance else self._kit(start)
        return LiveView(kit, start.candidate, lambda: self._begin(start))

    def _begin(self, start: Start) -> LiveScreen:
        from screener.interview import verbs
        from screener.store.live import LiveScreen

        kit = self._kit(start)
        live = LiveScreen.start(
            self.journal,
            kit,
            verbs.candidate(start.candidate),
            start.interviewer,
            start.minutes,
            start.practice,
        )
        self._take(live.screen.id)
        return live

    def _kit(self, start: Start) -> Kit:
        library = self.doors.library
        return library.kit_for_file(start.bank) if start.bank else library.kit_for_role(start.role)

    def _resuming(self, screen: str) -> View[None]:
        from screener.interview.screen import fold
        from screener.store.live import LiveScreen
        from screener.tui.screens.live import LiveView

        state = fold(self.journal.events(screen))
        kit = self.journal.kit(state.kit)

        def begin() -> LiveScreen:
            mine = self._take(screen)
            return LiveScreen.resume(
                self.journal,
                screen,
                by=self.doors.identity or "",
                read_only=not mine or state.status != "open",
            )

        return LiveView(kit, state.candidate.name, begin, first=state.focus)

    def _take(self, screen: str) -> bool:
        from screener.store import lease

        if self._lease is not None:
            self._lease.release()
        self._lease = lease.take(self.doors.database, screen)
        return self._lease is not None

    # -- actions ----------------------------------------------------------------------------------

    def action_resume(self, screen: str) -> None:
        """Go on with an unfinished screen."""
        self._open(self._resuming(screen))

    def action_new_screen(self) -> None:
        """Fill in the form, then start."""
        from screener.tui.screens.new import NewView

        library = self.doors.library
        roles = [(bank.role, bank.title) for bank in library.banks()]
        self.push_screen(NewView(roles, self.doors.identity or ""), self._start)

    def _start(self, start: Start | None) -> None:
        if start is not None:
            self._open(self._starting(start))

    def action_practice(self) -> None:
        """Rehearse with a made-up candidate; kept out of lists and comparisons."""
        role = self.doors.library.roles()[0]
        self._open(
            self._starting(Start(role, "Sam Sample (made up)", self.doors.identity or "me", practice=True))
        )

    def action_fill_demo(self) -> None:
        """Fill the database with made-up candidates, if it is empty."""
        from screener.tui.screens.home import HomeView

        view = self.screen
        if self.doors.fill_demo is None or not isinstance(view, HomeView) or view.cards:
            return
        self.doors.fill_demo(self.journal)
        self._fill_home(view)

    def action_show_report(self, screen: str) -> None:
        """Read a report; a live view that was just submitted gives way to it."""
        from screener.tui.screens.report import ReportView

        while len(self.screen_stack) > 1 and not self._is_home(self.screen):
            self.pop_screen()
        view = ReportView(self.journal, screen, self.doors.templates, self.doors.database.parent)
        self.push_screen(view, lambda _: self._back_home())

    def _is_home(self, view: View[object]) -> bool:
        from screener.tui.screens.home import HomeView

        return isinstance(view, HomeView)

    def _back_home(self) -> None:
        from screener.tui.screens.home import HomeView

        if isinstance(self.screen, HomeView):
            self._fill_home(self.screen)
        else:
            self._home()

    def get_system_commands(self, screen: View[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what has no key of its own."""
        from screener.tui.screens.live import LiveView

        yield SystemCommand("Quit", "Leave; everything is saved", self.action_quit)
        yield SystemCommand("Theme", "Choose colours", self.search_themes)
        if isinstance(screen, LiveView):
            from screener.tui.corrections import commands

            yield from commands(screen)

    # -- endings ----------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """End on a mistake of this program without printing local variables, which hold people's words."""
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Keep a backup and let go of the database."""
        if self._journal is not None:
            from screener.errors import StoreError
            from screener.store import backups
            from screener.store.live import now

            try:
                self._journal.refresh()
                backups.keep(self._journal, now())
            except (StoreError, OSError):
                pass  # a backup that fails costs nothing that was recorded
        self._close_journal()

    def _close_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def run(doors: Doors, first: Start | Resume | None = None) -> int:
    """Open the program; give its exit code."""
    app = ScreenerApp(doors, first)
    app.run()
    return app.return_code or 0
