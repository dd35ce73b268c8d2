"""Cohen's kappa of two raters, unweighted (1960) and weighted (Cohen, Psychological Bulletin 70, 1968).

κ = 1 − Σ w·o / Σ w·e with disagreement weights w: 1 for unlike (unweighted), the distance (linear), its
square (quadratic). A constant factor cancels, so the distance is taken in points of the declared scale.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from math import fsum

from screener.panel.ratings import Ratings, by_candidate
from screener.panel.resampling import RESAMPLES, SEED, Sums, bootstrap

Weight = Callable[[float, float], float]
NOT_TWO = "No kappa: it is for two raters, and there are {n}."
NO_PAIRS = "No kappa: the two raters share no unit."
NO_VARIATION = "No kappa: both raters gave one and the same level throughout."
WEIGHTS: Mapping[str, Weight] = {
    "unweighted": lambda a, b: float(a != b),
    "linear": lambda a, b: abs(a - b),
    "quadratic": lambda a, b: (a - b) ** 2,
}


def kappa(ratings: Ratings, weight: Weight) -> float | str:
    """Give kappa over the units that both raters rated, or one sentence why there is none."""
    if len(ratings.raters) != 2:
        return NOT_TWO.format(n=len(ratings.raters))
    if not ratings.shared:
        return NO_PAIRS
    found = of_counts(_table(ratings.raters, tuple(ratings.shared.values())), weight)
    return NO_VARIATION if found is None else found


def interval(
    ratings: Ratings, weight: Weight, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """Give the bootstrap interval over candidates, or ``None`` where they are too few."""
    parts = [_table(ratings.raters, units) for units in by_candidate(ratings).values()]
    return bootstrap(parts, lambda sums: of_counts(sums, weight), resamples, seed)


def of_counts(counts: Sums, weight: Weight) -> float | None:
    """Give kappa of a table: (level of one, level of the other) to how often. ``None``: undefined."""
    rows: defaultdict[float, float] = defaultdict(float)
    columns: defaultdict[float, float] = defaultdict(float)
    cells: list[tuple[float, float, float]] = []
    for key, count in counts.items():
        if isinstance(key, tuple):
            rows[key[0]] += count
            columns[key[1]] += count
            cells.append((key[0], key[1], count))
    total = fsum(count for _, _, count in cells)
    observed = fsum(weight(a, b) * count for a, b, count in cells)
    expected = fsum(weight(a, b) * x * y for a, x in rows.items() for b, y in columns.items())
    return 1 - observed * total / expected if expected > 0 else None


def _table(raters: tuple[str, ...], units: tuple[Mapping[str, float], ...]) -> Sums:
    one, other = raters
    counts: defaultdict[Hashable, float] = defaultdict(float)
    for scores in units:
        counts[scores[one], scores[other]] += 1.0
    return counts
