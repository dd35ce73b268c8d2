"""Severity: how far an interviewer scores above or below others on the same units. A diagnostic only.

An additive model, score = unit + interviewer, by least squares (the idea of the many-facet Rasch model,
Linacre 1989, without its link). Effects sum to zero; positive means harsher than average. Shrunk effects are
the usual empirical Bayes ones: each is drawn towards zero by the share of its variance that is noise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from screener.panel.ratings import Ratings, overlaps

LEAST = 5
"""Shared candidates below which nothing is said of people in the database: our convention."""
NOTE = "Diagnostic only. Scores are not adjusted."
ONE_RATER = "No severity: it takes two raters."
NOT_LINKED = "No severity: the raters are not all linked by shared units ({groups})."
TOO_THIN = "No severity: {n} shared candidates; 5 needed."


@dataclass(frozen=True, slots=True)
class Severity:
    """Points by rater; ``shrunk`` is ``None`` where no rating is left over to tell noise from effect."""

    effects: Mapping[str, float]
    shrunk: Mapping[str, float] | None
    n: int
    """Shared units it rests on."""


def severity(ratings: Ratings, least: int = 0) -> Severity | str:
    """Give each rater's severity, or one sentence why there is none."""
    raters = ratings.raters
    if len(raters) < 2:
        return ONE_RATER
    groups = overlaps(ratings)
    if len(groups) > 1:
        return NOT_LINKED.format(groups="; ".join(", ".join(sorted(group)) for group in groups[:4]))
    if ratings.shared_candidates < least:
        return TOO_THIN.format(n=ratings.shared_candidates)
    units = tuple(ratings.shared.values())
    matrix, right = _normal(raters, units)
    inverse = _inverse(matrix)
    leniency = [fsum(a * b for a, b in zip(row, right, strict=True)) for row in inverse]
    effects = {rater: -x or 0.0 for rater, x in zip(raters, leniency, strict=True)}
    spread = 1 / len(raters) ** 2
    noise = [inverse[i][i] - spread for i in range(len(raters))]
    return Severity(effects, _shrunk(raters, effects, noise, units), len(units))


def _normal(
    raters: Sequence[str], units: Sequence[Mapping[str, float]]
) -> tuple[list[list[float]], list[float]]:
    """Give the normal equations with units taken out; a row of ones added everywhere sets the sum to zero."""
    index = {rater: i for i, rater in enumerate(raters)}
    matrix = [[1.0] * len(raters) for _ in raters]
    right = [0.0] * len(raters)
    for scores in units:
        mean = fsum(scores.values()) / len(scores)
        for one, score in scores.items():
            right[index[one]] += score - mean
            matrix[index[one]][index[one]] += 1.0
            for other in scores:
                matrix[index[one]][index[other]] -= 1 / len(scores)
    return matrix, right


def _shrunk(
    raters: Sequence[str],
    effects: Mapping[str, float],
    noise: Sequence[float],
    units: Sequence[Mapping[str, float]],
) -> Mapping[str, float] | None:
    left = 0.0
    for scores in units:
        freed = [score + effects[rater] for rater, score in scores.items()]
        mean = fsum(freed) / len(freed)
        left += fsum((x - mean) ** 2 for x in freed)
    degrees = sum(len(scores) - 1 for scores in units) - (len(raters) - 1)
    if degrees < 1:
        return None
    errors = [max(0.0, left / degrees * share) for share in noise]
    true = max(0.0, (fsum(x * x for x in effects.values()) - fsum(errors)) / (len(raters) - 1))
    if true == 0:
        return dict.fromkeys(raters, 0.0)
    return {r: effects[r] * true / (true + error) for r, error in zip(raters, errors, strict=True)}


def _inverse(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Invert a small, regular matrix (Gauss-Jordan with pivots)."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        head = rows[column][column]
        rows[column] = [x / head for x in rows[column]]
        for r in range(size):
            if r != column and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[column], strict=True)]
    return [row[size:] for row in rows]
