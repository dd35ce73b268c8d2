"""Agreement between interviewers: each figure that is defined, with n, interval, band; else a sentence.

Bands are conventions of their authors, named with each: Krippendorff 2004 (alpha), Koo & Li 2016 (ICC),
Landis & Koch 1977 (kappa). No figure here changes a score.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from screener.panel import alpha as a
from screener.panel import kappa as k
from screener.panel.icc import Icc, icc
from screener.panel.ratings import Level, Ratings
from screener.panel.resampling import RESAMPLES, SEED
from screener.panel.severity import LEAST, NOTE, Severity, severity

ENOUGH = 10
"""Shared candidates below which agreement is thin, and withheld from views: our convention."""
THIN = "Thin: {n} shared candidates; 10 needed before this says much."
_BANDS = {
    "alpha": ((0.667, "not reliable"), (0.8, "tentative"), (math.inf, "reliable")),
    "icc": ((0.5, "poor"), (0.75, "moderate"), (0.9, "good"), (math.inf, "excellent")),
    "kappa": (
        (0.0, "poor"), (0.2, "slight"), (0.4, "fair"), (0.6, "moderate"), (0.8, "substantial"),
        (math.inf, "almost perfect"),
    ),
}  # fmt: skip


def band(figure: str, value: float) -> str:
    """Give the word that the authors of a figure use for a value."""
    closed = figure == "kappa"
    return next(word for limit, word in _BANDS[figure] if value < limit or (closed and value == limit))


def agreement(
    ratings: Ratings, level: Level = "ordinal", withhold: bool = False, resamples: int = RESAMPLES
) -> dict[str, Any]:
    """Compute everything about agreement. ``withhold`` refuses what is thin, as views of a database do."""
    refused: list[str] = []
    thin = ratings.shared_candidates < ENOUGH
    found: dict[str, Any] = {
        "units": len(ratings.units),
        "raters": len(ratings.raters),
        "ratings": ratings.count,
        "shared": len(ratings.shared),
        "shared_candidates": ratings.shared_candidates,
        "thin": thin,
        "alpha": None,
        "icc": None,
        "kappa": None,
        "severity": None,
    }
    if withhold and thin and ratings.shared:
        refused.append(f"No agreement shown: {ratings.shared_candidates} shared candidates; 10 needed.")
    else:
        found["alpha"] = _alpha(ratings, level, not thin, resamples, refused)
        found["icc"] = _icc(ratings, refused)
        found["kappa"] = _kappa(ratings, resamples, refused)
    found["severity"] = _severity(ratings, LEAST if withhold else 0, refused)
    return {**found, "refused": refused}


def _alpha(
    ratings: Ratings, level: Level, enough: bool, resamples: int, refused: list[str]
) -> dict[str, Any] | None:
    value = a.alpha(ratings, level)
    if isinstance(value, str):
        refused.append(value)
        return None
    return {
        "level": level,
        "value": value,
        "interval": a.interval(ratings, level, resamples),
        "enough": enough,
        "n": sum(map(len, ratings.shared.values())),
        "seed": SEED,
        "resamples": resamples,
        "band": band("alpha", value),
    }


def _icc(ratings: Ratings, refused: list[str]) -> dict[str, Any] | None:
    found = icc(ratings)
    if not isinstance(found, Icc):
        refused.append(found)
        return None
    values = asdict(found)
    if any(values[name] is None for name in values):
        refused.append(
            "Some ICCs are not defined: the variance estimated from so few ratings is not positive."
        )
    bands = {name: band("icc", x) for name, x in values.items() if name.startswith("icc") and x is not None}
    return {**values, "band": bands}


def _kappa(ratings: Ratings, resamples: int, refused: list[str]) -> dict[str, Any] | None:
    values = {name: k.kappa(ratings, weight) for name, weight in k.WEIGHTS.items()}
    numbers = {name: x for name, x in values.items() if not isinstance(x, str)}
    if len(numbers) < len(values):
        refused.append(next(x for x in values.values() if isinstance(x, str)))
        return None
    return {
        **numbers,
        "n": len(ratings.shared),
        "interval": k.interval(ratings, k.WEIGHTS["quadratic"], resamples),
        "interval_of": "quadratic",
        "seed": SEED,
        "band": {name: band("kappa", x) for name, x in numbers.items()},
    }


def _severity(ratings: Ratings, least: int, refused: list[str]) -> dict[str, Any] | None:
    found = severity(ratings, least)
    if not isinstance(found, Severity):
        refused.append(found)
        return None
    return {"effects": dict(found.effects), "shrunk": found.shrunk, "n": found.n, "note": NOTE}
