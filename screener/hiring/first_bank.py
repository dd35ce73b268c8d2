"""A job description against the question banks: what of it the bank covers, and a first bank made for it.

Which words of a posting ask for a competency is the guide's; what tests a competency is the banks'. Choosing
is by what raises the coverage of the competencies asked for most per minute, as the agenda does it live.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screener.content.bank import Bank, Question
from screener.content.guide import Guide
from screener.errors import RefusedAction
from screener.hiring.job_description import JobDescription, Quote, pattern
from screener.hiring.posting import Line

LEAST_MINUTES = 10
"""Minutes below which no bank is made: two questions and a goodbye do not fit."""


@dataclass(frozen=True, slots=True)
class AskedCompetency:
    """A competency that a posting asks for, with its lines; ``questions`` of the role's bank test it."""

    competency: str
    evidence: tuple[Quote, ...]
    questions: int


@dataclass(frozen=True, slots=True)
class AgainstBank:
    """What a posting asks for and how far the bank goes: ``unasked`` is tested without being asked for."""

    bank: str
    asked: tuple[AskedCompetency, ...]
    unasked: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Give the competencies asked for that no question of the bank tests."""
        return tuple(a.competency for a in self.asked if not a.questions)


def against_bank(guide: Guide, bank: Bank, lines: Sequence[Line]) -> AgainstBank:
    """Hold a posting's work and requirements against a bank."""
    tested = Counter(question.competency for question in bank.questions)
    asked = []
    for entry in guide.competencies:
        quotes = [
            Quote(line.text[:140], line.number)
            for line in lines
            if line.part in ("title", "duties", "requirements", "other")
            and any(pattern(phrase).search(line.text) for phrase in entry.phrases)
        ]
        if quotes:
            asked.append(AskedCompetency(entry.id, tuple(quotes[:4]), tested[entry.id]))
    asked.sort(key=lambda a: -len(a.evidence))
    named = {a.competency for a in asked}
    return AgainstBank(bank.id, tuple(asked), tuple(c for c in tested if c not in named))


def first_bank(
    found: JobDescription, against: AgainstBank, banks: Sequence[Bank], minutes: float
) -> tuple[Question, ...]:
    """Choose questions for a posting from all banks, within the minutes; the role's own come first.

    Raises ``RefusedAction`` when the posting blends roles (one bank tests one role), or nothing fits.
    """
    if found.blended:
        raise RefusedAction(f"No bank is made for a blend. {found.advice}")
    if minutes < LEAST_MINUTES:
        raise RefusedAction(f"{minutes:g} minutes are too few for a screen: {LEAST_MINUTES} at least.")
    weights = {a.competency: float(len(a.evidence)) for a in against.asked}
    own = next((b for b in banks if b.role == found.main), None)
    if own is None:
        raise RefusedAction(f"There is no bank for the role {found.main}: 'screener bank new' starts one.")
    left = minutes - own.closing_minutes
    chosen: list[Question] = []
    have: Counter[str] = Counter()
    pool = [(q, 1.2 if bank is own else 1.0) for bank in (own, *(b for b in banks if b is not own))
            for q in bank.questions if bank.rubric == own.rubric]  # fmt: skip
    while True:
        worth = {
            q.id: weights[q.competency]
            * near
            * (1.3 if q.must_ask else 1.0)
            / (1 + have[q.competency])
            / q.minutes
            for q, near in pool
            if q.minutes <= left and q.competency in weights
        }
        if not worth:
            break
        best = next(q for q, _ in pool if q.id == max(worth, key=lambda name: worth[name]))
        chosen.append(best)
        have[best.competency] += 1
        left -= best.minutes
        pool = [(q, near) for q, near in pool if q.id != best.id]
    if not chosen:
        raise RefusedAction(
            "Nothing that this posting asks for is tested by a question that fits in the minutes."
        )
    return tuple(chosen)
