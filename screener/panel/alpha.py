"""Krippendorff's alpha: agreement of any number of raters, with cells missing.

From K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): α = 1 − D_o / D_e over the matrix
of coincidences. The ordinal distance is the interval distance between mid-ranks, which is the same sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from math import fsum

from screener.panel.ratings import Level, Ratings, by_candidate
from screener.panel.resampling import RESAMPLES, SEED, Sums, bootstrap

NO_PAIRS = "No alpha: no unit was rated by two raters."
NO_VARIATION = "No alpha: every shared rating is the same, so there is nothing to agree about."


def alpha(ratings: Ratings, level: Level) -> float | str:
    """Give alpha at a level of measurement, or one sentence why it is undefined. It may be negative."""
    if not ratings.shared:
        return NO_PAIRS
    found = _alpha(coincidences(ratings.shared.values()), level)
    return NO_VARIATION if found is None else found


def interval(
    ratings: Ratings, level: Level, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[float, float] | None:
    """Give the bootstrap interval of alpha over candidates, or ``None`` where they are too few."""
    parts = [coincidences(units) for units in by_candidate(ratings).values()]
    return bootstrap(parts, lambda sums: _alpha(sums, level), resamples, seed)


def coincidences(units: Iterable[Mapping[str, float]]) -> Sums:
    """Count values (under their own key) and unlike pairs (under the pair), each unit's by 1/(m − 1)."""
    sums: defaultdict[Hashable, float] = defaultdict(float)
    for scores in units:
        values = list(scores.values())
        for value in values:
            sums[value] += 1.0
        for one, other in combinations(values, 2):
            if one != other:
                sums[min(one, other), max(one, other)] += 2.0 / (len(values) - 1)
    return sums


def _alpha(sums: Sums, level: Level) -> float | None:
    counts: dict[float, float] = {}
    pairs: list[tuple[float, float, float]] = []
    for key, amount in sums.items():
        if isinstance(key, tuple):
            pairs.append((key[0], key[1], amount))
        elif isinstance(key, float | int):
            counts[float(key)] = amount
    n = fsum(counts.values())
    if len(counts) < 2:
        return None
    if level == "nominal":
        expected = n * n - fsum(c * c for c in counts.values())
        observed = fsum(amount for _, _, amount in pairs)
    else:
        at = _ranks(counts) if level == "ordinal" else _centred(counts)
        spread = fsum(c * at[v] ** 2 for v, c in counts.items())
        expected = 2 * (n * spread - fsum(c * at[v] for v, c in counts.items()) ** 2)
        observed = fsum(amount * (at[one] - at[other]) ** 2 for one, other, amount in pairs)
    return 1 - (n - 1) * observed / expected if expected > 0 else None


def _ranks(counts: Mapping[float, float]) -> Mapping[float, float]:
    """Give the mid-rank of each value among all values, counted from their middle."""
    ranks, before = {}, -fsum(counts.values()) / 2
    for value in sorted(counts):
        ranks[value] = before + counts[value] / 2
        before += counts[value]
    return ranks


def _centred(counts: Mapping[float, float]) -> Mapping[float, float]:
    middle = fsum(v * c for v, c in counts.items()) / fsum(counts.values())
    return {value: value - middle for value in counts}
