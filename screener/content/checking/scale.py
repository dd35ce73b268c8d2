"""The scale of a rubric: three to seven levels, numbered from 1, each with a word of its own."""

from __future__ import annotations

from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.words import same_wording
from screener.content.rubric import Rubric

FEWEST, MOST = 3, 7
"""Fewer levels tell too little apart, more are not told apart by raters (Preston & Colman 2000)."""


def in_rubric(sheet: Sheet[Rubric], around: Around) -> Lint:
    """Find too few or too many levels, gaps between them, and two levels of one name."""
    levels = sorted(sheet.model.levels)
    if not FEWEST <= len(levels) <= MOST:
        yield Found(
            ("levels",),
            "scale",
            f"The scale has {len(levels)} levels.",
            f"Use {FEWEST} to {MOST}.",
            "error",
            key=True,
        )
    elif levels != list(range(1, len(levels) + 1)):
        shown = ", ".join(map(str, levels))
        yield Found(
            ("levels",),
            "scale",
            f"The levels are {shown}; they run from 1 without a gap.",
            "Number them 1, 2, 3 …",
            "error",
            key=True,
        )
    named: dict[str, int] = {}
    for level in levels:
        word = same_wording(sheet.model.levels[level])
        if word in named:
            yield Found(
                ("levels", level),
                "alike-levels",
                f"Levels {named[word]} and {level} have the same name.",
                "Name them apart.",
                "error",
            )
        named.setdefault(word, level)
