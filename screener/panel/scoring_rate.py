"""Scoring rates by group, in the shape of New York City's Local Law 144 tables.

6 RCNY 5-300: the scoring rate of a group is the share of it that scores strictly above the sample's median;
the impact ratio is that rate over the highest group's. The law is about automated tools; here people gave the
scores, so this is monitoring and no bias audit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

NOTE = "Scores were given by people, not by an AEDT. Monitoring, not a bias audit."
NOBODY_ABOVE = "No ratio: nobody scored above the median."


@dataclass(frozen=True, slots=True)
class ScoringRate:
    """One group: how many, how many above the median, and the ratio to the highest rate."""

    group: str
    n: int
    above: int
    rate: float
    impact_ratio: float | None


@dataclass(frozen=True, slots=True)
class ScoringRates:
    """Every group, the median of the whole sample, and the sentence where no ratio exists."""

    median: float
    groups: tuple[ScoringRate, ...]
    refused: str


def scoring_rates(rows: Sequence[tuple[str, float]]) -> ScoringRates:
    """Compute the rates from (group, score) rows, of which there is at least one."""
    middle = median(score for _, score in rows)
    by_group: defaultdict[str, list[float]] = defaultdict(list)
    for group, score in rows:
        by_group[group].append(score)
    above = {group: sum(score > middle for score in scores) for group, scores in by_group.items()}
    rates = {group: above[group] / len(scores) for group, scores in by_group.items()}
    best = max(rates.values())
    return ScoringRates(
        middle,
        tuple(
            ScoringRate(g, len(s), above[g], rates[g], rates[g] / best if best else None)
            for g, s in sorted(by_group.items())
        ),
        "" if best else NOBODY_ABOVE,
    )
