"""The tree of everything that can go wrong, in one place.

::

    ScreenerError                 one line for a person: what, where, what to do
    ├── UsageError                the command line does not make sense (exit 2)
    ├── ContentError              banks, rubrics, flag rules, guide: carries every Problem found
    ├── PhraseError               a phrase of a flag rule cannot be compiled (carries its column)
    ├── RefusedAction             the screen does not allow this now (already submitted, unknown question)
    ├── FormatError               a file from outside is not what it should be (screen file, transcript, CSV)
    ├── UndefinedFigure           a statistic is not defined on these data, said in one sentence
    └── StoreError                the database
        ├── StoreUnreadable       damaged, not a database, no permission
        ├── StoreTooNew           written by a newer version of this program
        ├── StoreBusy             locked by another program, worth another try
        └── StoreFull             disk full or read-only: nothing was saved

This room knows nobody; everybody may know it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in something a person wrote, with its place and its remedy.

    ``line`` and ``column`` count from 1; ``column`` counts characters. ``code`` is a stable word with
    hyphens ("unknown-key") by which a warning can be silenced. ``hint`` says what to do, and may be empty.
    """

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Give the one line a terminal shows: place, severity, message, remedy."""
        remedy = f" {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{remedy}"


class ScreenerError(Exception):
    """Anything this program refuses or fails at; its text is one line meant for a person."""


class UsageError(ScreenerError):
    """The command line does not make sense; the program ends with exit code 2."""


class ContentError(ScreenerError):
    """A content file cannot be used; ``problems`` holds every mistake found, not only the first."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))


class PhraseError(ScreenerError):
    """A phrase cannot be compiled. ``column`` counts from 1 inside the phrase; ``hint`` is the remedy."""

    def __init__(self, message: str, column: int = 1, hint: str = "") -> None:
        self.message = message
        self.column = column
        self.hint = hint
        super().__init__(f"{message} {hint}".strip())


class RefusedAction(ScreenerError):
    """The screen does not allow this action in its present state; nothing was recorded."""


class FormatError(ScreenerError):
    """A file from outside is not in the form it claims or needs."""


class UndefinedFigure(ScreenerError):
    """A figure is not defined, or too thin to be shown, on the data at hand."""


class StoreError(ScreenerError):
    """The database could not do what was asked; nothing half done is left behind."""


class StoreUnreadable(StoreError):
    """The file is damaged, is no database of this program, or may not be read."""


class StoreTooNew(StoreError):
    """The file was written by a newer version of this program."""


class StoreBusy(StoreError):
    """Another program holds the database; the same action may succeed in a moment."""


class StoreFull(StoreError):
    """The disk is full or the file is read-only: nothing was saved."""
