"""Anchors: each level of a scale described by what an answer at this level says or does.

The lowest, the middle and the highest level must have one (Smith & Kendall 1963; OPM, Structured Interviews,
2008); those of one scale must be distinguishable, and speak of behaviour instead of grading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from screener.content.bank import Anchors, Bank
from screener.content.checking.sheet import Around, Found, Lint, Sheet
from screener.content.checking.words import same_wording, words
from screener.content.document import Path
from screener.content.rubric import Rubric
from screener.errors import Severity

REMEDY = "Describe what an answer at this level says or does."
_GRADES = re.compile(
    r"(?:an? |the )?(?:very |quite |rather |fairly |really )?(?:good|bad|poor|weak|strong|great|"
    r"excellent|outstanding|average|ok|okay|fine|sound|solid|acceptable|unacceptable|mediocre|perfect|superb|brilliant|top|none|nothing)"
    r"(?: (?:answer|response|candidate|level|knowledge|understanding|one|job|performance))?"
)


def in_rubric(sheet: Sheet[Rubric], around: Around) -> Lint:
    """Find competencies without the anchors they need, and anchors that help nobody to score."""
    levels = sorted(sheet.model.levels)
    for number, competency in enumerate(sheet.model.competencies):
        path: Path = ("competencies", number, "anchors")
        if not sheet.sound(*path) or not sheet.sound("levels"):
            continue
        owner = f"Competency {competency.id}"
        yield from _missing(owner, path, competency.anchors, levels)
        yield from _wording(path, competency.anchors, levels)


def in_bank(sheet: Sheet[Bank], around: Around) -> Lint:
    """Find questions whose answers cannot be scored by anchors, and anchors that help nobody."""
    rubric = around.rubric(sheet.model.rubric)
    if rubric is None:
        return
    levels = sorted(rubric.levels)
    inherited = {c.id: c.anchors for c in rubric.competencies}
    for number, question in enumerate(sheet.model.questions):
        path: Path = ("questions", number, "anchors")
        if question.competency not in inherited or not sheet.sound(*path):
            continue
        if question.anchors:
            yield from _missing(
                f"Question {question.id}", path, question.anchors, levels, inherited[question.competency]
            )
            yield from _wording(path, question.anchors, levels)
        else:
            # the rubric is told of its gaps in its own file; here, where a question relies on them
            yield from _missing(f"Question {question.id}", path[:-1], inherited[question.competency], levels)


def _missing(
    owner: str, path: Path, anchors: Anchors, levels: list[int], inherited: Iterable[int] = ()
) -> Lint:
    if not levels:
        return
    must = {levels[0], levels[len(levels) // 2], levels[-1]}
    for level in levels:
        if level in anchors or (level in inherited and level not in must):
            continue
        severity: Severity = "error" if level in must and level not in inherited else "warning"
        remedy = f"{REMEDY} Until then the competency's stands in." if level in inherited else REMEDY
        told = f"{owner}: no anchor for level {level}."
        yield Found(path, "missing-anchor", told, remedy, severity, key=True)


def _wording(path: Path, anchors: Anchors, levels: list[int]) -> Lint:
    seen: dict[str, int] = {}
    for level, text in sorted(anchors.items()):
        if level not in levels:
            yield Found(
                (*path, level),
                "unknown-level",
                f"The scale has no level {level}.",
                f"Its levels are {', '.join(map(str, levels))}.",
                "error",
                key=True,
            )
        if _GRADES.fullmatch(" ".join(words(text))) or len(words(text)) < 2:
            yield Found(
                (*path, level),
                "vague-anchor",
                f"This anchor of level {level} grades instead of describing.",
                REMEDY,
            )
        elif (twin := seen.get(same_wording(text))) is not None:
            yield Found(
                (*path, level),
                "alike-anchors",
                f"The anchors of levels {twin} and {level} are the same.",
                "Say what the higher one adds.",
                "error",
            )
        seen.setdefault(same_wording(text), level)
