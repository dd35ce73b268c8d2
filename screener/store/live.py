"""A screen while it is worked on: the one place where an event is first committed and then shown.

``LiveScreen.do`` returns only after the commit, and only then does ``screen`` change; so whatever a view
reads from ``screen`` is on disk. The clock comes in from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import uuid4

from screener.content.kit import Kit, digest
from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview import verbs
from screener.interview.screen import Screen, fold, step
from screener.store.journal import Journal

Clock = Callable[[], datetime]


def now() -> datetime:
    """Read the clock, in UTC to the millisecond, as events carry it."""
    moment = datetime.now(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class LiveScreen:
    """One screen, its kit and its journal. ``read_only`` when another window works on it."""

    def __init__(
        self,
        journal: Journal,
        kit: Kit,
        recorded: list[e.Recorded],
        by: str,
        clock: Clock = now,
        read_only: bool = False,
    ) -> None:
        self.journal = journal
        self.kit = kit
        self.by = by
        self.clock = clock
        self.read_only = read_only
        self.recorded = recorded
        self.screen: Screen = fold(recorded)

    @classmethod
    def start(
        cls,
        journal: Journal,
        kit: Kit,
        candidate: e.Candidate,
        interviewer: str,
        minutes: float | None = None,
        practice: bool = False,
        clock: Clock = now,
    ) -> LiveScreen:
        """Begin a screen: freeze its kit and record its opening."""
        opened = verbs.open_screen(
            str(uuid4()), candidate, interviewer, kit, digest(kit), minutes=minutes, practice=practice
        )
        first = journal.begin(kit, opened, clock(), opened.interviewer)
        return cls(journal, kit, [first], opened.interviewer, clock)

    @classmethod
    def resume(
        cls, journal: Journal, screen: str, by: str = "", clock: Clock = now, read_only: bool = False
    ) -> LiveScreen:
        """Go on with a screen where it was left. A pause in between costs no time."""
        recorded = list(journal.events(screen))
        folded = fold(recorded)
        live = cls(journal, journal.kit(folded.kit), recorded, by or folded.interviewer, clock, read_only)
        if not read_only and folded.status == "open":
            live.do(e.Resumed())
        return live

    def do(self, event: e.Event | None) -> Screen:
        """Commit an event, then let it count. ``None`` (nothing changed) is let through.

        Raises ``RefusedAction`` in a read-only window and ``StoreError`` when nothing could be saved; in
        both cases the screen stays as it was.
        """
        if event is None:
            return self.screen
        if self.read_only:
            raise RefusedAction("This screen is open in another window; here it can only be read.")
        record = self.journal.append(
            self.screen.id, event, self.clock(), self.by, expected=self.recorded[-1].seq
        )
        self.recorded.append(record)
        self.screen = fold(self.recorded) if isinstance(event, e.Undone) else step(self.screen, record)
        return self.screen

    def undo(self) -> Screen:
        """Take back the last action."""
        return self.do(verbs.undo(self.recorded))

    def last_action(self) -> e.Recorded | None:
        """Give the newest event that ``undo`` would take back, if there is one."""
        try:
            target = max(verbs.undo(self.recorded).targets)
        except RefusedAction:
            return None
        return next(r for r in self.recorded if r.seq == target)
