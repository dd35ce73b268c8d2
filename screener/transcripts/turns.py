"""Turns: who said what from when to when. What every caption format is read into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cue(NamedTuple):
    """One caption as it stands in a file. Times in seconds from the start; ``None`` where there is none."""

    speaker: str
    start: float | None
    end: float | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person said in one go. ``speaker`` is empty where the file does not say who it was."""

    speaker: str
    start: float | None
    end: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A meeting as read. ``warnings`` say what was repaired, and where; nothing is repaired in silence."""

    format: str
    turns: tuple[Turn, ...]
    warnings: tuple[str, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Give everybody who speaks, in order of appearance."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns if turn.speaker))

    @property
    def seconds(self) -> float:
        """Give the end of the last turn, or 0 where there are no times."""
        return max((turn.end or turn.start or 0.0 for turn in self.turns), default=0.0)

    @property
    def words(self) -> int:
        """Count the words."""
        return sum(len(turn.text.split()) for turn in self.turns)
