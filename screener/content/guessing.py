"""What a mistyped word most likely was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that a mistyped one most likely means, or ``None``.

    Measured by the letters to add, drop, change or swap (optimal string alignment): up to two, and up to a
    third of a long word. Of equally near ones, the one with the longest common beginning.
    """
    written = _plain(word)
    limit = max(1 if len(written) < 4 else 2, len(written) // 3)
    best: tuple[int, int, str] | None = None
    for candidate in known:
        other = _plain(candidate)
        if abs(len(other) - len(written)) > limit or (len(other) <= 2 and not set(other) & set(written)):
            continue
        steps = _steps(written, other, limit)
        rank = (steps, -_common(written, other), candidate)
        if steps <= limit and (best is None or rank < best):
            best = rank
    return best[2] if best else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "-").strip()


def _common(one: str, other: str) -> int:
    """Count the letters two words begin with in common."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _steps(one: str, other: str, limit: int) -> int:
    """Count the single-letter changes between two words, giving up above ``limit``."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row, before = before, [i], row
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
        if min(row) > limit:
            return limit + 1
    return row[-1]
