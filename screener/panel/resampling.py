"""The bootstrap over candidates: figures that are functions of sums need no second look at the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from random import Random

SEED = 20_260_101
"""Shown beside every interval, so that anybody gets the same one."""
RESAMPLES = 1_000
FEWEST = 5
"""Candidates below which resampling says nothing: our convention."""
Sums = Mapping[Hashable, float]
"""What one candidate adds to the sums that a figure is computed from."""


def bootstrap(
    parts: Sequence[Sums],
    figure: Callable[[Sums], float | None],
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[float, float] | None:
    """Give the 95 % percentile interval over resampled candidates (Efron & Tibshirani 1993, ch. 13).

    ``parts`` are added up for each resample. Resamples on which the figure is undefined are left out; the
    interval is ``None`` under five candidates, or when over a tenth of the resamples are undefined.
    """
    if len(parts) < FEWEST:
        return None
    kinds: dict[tuple[tuple[Hashable, float], ...], int] = {}
    of = [kinds.setdefault(tuple(sorted(part.items(), key=repr)), len(kinds)) for part in parts]
    distinct = list(kinds)
    random, found = Random(seed), []
    for _ in range(resamples):
        drawn = figure(_added(Counter(random.choices(of, k=len(of))), distinct))
        if drawn is not None:
            found.append(drawn)
    if len(found) < 0.9 * resamples:
        return None
    found.sort()
    return _quantile(found, 0.025), _quantile(found, 0.975)


def _added(drawn: Counter[int], distinct: Sequence[tuple[tuple[Hashable, float], ...]]) -> Sums:
    sums: dict[Hashable, float] = {}
    for kind, times in drawn.items():
        for key, amount in distinct[kind]:
            sums[key] = sums.get(key, 0.0) + times * amount
    return sums


def _quantile(ordered: Sequence[float], p: float) -> float:
    """Interpolate between the two nearest (type 7 of Hyndman & Fan 1996)."""
    at = p * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (at - low) * (ordered[high] - ordered[low])
