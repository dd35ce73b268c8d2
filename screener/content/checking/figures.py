"""The guide's figures make sense: ranges in order, stages without gaps, each salary with a figure in it."""

from __future__ import annotations

from itertools import pairwise

from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.guide import Guide


def in_guide(sheet: Sheet[Guide], around: Around) -> Lint:
    """Find figures out of order and models in production that no stage speaks of."""
    guide = sheet.model
    for number, salary in enumerate(guide.salaries):
        steps = [(name, getattr(salary, name)) for name in ("low", "mean", "high")]
        known = [(name, value) for name, value in steps if value is not None]
        if not known:
            yield Found(
                ("salaries", number),
                "no-figure",
                "This salary has no figure.",
                "Give `low`, `mean` or `high`.",
                "error",
            )
        for (_, less), (name, more) in pairwise(known):
            if more < less:
                yield Found(
                    ("salaries", number, name),
                    "out-of-order",
                    f"`{name}` ({more:,.0f}) is below {less:,.0f}.",
                    "Put low, mean and high in order.",
                    "error",
                )
    yield from _stages(guide)
    for name in ("target_days", "lost_after_days") if guide.clock else ():
        first, last = getattr(guide.clock, name)
        if last < first:
            yield Found(
                ("clock", name),
                "out-of-order",
                f"`{name}` runs from {first} to {last}.",
                "Put the smaller number first.",
                "error",
            )


def _stages(guide: Guide) -> Lint:
    before: int | None = 0
    for number, stage in enumerate(guide.stages):
        first, last = stage.models
        if last is not None and last < first:
            yield Found(
                ("stages", number, "models"),
                "out-of-order",
                f"The stage runs from {first} to {last} models.",
                "Put the smaller number first.",
                "error",
            )
        if before is None or first > before + 1:
            told = (
                "no stage can follow one without an end"
                if before is None
                else f"no stage speaks of {before + 1}"
            )
            yield Found(
                ("stages", number, "models"),
                "gap",
                f"The stages leave a gap: {told}.",
                "Let each stage begin where the one before ends.",
                "error",
            )
        before = last
