"""Who of a panel asks what, so that together they cover the role, and share enough to see whether they agree.

The shared questions are asked by everybody (inter-rater reliability needs the same question scored by two);
the rest is divided: must-asks first, then what adds most weighted coverage a minute, each to whoever has most
time left. A suggestion: nothing of it is recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.errors import RefusedAction


@dataclass(frozen=True, slots=True)
class Assignment:
    """Each interviewer's questions, in order; ``coverage`` is that of the whole panel, 0 to 1."""

    questions: Mapping[str, tuple[Question, ...]]
    shared: tuple[Question, ...]
    coverage: float
    left_out: tuple[Question, ...]
    """Must-asks for which nobody had the time."""


def assign(kit: Kit, interviewers: Sequence[str], minutes: float, shared: int = 1) -> Assignment:
    """Divide a bank's questions. Raises ``RefusedAction`` under two interviewers, or where nothing fits."""
    names = list(dict.fromkeys(interviewers))
    if len(names) < 2:
        raise RefusedAction("A panel takes two interviewers or more, each named once.")
    usable = minutes - kit.bank.closing_minutes
    left = dict.fromkeys(names, usable)
    given: dict[str, list[Question]] = {name: [] for name in names}
    by_all: list[Question] = []
    musts = sorted((q for q in kit.bank.questions if q.must_ask), key=lambda q: -_weight(kit, q))
    for question in musts[:shared]:
        if question.minutes <= min(left.values()):
            by_all.append(question)
            for name in names:
                given[name].append(question)
                left[name] -= question.minutes
    have = Counter(q.competency for q in by_all)
    open_ = [q for q in kit.bank.questions if q not in by_all]
    while (pick := _next(kit, open_, have, max(left.values()))) is not None:
        who = max(names, key=lambda name: left[name])
        given[who].append(pick)
        left[who] -= pick.minutes
        have[pick.competency] += 1
        open_.remove(pick)
    if not any(given.values()):
        raise RefusedAction(f"{minutes:g} minutes are too few: no question fits beside the closing.")
    return Assignment(
        {name: tuple(questions) for name, questions in given.items()},
        tuple(by_all),
        _coverage(kit, have),
        tuple(q for q in open_ if q.must_ask),
    )


def _weight(kit: Kit, question: Question) -> float:
    return kit.weights().get(question.competency, 0.0)


def _next(kit: Kit, open_: Sequence[Question], have: Counter[str], most: float) -> Question | None:
    fitting = [q for q in open_ if q.minutes <= most]
    musts = [q for q in fitting if q.must_ask]
    useful = [q for q in fitting if _gain(kit, q, have) > 0]
    return max(musts or useful, key=lambda q: (_gain(kit, q, have) / q.minutes, q.id), default=None)


def _gain(kit: Kit, question: Question, have: Counter[str]) -> float:
    competency = kit.competency(question.competency)
    if competency is None or have[question.competency] >= competency.needed:
        return 0.0
    return _weight(kit, question) / competency.needed


def _coverage(kit: Kit, have: Counter[str]) -> float:
    weights = kit.weights()
    covered = 0.0
    for name, weight in weights.items():
        competency = kit.competency(name)
        covered += weight * min(1.0, have[name] / (competency.needed if competency else 1))
    return covered / (sum(weights.values()) or 1.0)
