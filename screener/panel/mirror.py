"""An interviewer's own mirror: how they use the scale, over time and across competencies. Theirs alone.

Diagnostic only: nothing here changes a score, and nobody else is shown it. Under ten screens it is refused,
since a handful of candidates says more of the candidates than of the interviewer (our convention).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from screener.content.kit import Kit
from screener.errors import RefusedAction
from screener.interview.interval import t_quantile
from screener.interview.scorecard import value
from screener.interview.screen import Screen

ENOUGH = 10
"""Submitted screens of one's own from which the mirror is shown."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """How one interviewer scored: ``levels`` as shares of all scores, means in points of the scale.

    ``drift`` is the mean of the later half of the screens minus that of the earlier half, with its 95 %
    interval; ``spread`` is the mean over screens of the standard deviation between answers of one screen.
    """

    screens: int
    scores: int
    levels: Mapping[int, float]
    earlier: float
    later: float
    drift: float
    drift_interval: tuple[float, float] | None
    by_competency: Mapping[str, tuple[float, int]]
    spread: float | None


def mirror(screens: Sequence[tuple[Screen, Kit]]) -> Mirror:
    """Hold up the mirror over one's own screens, oldest first. Raises ``RefusedAction`` under ten."""
    ordered = sorted(screens, key=lambda pair: pair[0].started_at)
    scored = [row for row in (_scores(screen, kit) for screen, kit in ordered) if row]
    if len(scored) < ENOUGH:
        raise RefusedAction(
            f"The mirror needs {ENOUGH} submitted screens of your own; there are {len(scored)}."
        )
    every = [score for row in scored for _, score in row]
    means = [fmean(score for _, score in row) for row in scored]
    half = len(means) // 2
    earlier, later = means[:half], means[-half:]
    by_competency: defaultdict[str, list[int]] = defaultdict(list)
    for row in scored:
        for competency, score in row:
            by_competency[competency].append(score)
    count = Counter(every)
    spreads = [stdev(score for _, score in row) for row in scored if len(row) > 1]
    return Mirror(
        screens=len(scored),
        scores=len(every),
        levels={level: count[level] / len(every) for level in ordered[0][1].levels()},
        earlier=fmean(earlier),
        later=fmean(later),
        drift=fmean(later) - fmean(earlier),
        drift_interval=_difference(earlier, later),
        by_competency={c: (fmean(s), len(s)) for c, s in sorted(by_competency.items())},
        spread=fmean(spreads) if spreads else None,
    )


def _scores(screen: Screen, kit: Kit) -> list[tuple[str, int]]:
    found = ((q.competency, value(screen.answer(q.id), kit)) for q in kit.bank.questions)
    return [(competency, score) for competency, score in found if score is not None]


def _difference(earlier: Sequence[float], later: Sequence[float]) -> tuple[float, float] | None:
    """Give the interval of the difference of two means of equal size, by pooled variance."""
    n = len(earlier)
    if n < 2:
        return None
    pooled = ((stdev(earlier) ** 2 + stdev(later) ** 2) / 2) ** 0.5
    gap, error = fmean(later) - fmean(earlier), pooled * (2 / n) ** 0.5
    half = t_quantile(0.975, 2 * n - 2) * error
    return gap - half, gap + half
