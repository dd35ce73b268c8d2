"""The scorecard: what a screen adds up to. A pure function of screen, kit and readings.

Every score in it is one that the interviewer recorded; flags stand beside the figures and never in them.
What was not asked is left out, never filled in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from screener.content.bank import Question
from screener.content.kit import Kit
from screener.flags.finding import Finding, Reading
from screener.interview import events as e
from screener.interview.interval import weighted_interval, weighted_mean
from screener.interview.screen import Answer, Screen

COMPARABLE = 2 / 3
"""The coverage below which a screen is shown and not ranked (this program's convention)."""
NOTHING_ASKED = "No total: no question was asked."
Readings = Mapping[str, Reading]
"""Question id to what the flag engine says of its notes."""


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """One answer beside its question. ``value`` is what enters the means: ``None`` when it does not count."""

    question: Question
    answer: Answer
    value: int | None
    anchor: str
    flags: tuple[e.Shown, ...]


@dataclass(frozen=True, slots=True)
class CompetencyScore:
    """One competency: the mean of its ``n`` answers, and how far it is covered (0 to 1)."""

    id: str
    title: str
    weight: float
    needed: int
    n: int
    mean: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What a screen adds up to, with what it does not say.

    ``mean`` is on the rubric's scale; ``interval`` is 95 % over the choice of questions, or ``no_interval``
    says why there is none; ``coverage`` is the share of the role's weight that was covered (0 to 1).
    """

    competencies: tuple[CompetencyScore, ...]
    answers: tuple[AnswerScore, ...]
    mean: float | None
    interval: tuple[float, float] | None
    no_interval: str
    coverage: float
    flags: tuple[e.Shown, ...]
    must_ask_left: tuple[Question, ...]

    @property
    def covered(self) -> int:
        """Count the competencies with at least one answer."""
        return sum(c.n > 0 for c in self.competencies)

    @property
    def confirmed(self) -> tuple[e.Shown, ...]:
        """Give the flags that the interviewer confirmed."""
        return tuple(f for f in self.flags if f.decision == "confirmed")

    @property
    def comparable(self) -> bool:
        """Tell whether enough of the role's weight was covered to stand beside others."""
        return self.mean is not None and self.coverage >= COMPARABLE - 1e-9

    @property
    def not_comparable(self) -> str:
        """Say why the screen is not ranked, or nothing."""
        if self.comparable:
            return ""
        share = int(self.coverage * 100 + 1e-9)
        covered, all_of = self.covered, len(self.competencies)
        return f"Not comparable: {covered} of {all_of} competencies covered ({share}% of weight; 67% needed)."


def value(answer: Answer, kit: Kit) -> int | None:
    """Give what an answer counts as: its score, the lowest level when it was unusable, else nothing."""
    if answer.state == "scored":
        return answer.score
    return kit.levels()[0] if answer.state == "no_answer" else None


def scorecard(screen: Screen, kit: Kit, readings: Readings | None = None) -> Scorecard:
    """Compute the scorecard. ``readings`` are the engine's, by question; a submitted screen needs none."""
    flags = shown_flags(screen, kit, readings or {})
    answers = tuple(_answer_score(q, screen, kit, flags) for q in kit.bank.questions)
    competencies = tuple(_competency(kit, name, weight, answers) for name, weight in kit.weights().items())
    mean, interval, reason = _total(kit, competencies, answers)
    return Scorecard(
        competencies=competencies,
        answers=answers,
        mean=mean,
        interval=interval,
        no_interval=reason,
        coverage=_coverage(competencies),
        flags=flags,
        must_ask_left=tuple(
            a.question for a in answers if a.question.must_ask and a.answer.state == "not_asked"
        ),
    )


def _answer_score(question: Question, screen: Screen, kit: Kit, flags: Sequence[e.Shown]) -> AnswerScore:
    answer = screen.answer(question.id)
    worth = value(answer, kit)
    anchor = kit.anchors(question).get(worth, "") if worth is not None else ""
    own = tuple(f for f in flags if f.question == question.id)
    return AnswerScore(question, answer, worth, anchor, own)


def _competency(kit: Kit, name: str, weight: float, answers: Sequence[AnswerScore]) -> CompetencyScore:
    found = kit.competency(name)
    values = [a.value for a in answers if a.question.competency == name and a.value is not None]
    needed = found.needed if found else 1
    return CompetencyScore(
        id=name,
        title=found.title if found else name,
        weight=weight,
        needed=needed,
        n=len(values),
        mean=sum(values) / len(values) if values else None,
        coverage=min(1.0, len(values) / needed),
    )


def _coverage(competencies: Sequence[CompetencyScore]) -> float:
    total = sum(c.weight for c in competencies)
    return sum(c.weight * c.coverage for c in competencies) / total if total else 0.0


def _total(
    kit: Kit, competencies: Sequence[CompetencyScore], answers: Sequence[AnswerScore]
) -> tuple[float | None, tuple[float, float] | None, str]:
    share = {c.id: c.weight / c.n for c in competencies if c.n}
    counted = [(float(a.value), share[a.question.competency]) for a in answers
               if a.value is not None and a.question.competency in share]  # fmt: skip
    if not counted:
        return None, None, NOTHING_ASKED
    values, weights = [v for v, _ in counted], [w for _, w in counted]
    levels = kit.levels()
    interval = weighted_interval(values, weights, levels[0], levels[-1])
    mean = weighted_mean(values, weights)
    return (mean, None, interval) if isinstance(interval, str) else (mean, interval, "")


def shown_flags(screen: Screen, kit: Kit, readings: Readings) -> tuple[e.Shown, ...]:
    """Give the flags as they stand: those of the submission, else today's findings with their decisions.

    A decision outlives its finding: what the interviewer confirmed stays, even when the words around it
    changed so that no rule finds it any more.
    """
    if screen.submission is not None:
        return screen.submission.findings
    shown: list[e.Shown] = []
    for question, answer in screen.answers.items():
        reading = readings.get(question) or Reading()
        shown += [_shown(question, f, decision_of(f, answer)) for f in reading.findings]
        shown += [_orphan(kit, answer, d) for d in answer.decisions if not _found(d, reading)]
    return tuple(shown)


def decision_of(finding: Finding, answer: Answer) -> e.FlagDecision:
    """Give the interviewer's decision about a finding: the newest one of its rule whose words it shares."""
    for decision in reversed(answer.decisions):
        if decision.rule == finding.rule and same_words(decision.quote, finding.quote):
            return decision.decision
    return "open"


def same_words(one: str, other: str) -> bool:
    """Tell whether two quotes are the same passage, give or take what was typed around it."""
    a, b = " ".join(one.casefold().split()), " ".join(other.casefold().split())
    return a in b or b in a


def _found(decision: e.FlagDecided, reading: Reading) -> bool:
    return any(f.rule == decision.rule and same_words(decision.quote, f.quote) for f in reading.findings)


def _shown(question: str, f: Finding, decision: e.FlagDecision) -> e.Shown:
    return e.Shown(question=question, rule=f.rule, title=f.title, severity=f.severity, start=f.start,
                   end=f.end, quote=f.quote, why=f.why, decision=decision, source=f.source)  # fmt: skip


def _orphan(kit: Kit, answer: Answer, d: e.FlagDecided) -> e.Shown:
    rule = next((r for file in kit.flags for r in file.rules if r.id == d.rule), None)
    start = max(0, answer.notes.find(d.quote))
    return e.Shown(
        question=d.question,
        rule=d.rule,
        title=rule.title if rule else d.rule,
        severity=rule.severity if rule else "medium",
        start=start,
        end=start + len(d.quote),
        quote=d.quote,
        why=rule.why if rule else "",
        decision=d.decision,
    )
