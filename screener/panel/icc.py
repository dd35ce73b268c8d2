"""The six intraclass correlations of Shrout & Fleiss (Psychological Bulletin 86, 1979): complete tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from screener.panel.ratings import Ratings

NOT_COMPLETE = "No ICC: not every rater rated every unit."
TOO_SMALL = "No ICC: it takes two units and two raters at least."
NO_VARIATION = "No ICC: all ratings are the same."


@dataclass(frozen=True, slots=True)
class Icc:
    """ICC(1,1), (2,1), (3,1), (1,k), (2,k), (3,k) of ``n`` units by ``k`` raters; ``None``: undefined."""

    icc1: float | None
    icc2: float | None
    icc3: float | None
    icc1k: float | None
    icc2k: float | None
    icc3k: float | None
    n: int
    k: int


def icc(ratings: Ratings) -> Icc | str:
    """Give the six coefficients, or one sentence why there are none."""
    raters = ratings.raters
    rows = [[scores.get(rater) for rater in raters] for scores in ratings.units.values()]
    whole = [[x for x in row if x is not None] for row in rows]
    if len(rows) < 2 or len(raters) < 2:
        return TOO_SMALL
    if any(len(row) < len(raters) for row in whole):
        return NOT_COMPLETE
    return of_table(whole)


def of_table(rows: Sequence[Sequence[float]]) -> Icc | str:
    """Compute from a table of units by raters: mean squares between units, within, of raters, of the rest."""
    n, k = len(rows), len(rows[0])
    middle = fsum(x for row in rows for x in row) / (n * k)
    centred = [[x - middle for x in row] for row in rows]
    total = fsum(x * x for row in centred for x in row)
    between = fsum(fsum(row) ** 2 for row in centred) / k
    raters = fsum(fsum(column) ** 2 for column in zip(*centred, strict=True)) / n
    if total <= 1e-18 * max(1.0, middle * middle):
        return NO_VARIATION
    bms, wms = between / (n - 1), (total - between) / (n * (k - 1))
    jms = raters / (k - 1)
    ems = max(0.0, total - between - raters) / ((n - 1) * (k - 1))
    return Icc(
        icc1=_over(bms - wms, bms + (k - 1) * wms),
        icc2=_over(bms - ems, bms + (k - 1) * ems + k * (jms - ems) / n),
        icc3=_over(bms - ems, bms + (k - 1) * ems),
        icc1k=_over(bms - wms, bms),
        icc2k=_over(bms - ems, bms + (jms - ems) / n),
        icc3k=_over(bms - ems, bms),
        n=n,
        k=k,
    )


def _over(above: float, below: float) -> float | None:
    """Divide by an estimate of the whole variance; where that is not positive, there is no coefficient."""
    return above / below if below > 1e-12 else None
