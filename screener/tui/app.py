"""The terminal interface: one app, its views, and a safe ending for each way it can end."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

# A bare escape waits this long for the rest of a sequence; Textual's default of 100 ms is felt.
os.environ.setdefault("ESCDELAY", "25")
# A change waits for the next frame: up to 5 ms here, 17 by default. Nothing is drawn when nothing changed.
os.environ.setdefault("TEXTUAL_FPS", "200")

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen as View

from screener.errors import ScreenerError, StoreError
from screener.reporting.clean import for_terminal
from screener.tui import signals
from screener.tui.doors import Doors, Keep, Resume, Start

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screener.content.kit import Kit
    from screener.store.journal import Card
    from screener.store.lease import Lease
    from screener.store.live import LiveScreen
    from screener.store.sqlite import SqliteJournal
    from screener.tui.screens.live import LiveView

PRACTISED = "Sam Sample (made up)"


class ScreenerApp(App[None]):
    """The program on a terminal. ``first`` opens a live screen at once; without it, the home view."""

    CSS_PATH = "screener.tcss"
    TITLE = "screener"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "quit", priority=True, show=False),
        Binding("ctrl+z", "suspend_process", "suspend", priority=True, show=False),
    ]

    def __init__(self, doors: Doors, first: Start | Resume | Keep | None = None) -> None:
        super().__init__()
        self.doors = doors
        self.first = first
        self._journal: SqliteJournal | None = None
        self._lease: Lease | None = None
        self._by_signal = False
        self._after_paint: list[Callable[[], object]] = []

    @property
    def journal(self) -> SqliteJournal:
        """Give the journal, opened on first use."""
        if self._journal is None:
            self._journal = self.doors.open_journal()
        return self._journal

    def on_mount(self) -> None:
        """Open the first view."""
        if self.doors.theme in self.available_themes:
            self.theme = str(self.doors.theme)
        signals.install(self._leave_by_signal, self._let_go)
        if isinstance(self.first, Start):
            start = self.first
            self._try(lambda: self.push_screen(self._starting(start)), fatal=True)
        elif isinstance(self.first, Keep):
            bank = self.first.bank
            self._home()
            self._try(lambda: self.open_bank(bank), fatal=True)
        elif isinstance(self.first, Resume):
            screen, transcript = self.first.screen, self.first.transcript
            self._try(lambda: self.push_screen(self._resuming(screen, transcript)), fatal=True)
        else:
            self._home()

    def _try(self, action: Callable[[], object], fatal: bool = False) -> None:
        """Do something that may be refused; say why in one line, and end where nothing is left to show."""
        try:
            action()
        except ScreenerError as error:
            told = for_terminal(str(error))
            if fatal:
                self.exit(return_code=1, message=Content(told))
            else:
                self.notify(told, severity="error", markup=False, timeout=10)

    def after_paint(self, action: Callable[[], object]) -> None:
        """Do something once the next frame has gone to the terminal.

        Textual's ``call_after_refresh`` comes too early for that: while the first view is mounted, frames are
        held back until the whole program has started.
        """
        self._after_paint.append(action)

    def _display(self, screen: View[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if renderable is None or self._batch_count or not self._after_paint:
            return
        waiting, self._after_paint = self._after_paint, []
        for action in waiting:
            self.set_timer(0.002, action)  # a pause in which the frame is written

    # -- views ------------------------------------------------------------------------------------

    def _home(self) -> None:
        from screener.tui.screens.home import HomeView

        view = HomeView()
        self.push_screen(view)
        self.after_paint(lambda: self._fill_home(view))

    def _fill_home(self, view: View[None]) -> None:
        from screener.tui.screens.home import HomeView

        assert isinstance(view, HomeView)  # only the home view is filled
        gc.enable()
        self._try(
            lambda: view.show(self._visible(), demo=self.doors.fill_demo is not None),
            fatal=not view.cards,
        )

    def _visible(self) -> list[Card]:
        from screener.interview.blind import closed

        cards = self.journal.cards()
        shut = closed(cards, self.doors.identity, self.doors.leads)
        return [c for c in cards if c.id not in shut and c.state != "discarded"]

    def _starting(self, start: Start) -> LiveView:
        """Make the view of a new screen: on a glance at the bank where there is one, else on the kit."""
        from screener.tui.screens.live import LiveView

        # A glance answers whatever the first paint asks a kit; the kit itself comes with the journal.
        kit = cast("Kit", start.glance) if start.glance else self._kit(start)
        return LiveView(
            kit,
            start.candidate,
            lambda: self._begin(start),
            shorthands=self.doors.shorthands,
            transcript=start.transcript,
            reads_like=self.doors.reads_like,
        )

    def _begin(self, start: Start) -> LiveScreen:
        from screener.interview import verbs
        from screener.store.live import LiveScreen

        live = LiveScreen.start(
            self.journal,
            self._kit(start),
            verbs.candidate(start.candidate),
            start.interviewer,
            start.minutes,
            start.practice,
        )
        if start.brief:
            from screener.interview.brief import brief

            live.do(brief(live.screen, start.brief))
        self._take(live.screen.id)
        return live

    def _kit(self, start: Start) -> Kit:
        if start.kit is not None:
            return start.kit
        library = self.doors.library
        return library.kit_for_file(start.bank) if start.bank else library.kit_for_role(start.role)

    def _resuming(self, screen: str, transcript: Path | None = None) -> LiveView:
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

        first = state.focus if state.focus and kit.question(state.focus) else None
        doors = self.doors
        return LiveView(
            kit, state.candidate.name, begin, first, doors.shorthands, transcript, doors.reads_like
        )

    def _take(self, screen: str) -> bool:
        from screener.store import lease

        self._release()
        self._lease = lease.take(self.doors.database, screen)
        return self._lease is not None

    def _release(self) -> None:
        if self._lease is not None:
            self._lease.release()
            self._lease = None

    # -- actions ----------------------------------------------------------------------------------

    def action_resume(self, screen: str) -> None:
        """Go on with an unfinished screen."""
        self._try(lambda: self.push_screen(self._resuming(screen)))

    def action_new_screen(self) -> None:
        """Fill in the form, then start."""
        from screener.tui.screens.new import NewView

        roles = [(bank.role, bank.title) for bank in self.doors.library.banks()]
        self.push_screen(NewView(roles, self.doors.identity or ""), self._start)

    def _start(self, start: Start | None) -> None:
        if start is not None:
            self._try(lambda: self.push_screen(self._starting(start)))

    def action_practice(self) -> None:
        """Rehearse with a made-up candidate; kept out of lists and comparisons."""
        from screener.tui.screens.pick import Pick, Row

        rows = [Row(bank.role, bank.title, bank.role) for bank in self.doors.library.banks()]

        def done(role: str | None) -> None:
            if role:
                self._start(Start(role, PRACTISED, self.doors.identity or "me", practice=True))

        self.push_screen(Pick("Rehearse which screen?", rows), done)

    def action_banks(self) -> None:
        """Choose a bank, and look at it as its keeper."""
        from screener.tui.screens.pick import Pick, Row

        library = self.doors.library
        rows = [Row(role, role, str(library.bank_entry(role).path.name)) for role in library.roles()]
        self.push_screen(Pick("Which question bank?", rows), lambda role: self._bank(role) if role else None)

    def _bank(self, role: str) -> None:
        library = self.doors.library
        self._try(lambda: self.open_bank(library.bank_entry(role).path))

    def action_compare(self) -> None:
        """Choose a role, and see its candidates side by side."""
        from screener.tui.screens.pick import Pick, Row

        roles = sorted({card.role for card in self._visible() if card.state == "submitted"})
        if not roles:
            self.notify("Nothing to compare yet: no screen has been submitted.")
            return
        rows = [Row(role, role, role) for role in roles]
        self.push_screen(Pick("Compare the candidates for which role?", rows), self._compare)

    def _compare(self, role: str | None) -> None:
        from screener.tui.screens.page import PageView

        write = self.doors.compare
        if role and write:
            path = self.doors.database.parent / f"compare-{role}.html"
            self._try(lambda: self.push_screen(PageView(lambda form: write(self.journal, role, form), path)))

    def action_guide(self) -> None:
        """Choose a page of the hiring guide: the roles, whom to hire next, the hiring clock."""
        from screener.tui.screens.pick import Pick, Row

        rows = [
            Row("roles", "Roles", "the six roles told apart, what they are paid"),
            Row("plan", "Plan", "whom to hire next, by models and teams"),
            Row("pipeline", "Pipeline", "the hiring clock of every open candidate"),
        ]
        self.push_screen(Pick("Hiring guide", rows), self._guide)

    def _guide(self, page: str | None) -> None:
        from screener.tui.screens.guide import PlanView, pipeline_view, roles_view

        if page == "roles":
            self._try(lambda: self.push_screen(roles_view(self.doors.library.guide())))
        elif page == "plan":
            self._try(lambda: self.push_screen(PlanView(self.doors.library.guide())))
        elif page == "pipeline":
            cards = [card for card in self._visible() if card.state == "submitted" and not card.practice]
            self._try(
                lambda: self.push_screen(pipeline_view(self.doors.library.guide(), self.journal, cards))
            )

    def open_bank(self, path: Path) -> None:
        """Show a bank file; what is started afterwards uses it as it is then."""
        from screener.tui.screens.bank import BankView

        self.push_screen(BankView(path, self.doors.library.own), lambda _: self.doors.forget())

    def action_fill_demo(self) -> None:
        """Fill the database with made-up candidates, if it is empty."""
        from screener.tui.screens.home import HomeView

        view, fill = self.screen, self.doors.fill_demo
        if fill is None or not isinstance(view, HomeView):
            return
        if view.cards:
            self.notify("Made-up candidates go into an empty database only: screener demo fills one.")
            return
        self._try(lambda: fill(self.journal))
        self._fill_home(view)

    def action_show_report(self, screen: str) -> None:
        """Read a report; a live view that was just submitted gives way to it."""
        from screener.tui.screens.report import ReportView

        self._leave_views()
        view = ReportView(self.journal, screen, self.doors)
        self.push_screen(view, lambda _: self._back_home())

    def action_show_replay(self, screen: str) -> None:
        """Read a screen as it went, event by event, in time."""
        from screener.interview.replaying import replay
        from screener.interview.screen import fold
        from screener.reporting.replay_page import replay_page
        from screener.tui.screens.page import PageView

        def page() -> PageView:
            recorded = self.journal.events(screen)
            moments = replay(recorded, self.journal.kit(fold(recorded).kit))
            return PageView(lambda _: "\n".join(replay_page(moments)))

        self._try(lambda: self.push_screen(page()))

    def action_show_debrief(self, screen: str) -> None:
        """Read a candidate's debrief: recommendations, disagreement, evidence, decision."""
        from screener.interview.blind import person
        from screener.interview.screen import fold
        from screener.panel.debrief import debrief
        from screener.reporting.debrief_page import debrief_page
        from screener.tui.screens.page import PageView

        cards = [card for card in self._visible() if card.state == "submitted" and not card.practice]
        who = {card.id: person(card.candidate, card.ref, card.role) for card in cards}
        if screen not in who:
            self.notify("A debrief is about submitted screens; this one is not.")
            return
        found = [fold(self.journal.events(name)) for name, one in who.items() if one == who[screen]]
        pairs = [(each, self.journal.kit(each.kit)) for each in found]
        self._try(lambda: self.push_screen(PageView(lambda _: "\n".join(debrief_page(debrief(pairs))))))

    def action_go_home(self) -> None:
        """Leave whatever is open for the home view."""
        self._leave_views()
        self._back_home()

    def _leave_views(self) -> None:
        from screener.tui.screens.home import HomeView

        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeView):
            self.pop_screen()
        self._release()

    def _back_home(self) -> None:
        from screener.tui.screens.home import HomeView

        if isinstance(self.screen, HomeView):
            self._fill_home(self.screen)
        else:
            self._home()

    def get_system_commands(self, screen: View[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what has no key of its own."""
        from screener.tui.screens.live import LiveView

        if isinstance(screen, LiveView) and screen.live is not None:
            from screener.tui.corrections import commands

            yield from commands(screen)
        yield SystemCommand("Theme", "Choose colours, dark or light", self.search_themes)
        yield SystemCommand("Quit", "Leave; everything is saved", self.action_leave)

    # -- endings ----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key do anything but bring a blanked screen back."""
        from screener.tui.screens.small import BlankScreen

        if action in ("leave", "suspend_process", "command_palette") and isinstance(self.screen, BlankScreen):
            return False
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Leave. Where something could not be saved, say so and ask first."""
        self._commit_notes()
        unsaved = next((v for v in self._live_views() if v.recorder and not v.recorder.saved), None)
        if unsaved is None or unsaved.recorder is None:
            self.exit()
            return
        from screener.tui.screens.small import Confirm

        question = f"NOT SAVED — {unsaved.recorder.trouble}. What is not saved yet is lost if you leave now."
        self.push_screen(Confirm(question, "leaves"), lambda sure: self.exit() if sure else None)

    def action_suspend_process(self) -> None:
        """Go to the shell; what was typed is committed first."""
        self._commit_notes()
        super().action_suspend_process()

    def _live_views(self) -> list[LiveView]:
        from screener.tui.screens.live import LiveView

        return [view for view in self.screen_stack if isinstance(view, LiveView)]

    def _commit_notes(self) -> None:
        for view in self._live_views():
            view.commit_notes()

    def _leave_by_signal(self, code: int) -> None:
        self._by_signal = True
        self.exit(return_code=code)

    def _let_go(self) -> None:
        """Commit what was typed and close the database, without a terminal to draw on."""
        for view in self._live_views():
            if view.recorder:
                view.recorder.commit_notes()
        self._close_journal()

    def _fatal_error(self) -> None:
        """End on a mistake of this program with its place and kind, never with people's words.

        Textual would print local variables here, and the text of an exception can quote what was typed.
        """
        place = ""
        trace = self._exception.__traceback__ if self._exception else None
        while trace is not None:
            place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
            trace = trace.tb_next
        kind = type(self._exception).__name__
        self._exit_renderables.append(
            f"screener: a mistake of the program ended it ({kind} at {place}). "
            "What was shown as saved is on disk; 'screener resume' goes on."
        )
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Keep a backup, unless there is no time for one, and let go of the database."""
        if self._journal is not None and not self._by_signal:
            from screener.store import backups
            from screener.store.live import now

            try:
                self._journal.refresh()
                backups.keep(self._journal, now())
            except (StoreError, OSError):
                pass  # a backup that fails costs nothing that was recorded
        self._close_journal()

    def _close_journal(self) -> None:
        self._release()
        if self._journal is not None:
            self._journal.close()
            self._journal = None


def run(doors: Doors, first: Start | Resume | Keep | None = None) -> int:
    """Open the program; give its exit code."""
    app = ScreenerApp(doors, first)
    app.run()
    return app.return_code or 0
