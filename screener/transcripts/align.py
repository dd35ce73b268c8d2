"""Turns to questions: which question of the bank was being answered, by its wording and by time.

A turn of the interviewer that shares enough telling words with a question opens it; what follows belongs to
it until the next one opens. Words count by how few questions hold them, so that "model" tells nothing. Where
the screen says when each question came into focus, the shift between the two clocks is that of the questions
found by wording (its median), and times place what wording did not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from screener.content.bank import Question
from screener.transcripts.turns import Turn

ENOUGH = 0.42
"""The share of a question's telling words, by weight, that a turn must hold to open it."""
PASSING = 4.0
"""Seconds in focus below which a question was passed on the way to another, not asked."""
AGAIN = 0.6
"""The share needed to go back to a question that was opened before."""
_WORD = re.compile(r"[a-z]{3,}")
_ENDINGS = re.compile(r"(?:ations?|ings?|ions?|ed|es|s|e)$")
_PLAIN = frozenset(
    """
    the and that this with for you your what would how was were are did does have has had when then them they
    which who not but from about there their our out into one could can tell
    """.split()  # noqa: SIM905  # a list of sixty quoted words reads worse
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Question id of each turn, in order (``None`` before the first), and the clocks' shift in seconds."""

    questions: tuple[str | None, ...]
    shift: float | None

    def turns_of(self, question: str) -> tuple[int, ...]:
        """Give the numbers of the turns that belong to a question."""
        return tuple(n for n, found in enumerate(self.questions) if found == question)


def align(
    turns: Sequence[Turn],
    candidate: str,
    questions: Sequence[Question],
    focus: Sequence[tuple[float, str]] = (),
) -> Aligned:
    """Give each turn its question. ``focus``: seconds since the screen began, and what was then in focus."""
    weights, focus = _weights(questions), _asked(focus)
    opened = _by_wording(turns, candidate, questions, weights)
    shift = _shift(turns, opened, focus)
    if shift is not None:
        opened = {**_by_time(turns, focus, shift, set(opened.values())), **opened}
    found: list[str | None] = []
    here: str | None = None
    for number in range(len(turns)):
        here = opened.get(number, here)
        found.append(here)
    return Aligned(tuple(found), shift)


def _asked(focus: Sequence[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """Leave out what was in focus only on the way to another question; the last one counts."""
    ends = [at for at, _ in focus[1:]] + [float("inf")]
    return tuple(entry for entry, end in zip(focus, ends, strict=False) if end - entry[0] >= PASSING)


def _stems(text: str) -> frozenset[str]:
    words = (w for w in _WORD.findall(text.casefold()) if w not in _PLAIN)
    return frozenset(_ENDINGS.sub("", w) if len(w) > 5 else w for w in words)


def _weights(questions: Sequence[Question]) -> Mapping[str, float]:
    held = Counter(stem for q in questions for stem in _stems(q.ask))
    return {stem: log((1 + len(questions)) / n) for stem, n in held.items()}


def _by_wording(
    turns: Sequence[Turn], candidate: str, questions: Sequence[Question], weights: Mapping[str, float]
) -> dict[int, str]:
    """Give the turns that open a question: of the interviewer, or of anybody where nobody is named."""
    asked = {q.id: _stems(q.ask) for q in questions}
    whole = {name: sum(weights[s] for s in stems) or 1.0 for name, stems in asked.items()}
    opened: dict[int, str] = {}
    for number, turn in enumerate(turns):
        if turn.speaker and turn.speaker == candidate:
            continue
        said = _stems(turn.text)
        shares = {name: sum(weights[s] for s in stems & said) / whole[name] for name, stems in asked.items()}
        best = max(shares, key=lambda name: shares[name], default=None)
        if best and shares[best] >= (AGAIN if best in opened.values() else ENOUGH):
            opened[number] = best
    return opened


def _shift(
    turns: Sequence[Turn], opened: Mapping[int, str], focus: Sequence[tuple[float, str]]
) -> float | None:
    first: dict[str, float] = {}
    for at, question in focus:
        first.setdefault(question, at)
    starts = ((turns[number].start, question) for number, question in opened.items())
    gaps = [start - first[name] for start, name in starts if name in first and start is not None]
    return median(gaps) if gaps else None


def _by_time(
    turns: Sequence[Turn], focus: Sequence[tuple[float, str]], shift: float, known: set[str]
) -> dict[int, str]:
    """Open, at its time, each question that was in focus and was not recognised by its wording."""
    opened: dict[int, str] = {}
    for at, question in focus:
        if question in known:
            continue
        after = (n for n, t in enumerate(turns) if t.start is not None and t.start >= at + shift - 1)
        if (number := next(after, None)) is not None:
            opened.setdefault(number, question)
            known.add(question)
    return opened
