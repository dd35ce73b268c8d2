"""How the questions of a bank do: asked, skipped, scored, timed, so that useless ones can be retired.

Says nothing about a question with fewer than ``LEAST`` screens: the figures would be about people. A
figure is a reason to look at a question, not a verdict on it; none of it changes a score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median, stdev

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.interview.screen import Answer, Screen

LEAST = 5
"""Screens below which nothing is said, and answers below which no level or correlation is: our convention."""


@dataclass(frozen=True, slots=True)
class QuestionUse:
    """What became of one question. ``None`` stands where too few answers are there."""

    question: str
    screens: int
    """Submitted screens whose bank holds it."""
    asked: int
    skipped: int
    no_answer: int
    interviewers: int
    minutes: float
    """What the newest bank plans for it."""
    minutes_taken: float | None
    """Median of the time in focus, in minutes, over those who were asked it."""
    levels: Mapping[int, int] | None
    spread: float | None
    """Standard deviation of the scores, in levels."""
    separation: float | None
    """Correlation with the mean of the same screen's other answers, -1 to 1; near 0 it separates nobody."""
    flags: Mapping[str, int]
    """Confirmed flags of its answers, by rule."""
    wordings: int
    """Different wordings under this id."""


@dataclass
class _Seen:
    answers: list[Answer] = field(default_factory=list)
    rests: list[tuple[float, float]] = field(default_factory=list)
    interviewers: set[str] = field(default_factory=set)
    wordings: set[str] = field(default_factory=set)
    minutes: float = 0.0


def question_use(screens: Iterable[tuple[Screen, Kit]], least: int = LEAST) -> tuple[QuestionUse, ...]:
    """Count over submitted screens, oldest first; questions with fewer than ``least`` are left out."""
    seen: defaultdict[str, _Seen] = defaultdict(_Seen)
    for screen, kit in screens:
        if screen.status == "submitted" and not screen.practice:
            for question in kit.bank.questions:
                _add(seen[question.id], question, screen)
    return tuple(_use(name, each, least) for name, each in seen.items() if len(each.answers) >= least)


def _add(seen: _Seen, question: Question, screen: Screen) -> None:
    answer = screen.answer(question.id)
    seen.answers.append(answer)
    seen.wordings.add(" ".join(question.ask.split()))
    seen.minutes = question.minutes
    if answer.state in ("asked", "scored", "no_answer"):
        seen.interviewers.add(screen.interviewer)
    rest = [
        float(other.score)
        for name, other in screen.answers.items()
        if name != question.id and other.score is not None
    ]
    if answer.score is not None and rest:
        seen.rests.append((float(answer.score), fmean(rest)))


def _use(name: str, seen: _Seen, least: int) -> QuestionUse:
    states = Counter(answer.state for answer in seen.answers)
    scores = [a.score for a in seen.answers if a.score is not None]
    timed = [a.seconds / 60 for a in seen.answers if a.counts and a.seconds > 0]
    flags = Counter(d.rule for a in seen.answers for d in a.decisions if d.decision == "confirmed")
    enough = len(scores) >= least
    return QuestionUse(
        question=name,
        screens=len(seen.answers),
        asked=states["asked"] + states["scored"] + states["no_answer"],
        skipped=states["skipped"],
        no_answer=states["no_answer"],
        interviewers=len(seen.interviewers),
        minutes=seen.minutes,
        minutes_taken=median(timed) if len(timed) >= least else None,
        levels=dict(sorted(Counter(scores).items())) if enough else None,
        spread=stdev(scores) if enough else None,
        separation=correlation(seen.rests) if len(seen.rests) >= least else None,
        flags=dict(flags.most_common()) if enough else {},
        wordings=len(seen.wordings),
    )


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Give Pearson's correlation of pairs; ``None`` where one side does not vary."""
    if len(pairs) < 2:
        return None
    one, other = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    across = sum((x - one) * (y - other) for x, y in pairs)
    spread = sum((x - one) ** 2 for x, _ in pairs) * sum((y - other) ** 2 for _, y in pairs)
    return max(-1.0, min(1.0, across / spread**0.5)) if spread > 1e-12 else None
