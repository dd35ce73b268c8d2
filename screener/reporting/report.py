"""What a report says, for each reader, as plain data: the one context of all report templates.

Nothing is computed here beyond wording and order: figures come from the scorecard, times from the
timeline. Texts are as recorded; each template makes them safe for its medium.

Audiences: ``lead`` reads everything; ``panel`` reads what to ask next and no scores, so as not to be biased;
``candidate`` reads everything recorded about them and nothing of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from screener.content.kit import Kit
from screener.content.rubric import Recommendation
from screener.interview import events as e
from screener.interview.interval import COVERS
from screener.interview.scorecard import NOTHING_ASKED, AnswerScore, Readings, Scorecard, scorecard
from screener.interview.screen import Screen
from screener.interview.timeline import Timeline, timeline

Audience = Literal["lead", "panel", "candidate"]
AUDIENCES: tuple[Audience, ...] = ("lead", "panel", "candidate")
RECOMMENDED: dict[Recommendation, str] = {
    "strong_no": "Strong no",
    "no": "No",
    "yes": "Yes",
    "strong_yes": "Strong yes",
    "no_decision": "No decision",
}
STATES: dict[str, str] = {
    "not_asked": "not asked",
    "asked": "asked, not scored",
    "scored": "scored",
    "no_answer": "asked, no usable answer",
    "skipped": "skipped",
}
NOTICE = (
    "The interviewer took notes and gave every score. Passages in the notes were pointed out to them by "
    "fixed rules and by a small model trained on made-up answers; these flags score nothing and decide "
    "nothing."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a note and when it was written, as seconds since the start, where that is known."""

    text: str
    at: float | None


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """One question with what was recorded about its answer."""

    number: int
    id: str
    ask: str
    kind: str
    competency: str
    must_ask: bool
    own: bool
    state: str
    state_text: str
    score: int | None
    level: str
    anchor: str
    lines: tuple[Line, ...]
    quotes: tuple[str, ...]
    minutes: float
    planned: float
    reason: str
    probes: tuple[str, ...]
    probes_left: tuple[str, ...]
    flags: tuple[e.Shown, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a template may use. Offsets and seconds are numbers; texts are as recorded."""

    audience: Audience
    title: str
    draft: bool
    practice: bool
    candidate: str
    ref: str
    role: str
    bank: str
    rubric: str
    interviewer: str
    screen: str
    started_at: datetime
    submitted_at: datetime | None
    minutes: float
    minutes_planned: float
    levels: tuple[tuple[int, str], ...]
    card: Scorecard
    total: str
    coverage: str
    caution: str
    recommendation: str
    recommendation_reason: str
    answers: tuple[ReportAnswer, ...]
    not_asked: tuple[ReportAnswer, ...]
    own_answers: tuple[ReportAnswer, ...]
    general: tuple[Line, ...]
    flags: tuple[e.Shown, ...]
    dismissed: tuple[e.Shown, ...]
    amendments: tuple[dict[str, Any], ...]
    consent: e.Consented | None
    course: Timeline
    sources: tuple[tuple[str, str, str], ...]
    kit: str
    head: str
    engine: str
    notice: str
    covers: str


def build(
    recorded: Sequence[e.Recorded],
    screen: Screen,
    kit: Kit,
    readings: Readings | None = None,
    audience: Audience = "lead",
) -> Report:
    """Make the report of one screen for one reader. ``readings`` matter for a draft only."""
    card = scorecard(screen, kit, readings)
    answers = tuple(_answer(n, a, screen, kit) for n, a in enumerate(card.answers, 1))
    report = Report(
        audience=audience,
        title=_title(audience),
        draft=screen.status == "open",
        practice=screen.practice,
        candidate=screen.candidate.name,
        ref=screen.candidate.ref or "",
        role=kit.bank.role,
        bank=kit.bank.title,
        rubric=kit.rubric.title,
        interviewer=screen.interviewer,
        screen=screen.id,
        started_at=screen.started_at,
        submitted_at=screen.submitted_at,
        minutes=screen.seconds / 60,
        minutes_planned=screen.minutes,
        levels=tuple(sorted(kit.rubric.levels.items())),
        card=card,
        total=total_text(card, kit),
        coverage=coverage_text(card),
        caution=card.not_comparable,
        recommendation=recommendation_text(screen, kit),
        recommendation_reason=screen.recommendation.reason if screen.recommendation else "",
        answers=tuple(a for a in answers if a.state != "not_asked"),
        not_asked=tuple(a for a in answers if a.state == "not_asked"),
        own_answers=_own(screen, len(answers)),
        general=_lines(screen, e.GENERAL),
        flags=tuple(f for f in card.flags if f.decision != "dismissed"),
        dismissed=tuple(f for f in card.flags if f.decision == "dismissed"),
        amendments=tuple(
            {"at": a.at, "by": a.by, **a.change.model_dump(exclude={"type"})} for a in screen.amendments
        ),
        consent=screen.consent,
        course=timeline(recorded),
        sources=tuple((s.kind, s.id, s.sha256) for s in kit.sources),
        kit=screen.kit,
        head=recorded[-1].hash,
        engine=screen.submission.engine if screen.submission else "",
        notice=NOTICE,
        covers=COVERS,
    )
    return _for_panel(report) if audience == "panel" else report


def total_text(card: Scorecard, kit: Kit) -> str:
    """Say the total with its interval, or why there is none. One decimal: more would be false precision."""
    if card.mean is None:
        return NOTHING_ASKED
    top = kit.levels()[-1]
    if card.interval is None:
        return f"{card.mean:.1f} of {top}. {card.no_interval}"
    low, high = card.interval
    return f"{card.mean:.1f} of {top} (95% interval {low:.1f} to {high:.1f})"


def coverage_text(card: Scorecard) -> str:
    """Say how much of the role was covered."""
    share = int(card.coverage * 100 + 1e-9)
    return f"{card.covered} of {len(card.competencies)} competencies, {share}% of weight"


def recommendation_text(screen: Screen, kit: Kit) -> str:
    """Give the recommendation in the rubric's words, else in this program's."""
    if screen.recommendation is None:
        return "None yet"
    value = screen.recommendation.value
    return kit.rubric.recommendations.get(value, RECOMMENDED[value])


def as_data(report: Report) -> dict[str, Any]:
    """Give the report as plain data for ``--format json``."""
    data = asdict(report)
    card = data.pop("card")
    del data["course"], data["covers"]
    data |= {
        "mean": card["mean"],
        "interval": card["interval"],
        "coverage": report.card.coverage,
        "coverage_text": report.coverage,
        "comparable": report.card.comparable,
        "competencies": card["competencies"],
        "must_ask_left": [q.id for q in report.card.must_ask_left],
        "flags": [f.model_dump() for f in report.flags],
        "dismissed": [f.model_dump() for f in report.dismissed],
        "consent": report.consent and report.consent.model_dump(exclude={"type"}),
    }
    for part in ("answers", "not_asked", "own_answers"):
        for plain, answer in zip(data[part], getattr(report, part), strict=True):
            plain["flags"] = [f.model_dump() for f in answer.flags]
            plain["notes"] = "\n".join(line["text"] for line in plain.pop("lines"))
    data["general_notes"] = "\n".join(line["text"] for line in data.pop("general"))
    if report.audience == "panel":
        for key in ("mean", "interval", "competencies", "comparable"):
            del data[key]
    return data


def _title(audience: Audience) -> str:
    return {
        "lead": "Screening report",
        "panel": "Briefing for the next interviewer",
        "candidate": "What was recorded about you",
    }[audience]


def _answer(number: int, scored: AnswerScore, screen: Screen, kit: Kit) -> ReportAnswer:
    question, answer = scored.question, scored.answer
    competency = kit.competency(question.competency)
    return ReportAnswer(
        number=number,
        id=question.id,
        ask=question.ask,
        kind=question.kind.replace("-", " "),
        competency=competency.title if competency else question.competency,
        must_ask=question.must_ask,
        own=False,
        state=answer.state,
        state_text=STATES[answer.state],
        score=scored.value,
        level=kit.rubric.levels.get(scored.value, "") if scored.value is not None else "",
        anchor=scored.anchor,
        lines=_lines(screen, question.id),
        quotes=answer.quotes,
        minutes=answer.seconds / 60,
        planned=question.minutes,
        reason=answer.reason,
        probes=answer.probes,
        probes_left=tuple(p for p in question.probes if p not in answer.probes),
        flags=scored.flags,
    )


def _own(screen: Screen, count: int) -> tuple[ReportAnswer, ...]:
    return tuple(
        ReportAnswer(
            number=count + n,
            id=own.id,
            ask=own.ask,
            kind="own question",
            competency=own.competency or "",
            must_ask=False,
            own=True,
            state=screen.answer(own.id).state,
            state_text=STATES[screen.answer(own.id).state],
            score=screen.answer(own.id).score,
            level="",
            anchor="",
            lines=_lines(screen, own.id),
            quotes=screen.answer(own.id).quotes,
            minutes=screen.answer(own.id).seconds / 60,
            planned=0,
            reason="",
            probes=screen.answer(own.id).probes,
            probes_left=(),
            flags=(),
        )
        for n, own in enumerate(screen.own_questions, 1)
    )


def _lines(screen: Screen, question: str) -> tuple[Line, ...]:
    answer = screen.answer(question)
    if not answer.notes.strip():
        return ()
    times = answer.line_times
    return tuple(
        Line(text, (times[n] - screen.started_at).total_seconds() if n < len(times) else None)
        for n, text in enumerate(answer.notes.splitlines())
        if text.strip()
    )


def _for_panel(report: Report) -> Report:
    """Take out every score, level and recommendation: the next interviewer judges for themselves."""
    blank = [
        replace(a, score=None, level="", anchor="", state=_unscored(a.state), state_text=_unscored_text(a))
        for a in report.answers
    ]
    return replace(
        report,
        answers=tuple(blank),
        own_answers=tuple(replace(a, score=None) for a in report.own_answers),
        total="",
        recommendation="",
        recommendation_reason="",
        caution="",
        amendments=(),
        dismissed=(),
    )


def _unscored(state: str) -> str:
    return "asked" if state in ("scored", "no_answer") else state


def _unscored_text(answer: ReportAnswer) -> str:
    return "asked" if answer.state in ("scored", "no_answer", "asked") else answer.state_text
