"""What a calibration shows: where interviewers put the same answer on different levels. Changes no score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from screener.content.calibration import Calibration
from screener.content.kit import Kit
from screener.interview.blind import folded
from screener.interview.scorecard import value
from screener.interview.screen import Screen
from screener.panel.ratings import Rating, Ratings, gather, identity

DISCUSS = 2
"""Levels between the lowest and the highest from which an answer is worth talking about: our convention."""


@dataclass(frozen=True, slots=True)
class Row:
    """One recorded answer: the level of each interviewer, and the one agreed on, where there is one."""

    question: str
    answer: str
    agreed: int | None
    why: str
    levels: Mapping[str, int]

    @property
    def spread(self) -> int:
        """Give the levels between the lowest and the highest."""
        return max(self.levels.values()) - min(self.levels.values()) if self.levels else 0

    @property
    def discuss(self) -> bool:
        """Tell whether the interviewers were far enough apart to talk about it."""
        return self.spread >= DISCUSS


def rows(calibration: Calibration, kit: Kit, screens: Sequence[tuple[Screen, Kit]]) -> tuple[Row, ...]:
    """Put the levels of submitted screens beside each recorded answer; of two by one person, the newest.

    ``kit`` is the calibration's own (``kit_of``): a screen of an older wording or anchor is left out there.
    """
    done = sorted((p for p in screens if p[0].status == "submitted"), key=lambda p: p[0].started_at)
    found = []
    for question, recorded in zip(kit.bank.questions, calibration.answers, strict=True):
        same, levels = identity(question, kit), {}
        for screen, theirs in done:
            asked = theirs.question(question.id)
            score = value(screen.answer(question.id), theirs)
            if asked is not None and score is not None and identity(asked, theirs) == same:
                levels[screen.interviewer] = score
        found.append(Row(question.id, recorded.answer, recorded.agreed, recorded.why or "", levels))
    return tuple(found)


def ratings(found: Sequence[Row]) -> Ratings:
    """Give the levels as ratings: each recorded answer is a unit, and what resampling draws."""
    return gather(
        Rating(row.question, folded(who), float(level), row.question)
        for row in found
        for who, level in row.levels.items()
    )


def from_agreed(found: Sequence[Row]) -> Mapping[str, tuple[float, int]]:
    """Give, by interviewer, the mean difference to the agreed levels (above 0: milder) and of how many."""
    gaps: dict[str, list[int]] = {}
    for row in found:
        if row.agreed is not None:
            for who, level in row.levels.items():
                gaps.setdefault(who, []).append(level - row.agreed)
    return {who: (fmean(each), len(each)) for who, each in sorted(gaps.items())}
