"""The agenda: which question is best asked next, and what the time still allows. A suggestion, never a rule.

Must-asks come first, in the bank's order, because they make candidates comparable. Then comes whatever
raises the coverage of the role's weighted competencies most for each minute it takes. The closing minutes
are kept free for the candidate. Everything follows from the screen and the time that has run, so a long
answer, a skipped question or a shorter interview re-plans it without being told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.interview.screen import Screen


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to ask next (``None``: nothing fits or is left) and the one line that explains it.

    ``minutes_left`` counts to the end of the interview and is negative once it runs over.
    """

    question: Question | None
    line: str
    minutes_left: float
    must_asks_left: int


def agenda(screen: Screen, kit: Kit, elapsed: float) -> Agenda:
    """Plan the rest of a screen after ``elapsed`` seconds of running time."""
    left = screen.minutes - elapsed / 60
    usable = left - min(kit.bank.closing_minutes, screen.minutes)
    untouched = [q for q in kit.bank.questions if screen.answer(q.id).state == "not_asked"]
    musts = [q for q in untouched if q.must_ask]
    gains = gain_of(untouched, screen, kit)
    pick = _must(musts, gains, usable) if musts else _best(untouched, gains, usable)
    return Agenda(pick, _line(pick, musts, kit, left, usable), left, len(musts))


def gain_of(questions: Sequence[Question], screen: Screen, kit: Kit) -> dict[str, float]:
    """Give what one more answer to each question adds to the role's coverage, in points of weight.

    An answer that is still unscored counts as one that will come.
    """
    have = Counter(
        q.competency
        for q in kit.bank.questions
        if screen.answer(q.id).state in ("scored", "no_answer", "asked")
    )
    weights = kit.weights()
    gains = {}
    for name in {q.competency for q in questions}:
        competency = kit.competency(name)
        open_ = competency is not None and have[name] < competency.needed
        gains[name] = weights.get(name, 0.0) / competency.needed if competency and open_ else 0.0
    return {q.id: gains[q.competency] for q in questions}


def _must(musts: Sequence[Question], gains: dict[str, float], usable: float) -> Question:
    """Give the first must-ask; where not all fit any more, the fitting one that adds most a minute."""
    if sum(q.minutes for q in musts) <= usable:
        return musts[0]
    fitting = [q for q in musts if q.minutes <= usable]
    return max(fitting, key=lambda q: gains[q.id] / q.minutes, default=min(musts, key=lambda q: q.minutes))


def _best(questions: Sequence[Question], gains: dict[str, float], usable: float) -> Question | None:
    fitting = [q for q in questions if q.minutes <= usable and gains[q.id] > 0]
    return max(fitting, key=lambda q: gains[q.id] / q.minutes, default=None)


def _line(pick: Question | None, musts: Sequence[Question], kit: Kit, left: float, usable: float) -> str:
    time = _time(left)
    if musts:
        need = sum(q.minutes for q in musts)
        many = "1 must-ask" if len(musts) == 1 else f"{len(musts)} must-asks"
        short = "" if need <= usable else ", too much" if usable > 0 else ", no room"
        return f"{time}: {many}, {need:g} minutes{short}"
    if pick is not None:
        competency = kit.competency(pick.competency)
        title = competency.title if competency else pick.competency
        return f"{time}: {title} adds most, {pick.minutes:g} minutes"
    if usable <= 0:
        return f"{time}: the candidate's questions"
    return f"{time}: the role is covered"


def _time(left: float) -> str:
    whole = int(abs(left))
    if left < 0:
        return f"{whole} minutes over" if whole != 1 else "1 minute over"
    return "1 minute left" if whole == 1 else f"{whole} minutes left"
