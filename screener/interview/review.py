"""Before submission: everything that is still open, in the order of the questions. A pure function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from screener.content.checking.topics import topics_in
from screener.content.kit import Kit
from screener.interview.events import GENERAL, Shown
from screener.interview.screen import Answer, Screen

PointKind = Literal["must-ask", "unscored", "extreme", "flag", "sensitive"]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to look at before submitting; none of them stands in the way of it."""

    kind: PointKind
    question: str
    text: str


def open_points(screen: Screen, kit: Kit, flags: Sequence[Shown]) -> list[OpenPoint]:
    """Give what is open: must-asks left, no score, extremes without a note, undecided flags, sensitive notes.

    The general notes come last, under the question id ``""``.
    """
    points: list[OpenPoint] = []
    for number, question in enumerate(kit.bank.questions, 1):
        answer = screen.answer(question.id)
        name = f"({number}, {question.id.replace('-', ' ')})"
        if question.must_ask and answer.state == "not_asked":
            points.append(OpenPoint("must-ask", question.id, f"must-ask not asked {name}"))
        if answer.state == "asked":
            points.append(OpenPoint("unscored", question.id, f"asked, not scored {name}"))
        if _bare_extreme(answer, kit):
            points.append(OpenPoint("extreme", question.id, f"a {answer.score} with no note {name}"))
        points += [
            OpenPoint("flag", question.id, f"flag undecided: {f.title} {name}")
            for f in flags
            if f.question == question.id and f.decision == "open"
        ]
        points += _sensitive(answer, name)
    own = [p for o in screen.own_questions for p in _sensitive(screen.answer(o.id), "(your own question)")]
    return [*points, *own, *_sensitive(screen.answer(GENERAL), "(general notes)")]


def _bare_extreme(answer: Answer, kit: Kit) -> bool:
    """Tell whether the lowest or highest level was given with no note to support it."""
    ends = (kit.levels()[0], kit.levels()[-1])
    return answer.state == "scored" and answer.score in ends and not answer.notes.strip()


def _sensitive(answer: Answer, name: str) -> list[OpenPoint]:
    return [
        OpenPoint("sensitive", answer.question, f"the note mentions {topic.topic} {name}")
        for topic in topics_in(answer.notes)
    ]
