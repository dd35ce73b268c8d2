"""How sure a figure is: intervals of shares, reliability of panels, the gap that two totals need."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054
SEPARATE = 0.44
"""Agreement of interviewers who each hold their own interview (Huffcutt, Culbertson & Weyhrauch 2013)."""


def wilson(hits: int, total: int, z: float = Z95) -> tuple[float, float]:
    """Give Wilson's interval of a share (Newcombe 1998, method 3). Raises ``ValueError`` for no cases."""
    if total <= 0 or not 0 <= hits <= total:
        raise ValueError("a share needs 0 ≤ hits ≤ total and at least one case")
    share, square = hits / total, z * z
    middle = (2 * hits + square) / (2 * (total + square))
    half = z * sqrt(square + 4 * hits * (1 - share)) / (2 * (total + square))
    return max(0.0, middle - half), min(1.0, middle + half)


def spearman_brown(reliability: float, times: float) -> float:
    """Give the reliability of ``times`` as many interviews. Raises ``ValueError`` outside 0 to 1."""
    if not 0 <= reliability <= 1 or times <= 0:
        raise ValueError("reliability is between 0 and 1, and a number of interviews is positive")
    return times * reliability / (1 + (times - 1) * reliability)


def needed_gap(deviation: float, reliability: float, z: float = Z95) -> float:
    """Give the difference of two totals that interviews can tell apart: z · SD·√(1 − r) · √2."""
    return z * deviation * sqrt(max(0.0, 1 - reliability)) * sqrt(2)
