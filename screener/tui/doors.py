"""What the terminal interface needs from outside, handed in by the command that opens it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screener.content.glance import Glance
    from screener.content.kit import Kit
    from screener.content.library import Library
    from screener.interview.events import BriefClaim
    from screener.reporting.pages import PageFormat
    from screener.store.sqlite import SqliteJournal


@dataclass(frozen=True, slots=True)
class Start:
    """A live screen to open at once."""

    role: str
    candidate: str
    interviewer: str
    bank: Path | None = None
    minutes: float | None = None
    practice: bool = False
    brief: tuple[BriefClaim, ...] = ()
    """What is known of the candidate beforehand, to be tested."""
    kit: Kit | None = None
    """What is asked instead of the role's bank, as a calibration does."""
    transcript: Path | None = None
    """The transcript that ``t`` follows, once the candidate agreed."""
    glance: Glance | None = None
    """What is painted before the checked kit is there; without it, the kit is loaded first."""


@dataclass(frozen=True, slots=True)
class Resume:
    """A screen to go on with."""

    screen: str
    transcript: Path | None = None


@dataclass(frozen=True, slots=True)
class Keep:
    """A bank file to look at and edit."""

    bank: Path


@dataclass(frozen=True, slots=True)
class Doors:
    """The database, the content and the person; opened when first needed, so that painting comes first."""

    database: Path
    open_library: Callable[[], Library]
    """Gives the content in force; may remember it until ``forget`` is called."""
    open_journal: Callable[[], SqliteJournal]
    identity: str | None = None
    leads: tuple[str, ...] = ()
    templates: tuple[Path, ...] = ()
    theme: str | None = None
    reads_like: bool = True
    """Whether the learned model reads along, and not the phrases alone."""
    shorthands: Mapping[str, str] = field(default_factory=dict)
    """The person's own abbreviations, expanded while notes are typed."""
    fill_demo: Callable[[SqliteJournal], int] | None = None
    compare: Callable[[SqliteJournal, str, PageFormat], str] | None = None
    """Gives the comparison of a role's candidates as a page."""
    forget: Callable[[], None] = lambda: None
    """Called when content files may have changed: the library is then opened anew."""

    @property
    def library(self) -> Library:
        """Give the content in force."""
        return self.open_library()
