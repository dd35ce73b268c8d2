"""What changed between two banks or two rubrics, in words, and what no longer compares with earlier screens.

An answer compares with another of the same question when wording and anchors are the same, and a total with
another when the weights are. Everything else (minutes, order, probes, what strong answers hold) may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from screener.content.bank import Anchors, Bank, Question
from screener.content.checking.words import content_words, likeness, same_wording
from screener.content.rubric import Rubric

_SAME_QUESTION = 0.6
"""Share of words from which a question under another id is taken for the old one under a new name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``breaks`` says what no longer compares with earlier screens; empty when all does."""

    what: str
    """What it is about: a question, a competency, a role's weights, or the whole file."""
    said: str
    breaks: str = ""


def between_banks(
    old: Bank, new: Bank, old_rubric: Rubric | None = None, new_rubric: Rubric | None = None
) -> tuple[Change, ...]:
    """Say what changed from one bank to another; with their rubrics, what that changes in anchors too."""
    changes = [*_head(old, new), *_came_and_went(old, new)]
    before = {q.id: q for q in old.questions}
    for question in new.questions:
        if question.id in before:
            changes += _question(before[question.id], question)
    changes += _order(old, new)
    if old_rubric and new_rubric and old_rubric != new_rubric:
        changes += between_rubrics(old_rubric, new_rubric, old.role)
    return tuple(changes)


def between_rubrics(old: Rubric, new: Rubric, role: str | None = None) -> tuple[Change, ...]:
    """Say what changed from one rubric to another, for one role or for all."""
    changes: list[Change] = []
    if old.levels != new.levels:
        breaks = "every score" if set(old.levels) != set(new.levels) else ""
        said = f"the scale was {_scale(old)} and is {_scale(new)}"
        changes.append(Change("scale", said, breaks))
    before, after = {c.id: c for c in old.competencies}, {c.id: c for c in new.competencies}
    changes += [Change(name, "competency removed", "totals") for name in before if name not in after]
    changes += [Change(name, "competency added") for name in after if name not in before]
    for name in before.keys() & after.keys():
        changes += _anchors(name, before[name].anchors, after[name].anchors)
        if before[name].needed != after[name].needed:
            said = f"needed {before[name].needed} answers and needs {after[name].needed}"
            changes.append(Change(name, said, "coverage"))
    for each in sorted({*old.weights, *new.weights} if role is None else {role}):
        changes += _weights(each, old.weights.get(each, {}), new.weights.get(each, {}))
    return tuple(changes)


def _head(old: Bank, new: Bank) -> Iterator[Change]:
    for name, breaks in (
        ("role", "all"),
        ("rubric", "all"),
        ("title", ""),
        ("minutes", ""),
        ("closing_minutes", ""),
    ):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change("bank", f"{name} was {_shown(before)} and is {_shown(after)}", breaks)
    for name in ("opening", "closing"):
        yield from _text("bank", name, getattr(old, name) or "", getattr(new, name) or "", "")


def _came_and_went(old: Bank, new: Bank) -> Iterator[Change]:
    before, after = {q.id: q for q in old.questions}, {q.id: q for q in new.questions}
    gone = {name: q for name, q in before.items() if name not in after}
    for name, question in after.items():
        if name in before:
            continue
        former = _former(question, gone)
        if former:
            yield Change(name, f"was called `{former}` before", f"answers to `{former}`; keep its id")
            del gone[former]
        else:
            yield Change(name, f"question added{' to the core' if question.must_ask else ''}")
    for name, question in gone.items():
        yield Change(name, "question removed", "totals of screens that asked it" if question.must_ask else "")


def _former(question: Question, gone: Mapping[str, Question]) -> str | None:
    asked = content_words(question.ask)
    close = {name: likeness(asked, content_words(q.ask)) for name, q in gone.items()}
    best = max(close, key=lambda name: close[name], default=None)
    return best if best is not None and close[best] >= _SAME_QUESTION else None


def _question(old: Question, new: Question) -> Iterator[Change]:
    name = new.id
    if same_wording(old.ask) == same_wording(new.ask) and " ".join(old.ask.split()) != " ".join(
        new.ask.split()
    ):
        yield Change(name, "punctuation of the question changed", "its answers")
    else:
        yield from _text(name, "question", old.ask, new.ask, "its answers")
    for key, breaks in (("competency", "its answers and totals"), ("kind", "")):
        if getattr(old, key) != getattr(new, key):
            yield Change(name, f"{key} was {getattr(old, key)} and is {getattr(new, key)}", breaks)
    if old.minutes != new.minutes:
        yield Change(name, f"minutes were {old.minutes:g} and are {new.minutes:g}")
    if old.must_ask != new.must_ask:
        yield Change(name, "now asked of everybody" if new.must_ask else "no longer asked of everybody")
    yield from _anchors(name, old.anchors, new.anchors)
    for key in ("expects", "probes", "strong", "weak"):
        yield from _entries(name, key, getattr(old, key), getattr(new, key))


def _anchors(name: str, old: Anchors, new: Anchors) -> Iterator[Change]:
    for level in sorted({*old, *new}):
        if level not in old:
            yield Change(name, f"anchor added for level {level}", "scores given without it")
        elif level not in new:
            yield Change(name, f"anchor of level {level} removed", "scores given by it")
        else:
            yield from _text(name, f"anchor of level {level}", old[level], new[level], "scores given by it")


def _text(what: str, noun: str, old: str, new: str, breaks: str) -> Iterator[Change]:
    if " ".join(old.split()) == " ".join(new.split()):
        return
    if not old or not new:
        yield Change(what, f"{noun} {'added' if new else 'removed'}", breaks)
    else:
        yield Change(what, f"{noun} reworded: {_quoted(old)} is now {_quoted(new)}", breaks)


def _entries(name: str, key: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    added, gone = [e for e in new if e not in old], [e for e in old if e not in new]
    yield from (Change(name, f"{key}: added {_quoted(entry)}") for entry in added)
    yield from (Change(name, f"{key}: removed {_quoted(entry)}") for entry in gone)
    if not added and not gone and old != new:
        yield Change(name, f"{key}: in another order")


def _order(old: Bank, new: Bank) -> Iterator[Change]:
    before, after = [q.id for q in old.questions], [q.id for q in new.questions]
    both = set(before) & set(after)
    if [n for n in before if n in both] != [n for n in after if n in both]:
        yield Change("bank", "questions in another order")


def _weights(role: str, old: Mapping[str, float], new: Mapping[str, float]) -> Iterator[Change]:
    for name in sorted({*old, *new}):
        before, after = old.get(name, 0), new.get(name, 0)
        if before != after:
            yield Change(role, f"weight of {name} was {before:g} and is {after:g}", "totals")


def _scale(rubric: Rubric) -> str:
    return ", ".join(f"{level} {word}" for level, word in sorted(rubric.levels.items()))


def _shown(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else _quoted(str(value))


def _quoted(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= 120 else flat[:117] + '…'}”"
