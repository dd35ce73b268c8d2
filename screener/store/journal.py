"""The journal seam: what any store of screens must do, and what it hands back.

SQLite is behind it here; a team's server can stand behind the same dozen methods. A journal decides
nothing: it keeps events in order, links them, and gives them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from screener.content.kit import Kit
from screener.interview.events import Event, Recorded


@dataclass(frozen=True, slots=True)
class Card:
    """One line about one screen, computed from its events and kept beside them only as a cache.

    ``flags`` counts confirmed ones; ``coverage`` is 0 to 1; ``mean`` is on the rubric's scale.
    """

    id: str
    candidate: str
    ref: str | None
    role: str
    interviewer: str
    state: str
    coverage: float
    mean: float | None
    flags: int
    started_at: str
    submitted_at: str | None
    recommendation: str | None
    practice: bool
    seq: int


@dataclass(frozen=True, slots=True)
class Removal:
    """The record that somebody's data was removed: when, by whom, how many screens; not whose."""

    at: str
    by: str
    screens: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong that ``doctor`` or ``verify`` found in the database."""

    screen: str
    message: str


class Journal(Protocol):
    """Where events are kept. Every writing method returns only once its transaction is on disk."""

    def begin(self, kit: Kit, opened: Event, at: datetime, by: str) -> Recorded:
        """Start a screen: keep its kit (once) and its opening event."""
        ...

    def append(
        self, screen: str, event: Event, at: datetime, by: str, expected: int | None = None
    ) -> Recorded:
        """Add an event. With ``expected``, refuse when another window has added one meanwhile."""
        ...

    def events(self, screen: str) -> tuple[Recorded, ...]:
        """Give a screen's events in order; raises ``StoreError`` when there is no such screen."""
        ...

    def kit(self, digest: str) -> Kit:
        """Give a kit by its digest."""
        ...

    def cards(self, role: str | None = None) -> Sequence[Card]:
        """Give a line about each screen, newest first."""
        ...

    def find(self, reference: str) -> str:
        """Give the id of the screen that an id, a unique prefix or a candidate's name means."""
        ...

    def adopt(self, kit: Kit, recorded: Sequence[Recorded]) -> bool:
        """Take in a whole screen from a file, verbatim; ``False`` when it was here already."""
        ...

    def faults(self) -> Sequence[Fault]:
        """Check the chain of every screen, and what the cache says of it."""
        ...

    def erase(self, screens: Sequence[str], at: datetime, by: str) -> Removal:
        """Remove screens for good, leaving the record that it was done."""
        ...

    def attach(self, key: str, kind: str, text: str) -> None:
        """Keep a text that events refer to by its digest, such as a transcript."""
        ...

    def attachment(self, key: str) -> str:
        """Give an attached text by its digest; raises ``StoreError`` when there is none."""
        ...

    def close(self) -> None:
        """Let go of the store; everything is on disk already."""
        ...
