"""Ratings: who gave what to which unit. A unit is one question of one candidate, the same for all raters."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.errors import FormatError
from screener.interview.blind import folded, person
from screener.interview.scorecard import value
from screener.interview.screen import Screen

Level = Literal["nominal", "ordinal", "interval"]
"""What the distance between two levels means."""


class Rating(NamedTuple):
    """One score. ``candidate`` is what resampling draws: all units of one candidate go together."""

    unit: str
    rater: str
    score: float
    candidate: str


@dataclass(frozen=True, slots=True)
class Ratings:
    """Units with their scores by rater, in the order in which they came."""

    units: Mapping[str, Mapping[str, float]]
    candidate_of: Mapping[str, str]

    @property
    def raters(self) -> tuple[str, ...]:
        """Give every rater, in the order of the alphabet."""
        return tuple(sorted({rater for scores in self.units.values() for rater in scores}))

    @property
    def count(self) -> int:
        """Count the ratings."""
        return sum(map(len, self.units.values()))

    @property
    def shared(self) -> Mapping[str, Mapping[str, float]]:
        """Give the units with at least two raters: the only ones that say anything about agreement."""
        return {unit: scores for unit, scores in self.units.items() if len(scores) > 1}

    @property
    def shared_candidates(self) -> int:
        """Count the candidates with a unit that at least two rated."""
        return len({self.candidate_of[unit] for unit in self.shared})


def gather(ratings: Iterable[Rating]) -> Ratings:
    """Put ratings together by unit. Raises ``FormatError`` for a second one by a rater, or no number."""
    units: dict[str, dict[str, float]] = {}
    candidate_of: dict[str, str] = {}
    for unit, rater, score, candidate in ratings:
        scores = units.setdefault(unit, {})
        if rater in scores:
            raise FormatError(f"'{rater}' rated '{unit}' twice. Keep one of the two.")
        if not math.isfinite(score):
            raise FormatError(f"The score of '{rater}' for '{unit}' is no finite number.")
        scores[rater] = score
        candidate_of[unit] = candidate
    return Ratings(units, candidate_of)


def from_screens(screens: Iterable[tuple[Screen, Kit]]) -> Ratings:
    """Take the ratings of submitted screens; of two by one person for one candidate, the newest.

    A unit is one question of one candidate, identical in wording and anchors: a question that was reworded
    between two screens makes two units.
    """
    newest: dict[tuple[str, str], Rating] = {}
    for screen, kit in sorted(screens, key=lambda pair: pair[0].started_at):
        if screen.status == "submitted" and not screen.practice:
            for rating in _of_screen(screen, kit):
                newest[rating.unit, rating.rater] = rating
    return gather(newest.values())


def _of_screen(screen: Screen, kit: Kit) -> Iterable[Rating]:
    who = "\x1f".join(person(screen.candidate.name, screen.candidate.ref, screen.role))
    for question in kit.bank.questions:
        score = value(screen.answer(question.id), kit)
        if score is not None:
            unit = f"{who}\x1f{question.id}\x1f{identity(question, kit)}"
            yield Rating(unit, folded(screen.interviewer), float(score), who)


def identity(question: Question, kit: Kit) -> str:
    """Give what must be the same for two answers to compare: the wording and the anchors, spaces aside."""
    anchors = (f"{level}:{' '.join(text.split())}" for level, text in sorted(kit.anchors(question).items()))
    said = "\n".join((" ".join(question.ask.split()), *anchors))
    return sha256(said.encode("utf-8")).hexdigest()[:16]


def overlaps(ratings: Ratings) -> tuple[frozenset[str], ...]:
    """Give the groups of raters that shared units link; one group means a connected design."""
    group = {rater: {rater} for rater in ratings.raters}
    for scores in ratings.shared.values():
        joined = set().union(*(group[rater] for rater in scores))
        for rater in joined:
            group[rater] = joined
    return tuple(sorted({frozenset(g) for g in group.values()}, key=lambda g: sorted(g)))


def by_candidate(ratings: Ratings) -> Mapping[str, tuple[Mapping[str, float], ...]]:
    """Give the shared units of each candidate."""
    found: defaultdict[str, list[Mapping[str, float]]] = defaultdict(list)
    for unit, scores in ratings.shared.items():
        found[ratings.candidate_of[unit]].append(scores)
    return {candidate: tuple(units) for candidate, units in found.items()}
