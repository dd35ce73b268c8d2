"""Recording from the interface: an action is shown only once it is on disk, and retried until it is.

Actions wait in order behind one that could not be saved; nothing overtakes, nothing is shown as done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from screener.errors import RefusedAction, StoreBusy, StoreError
from screener.interview import events as e
from screener.interview import verbs
from screener.store.live import LiveScreen

Verb = Callable[[LiveScreen], e.Event | None]
"""Makes the event of an action from the screen as it stands when its turn comes."""


@dataclass(slots=True)
class _Waiting:
    verb: Verb
    key: str


class Recorder:
    """Commits actions one after the other. ``trouble`` says why the newest could not be saved, if so.

    Notes are kept here from the keystroke to the commit: ``drafts`` holds what was typed and is not on disk.
    """

    def __init__(self, live: LiveScreen) -> None:
        self.live = live
        self.trouble = ""
        self.refused = ""
        self.drafts: dict[str, str] = {}
        self._waiting: deque[_Waiting] = deque()

    def do(self, verb: Verb, key: str = "") -> bool:
        """Record an action; ``True`` when it, and all before it, are on disk.

        An action with a ``key`` takes the place of one with the same key that still waits.
        """
        self.refused = ""
        held = next((w for w in self._waiting if key and w.key == key), None)
        if held:
            held.verb = verb
        else:
            self._waiting.append(_Waiting(verb, key))
        return self.retry()

    def retry(self) -> bool:
        """Try to record what waits. Returns whether everything that was asked for is on disk."""
        while self._waiting:
            try:
                self.live.do(self._waiting[0].verb(self.live))
            except StoreError as error:
                self.trouble = in_short(error)
                return False
            except RefusedAction as error:
                self.refused = str(error)
            self._waiting.popleft()
        self.trouble = ""
        return True

    def typed(self, question: str, text: str) -> None:
        """Keep a note as it was typed until it is committed."""
        self.drafts[question] = text

    def commit_notes(self) -> bool:
        """Commit every note that was typed; a refused one stays a draft and is no saved one."""
        for question, text in list(self.drafts.items()):
            saved = self.do(_noting(question, text), key=f"note {question}")
            if saved and self.refused:
                self.trouble = self.refused.rstrip(".")
            elif saved:
                self.drafts.pop(question, None)
        return not self.drafts

    def note(self, question: str) -> str:
        """Give a note as its writer knows it: with what was typed and is not on disk yet."""
        held = self.drafts.get(question)
        return self.live.screen.answer(question).notes if held is None else held

    @property
    def saved(self) -> bool:
        """Tell whether nothing waits to be saved."""
        return not self._waiting and not self.drafts


def _noting(question: str, text: str) -> Verb:
    return lambda live: verbs.note(live.screen, live.kit, question, text)


def in_short(error: StoreError) -> str:
    """Say in a few words, for the head line, why something could not be saved."""
    text = str(error).lower()
    if isinstance(error, StoreBusy):
        return "another program is writing"
    if "disk full" in text:
        return "disk full"
    return "read-only" if "read-only" in text else "database trouble, see screener doctor"
