"""Reports without a name: the candidate's name, pronouns and places of study are taken out, by rules.

What a rule does not know stays: whoever passes a report on reads it first, and the report says so. Only what
was written about the candidate is changed, never a score, a level, a rule or an id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from screener.interview.screen import Screen
from screener.reporting.report import Report

CAUTION = (
    "Names, pronouns and places of study were taken out by rules, which know no nicknames. "
    "Read it before you pass it on."
)
STUDY = "[place of study]"
_KEPT = frozenset(
    {"id", "kit", "role", "question", "rule", "type", "hash", "competency", "interviewer", "screen", "head",
     "engine", "sources", "state", "severity", "decision", "kind", "by", "ask", "probe", "probes",
     "probes_left", "anchor", "why", "title", "bank", "rubric"}
)  # fmt: skip
"""Fields that hold the bank's and the program's words, ids, or the interviewer's own name."""
_PRONOUNS = {
    "he": "they", "she": "they", "him": "them", "her": "their", "his": "their", "hers": "theirs",
    "himself": "themselves", "herself": "themselves", "he's": "they're", "she's": "they're",
    "he’s": "they’re", "she’s": "they’re", "mr": "", "mrs": "", "ms": "",
}  # fmt: skip
_PRONOUN = re.compile(r"\b(" + "|".join(sorted(_PRONOUNS, key=len, reverse=True)) + r")\b\.?(?=\W|$)", re.I)
_CAPITAL = r"(?:[A-Z][\w’'&.-]+|of|at|and|de|di|für|for|the)"
_SCHOOL = r"(?:Universi(?:ty|tät|té|dad|dade)|Institute of Technology|College|Polytechnic)"
_PLACE = re.compile(
    rf"\b(?:{_SCHOOL}(?:\s+{_CAPITAL})*\s+[A-Z][\w’'-]+|(?:[A-Z][\w’'&-]+\s+){{1,4}}{_SCHOOL}"
    r"|MIT|ETH(?:\sZürich|\sZurich)?|EPFL|Caltech|IIT(?:\s[A-Z][a-z]+)?|Stanford|Harvard|Oxford|Cambridge|Berkeley)\b"
)
Value = TypeVar("Value")


def anonymous(value: Value, name: str, label: str) -> Value:
    """Give a report's or a screen's data without the candidate ``name``, who is called ``label`` in it."""
    mask = masker(name, label)
    changed: Value = _walk(value, mask)
    return changed


def anonymous_report(report: Report) -> Report:
    """Give a report without the candidate's name and reference; the caution stands in it."""
    label = label_of(report.screen)
    masked = anonymous(report, report.candidate, label)
    return replace(masked, candidate=label, ref="", notice=f"{report.notice} {CAUTION}")


def label_of(screen: str) -> str:
    """Give what a candidate is called instead of their name: the beginning of the screen's id."""
    return f"Candidate {screen[:8]}"


def anonymous_screen(screen: Screen, label: str) -> Screen:
    """Give a screen whose candidate is called ``label``, for what is computed from many screens."""
    masked = anonymous(screen, screen.candidate.name, label)
    candidate = screen.candidate.model_copy(update={"name": label, "ref": None})
    return replace(masked, candidate=candidate)


def masker(name: str, label: str) -> Callable[[str], str]:
    """Make the function that takes a name (whole, and each part of three letters or more) out of a text."""
    parts = {part for part in re.split(r"\W+", name) if len(part) >= 3}
    found = "|".join(
        re.escape(part) for part in sorted({name, *parts}, key=len, reverse=True) if part.strip()
    )
    called = re.compile(rf"(?<!\w)(?:{found})(?:'s|’s)?(?!\w)", re.IGNORECASE) if found else None

    def mask(text: str) -> str:
        masked = called.sub(label, text) if called else text
        masked = masked.replace(f"{label} {label}", label)
        return _PRONOUN.sub(_without, _PLACE.sub(STUDY, masked))

    return mask


def _without(found: re.Match[str]) -> str:
    said, dot = found[1], found[0][len(found[1]) :]
    put = _PRONOUNS[said.casefold()]
    if not put:
        return ""
    return (put.capitalize() if said[0].isupper() else put) + dot


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, BaseModel):
        changed = {k: _walk(v, mask) for k, v in value if k not in _KEPT}
        return value.model_copy(update=changed)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{f.name: _walk(getattr(value, f.name), mask) for f in fields(value) if f.name not in _KEPT},
        )
    if isinstance(value, tuple):
        return tuple(_walk(each, mask) for each in value)
    if isinstance(value, Mapping):
        return {k: v if k in _KEPT else _walk(v, mask) for k, v in value.items()}
    return value
