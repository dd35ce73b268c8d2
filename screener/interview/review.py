"""Before submission: everything that is still open, in the order of the questions. A pure function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from screener.content.kit import Kit
from screener.interview.events import Shown
from screener.interview.screen import Screen

PointKind = Literal["must-ask", "unscored", "extreme", "flag", "sensitive"]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to look at before submitting; none of them stands in the way of it."""

    kind: PointKind
    question: str
    text: str


def open_points(screen: Screen, kit: Kit, flags: Sequence[Shown]) -> list[OpenPoint]:
    """Give must-asks left, answers without a score, extremes without a note, and undecided flags."""
    points: list[OpenPoint] = []
    lowest, highest = kit.levels()[0], kit.levels()[-1]
    for number, question in enumerate(kit.bank.questions, 1):
        answer = screen.answer(question.id)
        name = f"question {number}, {question.id.replace('-', ' ')}"
        if question.must_ask and answer.state == "not_asked":
            points.append(OpenPoint("must-ask", question.id, f"must-ask not asked: {name}"))
        if answer.state == "asked":
            points.append(OpenPoint("unscored", question.id, f"asked and not scored: {name}"))
        if answer.score in (lowest, highest) and answer.state == "scored" and not answer.notes.strip():
            told = f"a {answer.score} without a note to support it: {name}"
            points.append(OpenPoint("extreme", question.id, told))
        points += [
            OpenPoint("flag", question.id, f"flag neither confirmed nor dismissed: {f.title}, {name}")
            for f in flags
            if f.question == question.id and f.decision == "open"
        ]
    return points
