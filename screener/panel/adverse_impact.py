"""Adverse impact, from counts by group: apart from interviewers and scorecards, and only in aggregates.

The four-fifths rule and what to make of small numbers: Uniform Guidelines on Employee Selection Procedures,
29 CFR 1607.4(D), and Questions and Answers 11, 12, 20 and 21 (guidance): a rule of thumb, no legal finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb, erfc, exp, lgamma, log, sqrt
from typing import NamedTuple

from screener.panel.uncertainty import Z95, wilson

NOTE = "A rule of thumb, not a legal finding."
NOBODY = "No ratio: nobody was selected."
ONE_GROUP = "No ratio: it takes two groups with at least one person in each."
SMALL = 5
"""Persons below which a group is left out of views of the database: our convention."""
_EXACT = 4_000


class Group(NamedTuple):
    """One group: how many of ``total`` were selected."""

    name: str
    selected: int
    total: int


@dataclass(frozen=True, slots=True)
class GroupRate:
    """What the counts of one group say. Ratio and p are against the group with the highest rate."""

    group: str
    selected: int
    total: int
    rate: float | None
    rate_interval: tuple[float, float] | None
    impact_ratio: float | None
    ratio_interval: tuple[float, float] | None
    fisher_p: float | None
    z: float | None
    below_four_fifths: bool | None


@dataclass(frozen=True, slots=True)
class Impact:
    """Every group, the one with the highest rate, what one different decision would change, refusals."""

    groups: tuple[GroupRate, ...]
    reference: str | None
    reverses: bool
    flip: str
    refused: tuple[str, ...]


def impact(groups: Sequence[Group]) -> Impact:
    """Compute rates, ratios and tests. Counts are whole, 0 ≤ selected ≤ total."""
    refused = [f"No rate for '{g.name}': nobody of it was considered." for g in groups if g.total == 0]
    counted = [g for g in groups if g.total > 0]
    best = _highest(counted)
    if len(counted) < 2:
        refused.append(ONE_GROUP)
        best = None
    elif best is not None and best.selected == 0:
        refused.append(NOBODY)
        best = None
    rates = tuple(_rate(g, best) for g in groups)
    reverses, told = _flip(counted) if best else (False, "Nothing to change: no ratio is defined.")
    return Impact(rates, best.name if best else None, reverses, told, tuple(refused))


def below_four_fifths(group: Group, best: Group) -> bool:
    """Tell whether a rate is under four fifths of the highest, in whole numbers: 3/5 v 6/8 is not."""
    return 5 * group.selected * best.total < 4 * best.selected * group.total


def fisher(a: int, b: int, c: int, d: int) -> float:
    """Give Fisher's exact p of the table a b / c d, two-sided: the tables no likelier than the one seen.

    Computed in whole numbers up to 4,000 persons, so that ties are ties; by logarithms beyond.
    """
    chosen, first, total = a + c, a + b, a + b + c + d
    low, high = max(0, chosen - (c + d)), min(chosen, first)
    if total <= _EXACT:
        ways = [comb(first, x) * comb(total - first, chosen - x) for x in range(low, high + 1)]
        return float(Fraction(sum(w for w in ways if w <= ways[a - low]), comb(total, chosen)))
    logs = [_log_comb(first, x) + _log_comb(total - first, chosen - x) for x in range(low, high + 1)]
    whole, seen = _log_comb(total, chosen), logs[a - low]
    return min(1.0, sum(exp(x - whole) for x in logs if x <= seen + 1e-7))


def pooled_z(group: Group, best: Group) -> float | None:
    """Give the pooled Z of two shares; ``None`` where an expected count is under 5."""
    chosen, total = group.selected + best.selected, group.total + best.total
    share = chosen / total
    if min(g.total * s for g in (group, best) for s in (share, 1 - share)) < 5:
        return None
    spread = sqrt(share * (1 - share) * (1 / group.total + 1 / best.total))
    return (group.selected / group.total - best.selected / best.total) / spread


def z_to_p(z: float) -> float:
    """Give the two-sided p of a standard normal value."""
    return erfc(abs(z) / sqrt(2))


def _log_comb(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def _highest(groups: Sequence[Group]) -> Group | None:
    """Give the group with the highest rate; of equal ones, the largest, then the first."""
    return max(groups, key=lambda g: (Fraction(g.selected, g.total), g.total), default=None)


def _rate(g: Group, best: Group | None) -> GroupRate:
    rate = g.selected / g.total if g.total else None
    around = wilson(g.selected, g.total) if g.total else None
    if best is None or rate is None:
        return GroupRate(g.name, g.selected, g.total, rate, around, None, None, None, None, None)
    ratio = Fraction(g.selected * best.total, g.total * best.selected)
    if g == best:
        return GroupRate(g.name, g.selected, g.total, rate, around, 1.0, None, None, None, False)
    p = fisher(g.selected, g.total - g.selected, best.selected, best.total - best.selected)
    return GroupRate(
        g.name, g.selected, g.total, rate, around, float(ratio), _ratio_interval(g, best), p,
        pooled_z(g, best), below_four_fifths(g, best),
    )  # fmt: skip


def _ratio_interval(g: Group, best: Group) -> tuple[float, float] | None:
    """Give the interval of a ratio of two shares on the log scale (Katz et al. 1978); none for 0."""
    if g.selected == 0:
        return None
    spread = sqrt(max(0.0, 1 / g.selected - 1 / g.total + 1 / best.selected - 1 / best.total))
    middle = log(g.selected * best.total / (g.total * best.selected))
    return exp(middle - Z95 * spread), exp(middle + Z95 * spread)


def _below(groups: Sequence[Group]) -> frozenset[str]:
    best = _highest(groups)
    if best is None or best.selected == 0:
        return frozenset()
    return frozenset(g.name for g in groups if below_four_fifths(g, best))


def _flip(groups: Sequence[Group]) -> tuple[bool, str]:
    """Change one decision at a time, and see whether the finding on any group turns over (Q&A 20 and 21)."""
    before = _below(groups)
    for told, other in _one_decision_away(groups):
        if turned := sorted(_below(other) ^ before):
            now = "no longer below" if turned[0] in before else "below"
            return True, (
                f"{told} would put '{turned[0]}' {now} four fifths: the finding rests on a single decision."
            )
    if before:
        return False, "No single different decision would change which groups are below four fifths."
    return False, "No single different decision would put a group below four fifths."


def _one_decision_away(groups: Sequence[Group]) -> Iterator[tuple[str, list[Group]]]:
    """Yield the counts with one person more or fewer selected, and with one selected in place of another."""
    for one in groups:
        for step, word in ((1, "more"), (-1, "fewer")):
            if 0 <= one.selected + step <= one.total:
                yield f"One {word} selected in '{one.name}'", _with(groups, one, step)
    for one in groups:
        for other in groups:
            if one != other and one.selected < one.total and other.selected:
                swapped = _with(_with(groups, one, 1), other, -1)
                yield f"One of '{one.name}' selected in place of one of '{other.name}'", swapped


def _with(groups: Sequence[Group], one: Group, step: int) -> list[Group]:
    return [g._replace(selected=g.selected + step) if g.name == one.name else g for g in groups]
