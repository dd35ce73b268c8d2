"""Recording from the interface: an action is shown only once it is on disk, and retried until it is.

Actions wait in order behind one that could not be saved; nothing overtakes, nothing is shown as done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from screener.errors import RefusedAction, StoreBusy, StoreError, StoreFull
from screener.interview.events import Event
from screener.store.live import LiveScreen

Verb = Callable[[LiveScreen], Event | None]
"""Makes the event of an action from the screen as it stands when its turn comes."""


class Recorder:
    """Commits actions one after the other. ``trouble`` says why the newest could not be saved, if so."""

    def __init__(self, live: LiveScreen) -> None:
        self.live = live
        self.trouble = ""
        self.refused = ""
        self._waiting: deque[Verb] = deque()

    def do(self, verb: Verb) -> bool:
        """Record an action; ``True`` when it, and all before it, are on disk."""
        self.refused = ""
        self._waiting.append(verb)
        return self.retry()

    def retry(self) -> bool:
        """Try to record what waits. Returns whether everything is on disk."""
        while self._waiting:
            try:
                self.live.do(self._waiting[0](self.live))
            except (StoreBusy, StoreFull) as error:
                self.trouble = _short(error)
                return False
            except StoreError as error:
                self.trouble = _short(error)
                return False
            except RefusedAction as error:
                self.refused = str(error)
            self._waiting.popleft()
        self.trouble = ""
        return True

    @property
    def saved(self) -> bool:
        """Tell whether nothing waits to be saved."""
        return not self._waiting


def _short(error: StoreError) -> str:
    text = str(error).lower()
    if isinstance(error, StoreBusy):
        return "another program is writing"
    if "disk full" in text:
        return "disk full"
    return "read-only" if "read-only" in text else "database trouble, see screener doctor"
