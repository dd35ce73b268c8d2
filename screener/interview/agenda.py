"""The agenda: which question is best asked next, and what the time still allows. A suggestion, never a rule.

Must-asks come first, in the bank's order, because they make candidates comparable. Then comes whatever
raises the coverage of the role's weighted competencies most for each minute it takes. The closing minutes
are kept free for the candidate.
"""

from __future__ import annotations

from dataclasses import dataclass

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.interview.screen import Screen


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to ask next (``None``: nothing fits or is left) and the one line that explains it."""

    question: Question | None
    line: str
    minutes_left: float
    must_asks_left: int


def agenda(screen: Screen, kit: Kit, elapsed: float) -> Agenda:
    """Plan the rest of a screen after ``elapsed`` seconds of running time."""
    left = screen.minutes - elapsed / 60
    usable = left - kit.bank.closing_minutes
    open_ = [q for q in kit.bank.questions if screen.answer(q.id).state == "not_asked"]
    musts = [q for q in open_ if q.must_ask]
    pick = musts[0] if musts else _best(open_, screen, kit, usable)
    return Agenda(pick, _line(pick, musts, left, usable), left, len(musts))


def gain(question: Question, screen: Screen, kit: Kit) -> float:
    """Give what one more answer to ``question`` adds to the role's coverage, in points of weight."""
    competency = kit.competency(question.competency)
    weight = kit.weights().get(question.competency, 0.0)
    if competency is None or not weight:
        return 0.0
    asked = [q for q in kit.bank.questions if q.competency == question.competency]
    have = sum(screen.answer(q.id).state in ("scored", "no_answer", "asked") for q in asked)
    return weight / competency.needed if have < competency.needed else 0.0


def _best(questions: list[Question], screen: Screen, kit: Kit, usable: float) -> Question | None:
    fitting = [q for q in questions if q.minutes <= usable and gain(q, screen, kit) > 0]
    return max(fitting, key=lambda q: gain(q, screen, kit) / q.minutes, default=None)


def _line(pick: Question | None, musts: list[Question], left: float, usable: float) -> str:
    time = f"{max(0, int(left))} minutes left" if left >= 1 else "no time left"
    if musts:
        need = sum(q.minutes for q in musts)
        short = "" if need <= usable else " — more than the time allows"
        many = "1 must-ask" if len(musts) == 1 else f"{len(musts)} must-asks"
        return f"{time}: {many}, {need:g} minutes{short}"
    if pick is not None:
        return f"{time}: this one adds most coverage a minute"
    if usable <= 0:
        return f"{time}: keep it for the candidate's questions"
    return f"{time}: the role is covered; ask what you like"
