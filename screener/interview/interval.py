"""The interval around a total: what the choice of questions leaves open.

Formulas: weighted mean, its standard error with the effective weight of each answer, and Student's t. The
t quantile inverts the regularised incomplete beta function, computed by the continued fraction of Lentz
(Press et al., Numerical Recipes, section 6.4), so that the base install needs no statistics package.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import exp, lgamma, log, log1p, sqrt

SMALLEST_N = 3
TOO_FEW = "No interval: fewer than 3 answers were scored."
ALL_EQUAL = "No interval: all answers scored the same. That does not make the score exact."
COVERS = "covers the choice of questions, not who interviewed"


def weighted_mean(values: Sequence[float], weights: Sequence[float]) -> float:
    """Give the weighted mean of at least one value; the weights sum to more than 0."""
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def weighted_interval(
    values: Sequence[float], weights: Sequence[float], low: float, high: float, level: float = 0.95
) -> tuple[float, float] | str:
    """Give the interval of a weighted mean within the scale ``low`` to ``high``, or why there is none.

    s² = n/(n−1) · Σw(x−m)²/Σw, SE = s·√Σw²/Σw, t with n−1 degrees of freedom.
    """
    n = len(values)
    if n < SMALLEST_N:
        return TOO_FEW
    if max(values) == min(values):
        return ALL_EQUAL
    mean, total = weighted_mean(values, weights), sum(weights)
    variance = n / (n - 1) * sum(w * (v - mean) ** 2 for v, w in zip(values, weights, strict=True)) / total
    half = t_quantile((1 + level) / 2, n - 1) * sqrt(variance) * sqrt(sum(w * w for w in weights)) / total
    return max(low, mean - half), min(high, mean + half)


@lru_cache(maxsize=1024)
def t_quantile(p: float, degrees: float) -> float:
    """Give the value that Student's t with ``degrees`` degrees of freedom stays below with probability ``p``.

    Accurate to about ten digits. Raises ``ValueError`` outside 0 < p < 1 or for no degrees of freedom.
    """
    if not 0 < p < 1 or degrees <= 0:
        raise ValueError("t needs a probability between 0 and 1 and at least one degree of freedom")
    if p < 0.5:
        return -t_quantile(1 - p, degrees)
    low, high = 0.0, 1.0
    while t_below(high, degrees) < p:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if t_below(middle, degrees) < p else (low, middle)
    return (low + high) / 2


def t_below(t: float, degrees: float) -> float:
    """Give the probability that Student's t with ``degrees`` degrees of freedom is below ``t``."""
    tail = beta_share(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
    return 1 - tail if t > 0 else tail


def beta_share(x: float, a: float, b: float) -> float:
    """Give the regularised incomplete beta function I_x(a, b), for 0 ≤ x ≤ 1."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    result = d
    for m in range(1, 500):
        for numerator in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + numerator * d
            c = 1 + numerator / c
            d = 1 / (d if abs(d) > tiny else tiny)
            c = c if abs(c) > tiny else tiny
            result *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return result
