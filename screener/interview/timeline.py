"""The course of a screen in time: which question was in focus when, and what was done at which moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from screener.interview import events as e
from screener.interview.screen import LONGEST_STRETCH, undone

MarkKind = Literal["score", "no_answer", "skip", "probe", "flag"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A question in focus from ``start`` to ``end``, in seconds of running time."""

    question: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something done at ``at`` seconds of running time."""

    kind: MarkKind
    question: str
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stretches and marks of a screen; ``seconds`` is its length without pauses and long gaps."""

    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]
    seconds: float


def timeline(recorded: Sequence[e.Recorded]) -> Timeline:
    """Compute the course of a screen; undone events and time after submission do not count."""
    gone = undone(recorded)
    stretches: list[Stretch] = []
    marks: list[Mark] = []
    clock, focus, since, paused = 0.0, "", 0.0, False
    previous = recorded[0].at if recorded else None
    for record in (r for r in recorded if r.seq not in gone):
        passed = (record.at - previous).total_seconds() if previous else 0.0
        if not paused and 0 < passed <= LONGEST_STRETCH:
            clock += passed
        previous = record.at
        event = record.event
        if isinstance(event, e.Focused):
            stretches += _stretch(focus, since, clock)
            focus, since = event.question, clock
        elif isinstance(event, e.Paused | e.Resumed):
            paused = isinstance(event, e.Paused)
        elif isinstance(event, e.Submitted | e.Discarded | e.NoShow):
            break
        else:
            marks += _mark(event, clock)
    stretches += _stretch(focus, since, clock)
    return Timeline(tuple(stretches), tuple(marks), clock)


def _stretch(question: str, start: float, end: float) -> list[Stretch]:
    return [Stretch(question, start, end)] if question and end > start else []


def _mark(event: e.Event, at: float) -> list[Mark]:
    match event:
        case e.Scored():
            return [Mark("score", event.question, at, str(event.score))]
        case e.Unanswered():
            return [Mark("no_answer", event.question, at, "no usable answer")]
        case e.Skipped():
            return [Mark("skip", event.question, at, event.reason)]
        case e.ProbeAsked():
            return [Mark("probe", event.question, at, event.probe)]
        case e.FlagDecided():
            return [Mark("flag", event.question, at, f"{event.rule}: {event.decision}")]
        case _:
            return []
