"""The state of a screen: a pure fold of its events.

``fold`` is all there is: no event changes anything but through ``step``. An event that was undone is left
out of the fold altogether, which is why undo is exact. Times come from the events, never from a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from screener.interview import events as e

Status = Literal["open", "submitted", "discarded", "no_show"]
LONGEST_STRETCH = 1800.0
"""Seconds between two events beyond which the time is not counted: a suspended laptop, a night."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is recorded about one question. ``seconds`` is the time it was in focus."""

    question: str
    state: e.AnswerState = "not_asked"
    score: int | None = None
    notes: str = ""
    seconds: float = 0.0
    reason: str = ""
    probes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    decisions: tuple[e.FlagDecided, ...] = ()
    line_times: tuple[datetime, ...] = ()
    """When each line of the notes was first written to, in order."""

    @property
    def counts(self) -> bool:
        """Tell whether the answer enters the total: it was scored, or asked without a usable answer."""
        return self.state in ("scored", "no_answer")


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the interviewer's own, kept out of comparisons."""

    id: str
    ask: str
    competency: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change after submission, shown in every report."""

    at: datetime
    by: str
    change: e.Amended


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen as it stands. ``events`` counts all events, ``last`` is the number of the newest."""

    id: str
    candidate: e.Candidate
    role: str
    interviewer: str
    kit: str
    minutes: float
    started_at: datetime
    practice: bool = False
    status: Status = "open"
    answers: Mapping[str, Answer] = field(default_factory=dict)
    own_questions: tuple[OwnQuestion, ...] = ()
    focus: str | None = None
    paused: bool = False
    seconds: float = 0.0
    """Seconds the screen has run, pauses and long gaps left out, up to the newest event."""
    recommendation: e.Recommended | None = None
    consent: e.Consented | None = None
    transcript: e.TranscriptAttached | None = None
    brief: tuple[e.BriefClaim, ...] = ()
    """What was known beforehand, to be tested: it scores nothing."""
    submitted_at: datetime | None = None
    submission: e.Submitted | None = None
    amendments: tuple[Amendment, ...] = ()
    looks: tuple[tuple[datetime, str], ...] = ()
    stages: tuple[e.StageReached, ...] = ()
    decision: e.Decided | None = None
    decided_by: str = ""
    closing_reason: str = ""
    last: int = 0
    last_at: datetime | None = None

    def answer(self, question: str) -> Answer:
        """Give what is recorded about a question; an untouched one is ``not_asked``."""
        return self.answers.get(question) or Answer(question)

    @property
    def general_notes(self) -> str:
        """Give the notes that belong to no question."""
        return self.answer(e.GENERAL).notes


def fold(recorded: Sequence[e.Recorded]) -> Screen:
    """Compute a screen from its events, the first of which is its opening.

    Raises ``ValueError`` when there are no events or the first is no opening.
    """
    gone = undone(recorded)
    if not recorded or not isinstance(recorded[0].event, e.Opened):
        raise ValueError("a screen begins with its opening")
    screen = _opened(recorded[0], recorded[0].event)
    for record in (r for r in recorded[1:] if r.seq not in gone):
        screen = step(screen, record)
    return replace(screen, last=recorded[-1].seq, last_at=recorded[-1].at)


def undone(recorded: Iterable[e.Recorded]) -> frozenset[int]:
    """Give the numbers of the events that were taken back."""
    return frozenset(t for r in recorded if isinstance(r.event, e.Undone) for t in r.event.targets)


def step(screen: Screen, record: e.Recorded) -> Screen:
    """Give the screen after one more event (not an undo: that needs the fold of all)."""
    screen = _tick(screen, record)
    change = _STEPS.get(type(record.event))
    return screen if change is None else change(screen, record, record.event)


def splice(text: str, noted: e.Noted) -> str:
    """Apply a splice to a note. One that reaches beyond the text applies to its end."""
    start = min(noted.start, len(text))
    return text[:start] + noted.inserted + text[start + noted.removed :]


def difference(question: str, old: str, new: str) -> e.Noted | None:
    """Give the splice that turns ``old`` into ``new``, or ``None`` when they are equal."""
    if old == new:
        return None
    start = _common(old, new)
    tail = _common(old[start:][::-1], new[start:][::-1])
    return e.Noted(
        question=question, start=start, removed=len(old) - start - tail, inserted=new[start : len(new) - tail]
    )


def _common(a: str, b: str) -> int:
    """Give the length of the common beginning, by halving rather than character by character."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[low:middle] == b[low:middle] else (low, middle - 1)
    return low


def _opened(record: e.Recorded, opened: e.Opened) -> Screen:
    return Screen(
        id=opened.screen,
        candidate=opened.candidate,
        role=opened.role,
        interviewer=opened.interviewer,
        kit=opened.kit,
        minutes=opened.minutes,
        started_at=record.at,
        practice=opened.practice,
        last=record.seq,
        last_at=record.at,
    )


def _tick(screen: Screen, record: e.Recorded) -> Screen:
    """Let time pass up to an event: for the screen, and for the question in focus.

    A clock set back counts as no time; so does a gap too long to be an interview.
    """
    passed = (record.at - screen.last_at).total_seconds() if screen.last_at else 0.0
    if screen.paused or screen.status != "open" or not 0 < passed <= LONGEST_STRETCH:
        return replace(screen, last=record.seq, last_at=record.at)
    answers = screen.answers
    if screen.focus is not None:
        answer = screen.answer(screen.focus)
        answers = {**answers, answer.question: replace(answer, seconds=answer.seconds + passed)}
    return replace(
        screen, seconds=screen.seconds + passed, answers=answers, last=record.seq, last_at=record.at
    )


def _with(screen: Screen, answer: Answer) -> Screen:
    return replace(screen, answers={**screen.answers, answer.question: answer})


def _begun(answer: Answer) -> Answer:
    """Mark an untouched answer as asked; one with a state of its own keeps it."""
    return replace(answer, state="asked") if answer.state == "not_asked" else answer


def _asked(screen: Screen, record: e.Recorded, event: e.Asked) -> Screen:
    answer = screen.answer(event.question)
    reopened = replace(answer, state="not_asked", reason="") if answer.state == "skipped" else answer
    return _with(screen, _begun(reopened))


def _scored(screen: Screen, record: e.Recorded, event: e.Scored) -> Screen:
    answer = screen.answer(event.question)
    return _with(screen, replace(answer, state="scored", score=event.score, reason=""))


def _unanswered(screen: Screen, record: e.Recorded, event: e.Unanswered) -> Screen:
    answer = screen.answer(event.question)
    return _with(screen, replace(answer, state="no_answer", score=None, reason=""))


def _skipped(screen: Screen, record: e.Recorded, event: e.Skipped) -> Screen:
    answer = screen.answer(event.question)
    return _with(screen, replace(answer, state="skipped", score=None, reason=event.reason))


def _noted(screen: Screen, record: e.Recorded, event: e.Noted) -> Screen:
    answer = screen.answer(event.question)
    notes = splice(answer.notes, event)
    times = _line_times(answer, event, record.at)
    noted = replace(answer, notes=notes, line_times=times)
    return _with(screen, _begun(noted) if notes and event.question != e.GENERAL else noted)


def _line_times(answer: Answer, event: e.Noted, at: datetime) -> tuple[datetime, ...]:
    """Keep the time of each line: lines that the splice touches or makes are new, the others stay."""
    start = min(event.start, len(answer.notes))
    first = answer.notes.count("\n", 0, start)
    gone = answer.notes.count("\n", start, start + event.removed)
    made = event.inserted.count("\n")
    times = answer.line_times
    head = times[: first + 1] if len(times) > first else (*times, at)
    return (*head, *(at for _ in range(made)), *times[first + 1 + gone :])


def _note_moved(screen: Screen, record: e.Recorded, event: e.NoteMoved) -> Screen:
    source, target = screen.answer(event.question), screen.answer(event.to)
    passage = source.notes[event.start : event.end].strip("\n")
    cut = e.Noted(question=source.question, start=event.start, removed=event.end - event.start)
    joined = f"{target.notes}\n{passage}" if target.notes else passage
    paste = difference(target.question, target.notes, joined)
    screen = _noted(screen, record, cut)
    return _noted(screen, record, paste) if paste else screen


def _quote_marked(screen: Screen, record: e.Recorded, event: e.QuoteMarked) -> Screen:
    answer = screen.answer(event.question)
    return _with(screen, replace(answer, quotes=(*answer.quotes, event.quote)))


def _probe_asked(screen: Screen, record: e.Recorded, event: e.ProbeAsked) -> Screen:
    answer = screen.answer(event.question)
    probes = answer.probes if event.probe in answer.probes else (*answer.probes, event.probe)
    return _with(screen, _begun(replace(answer, probes=probes)))


def _flag_decided(screen: Screen, record: e.Recorded, event: e.FlagDecided) -> Screen:
    answer = screen.answer(event.question)
    others = tuple(d for d in answer.decisions if (d.rule, d.quote) != (event.rule, event.quote))
    return _with(screen, replace(answer, decisions=(*others, event)))


def _own_question(screen: Screen, record: e.Recorded, event: e.OwnQuestionAdded) -> Screen:
    own = OwnQuestion(event.question, event.ask, event.competency)
    return replace(screen, own_questions=(*screen.own_questions, own))


def _timed(screen: Screen, record: e.Recorded, event: e.Timed) -> Screen:
    answer = screen.answer(event.question)
    timed = _with(screen, replace(answer, seconds=answer.seconds + event.seconds))
    return replace(timed, seconds=timed.seconds + event.seconds)


def _submitted(screen: Screen, record: e.Recorded, event: e.Submitted) -> Screen:
    return replace(screen, status="submitted", submitted_at=record.at, submission=event, paused=False)


def _amended(screen: Screen, record: e.Recorded, event: e.Amended) -> Screen:
    screen = replace(screen, amendments=(*screen.amendments, Amendment(record.at, record.by, event)))
    return _AMENDMENTS[event.what](screen, event)


def _amend_score(screen: Screen, event: e.Amended) -> Screen:
    answer = screen.answer(event.question or "")
    return _with(screen, replace(answer, state="scored", score=int(event.new), reason=""))


def _amend_state(screen: Screen, event: e.Amended) -> Screen:
    answer = screen.answer(event.question or "")
    state: Any = event.new  # verbs.amend lets only the states of AnswerState through
    return _with(screen, replace(answer, state=state, score=None))


def _amend_note(screen: Screen, event: e.Amended) -> Screen:
    return _with(screen, replace(screen.answer(event.question or ""), notes=event.new))


def _amend_recommendation(screen: Screen, event: e.Amended) -> Screen:
    value: Any = event.new  # verbs.amend lets only the values of Recommendation through
    return replace(screen, recommendation=e.Recommended(value=value, reason=event.reason))


def _amend_candidate(screen: Screen, event: e.Amended) -> Screen:
    return replace(screen, candidate=screen.candidate.model_copy(update={"name": event.new}))


_AMENDMENTS: Mapping[str, Callable[[Screen, e.Amended], Screen]] = {
    "score": _amend_score,
    "state": _amend_state,
    "note": _amend_note,
    "recommendation": _amend_recommendation,
    "candidate": _amend_candidate,
}

_STEPS: Mapping[type, Callable[[Screen, e.Recorded, Any], Screen]] = {
    e.Focused: lambda s, r, v: replace(s, focus=v.question),
    e.Asked: _asked,
    e.Scored: _scored,
    e.Unanswered: _unanswered,
    e.Skipped: _skipped,
    e.Noted: _noted,
    e.NoteMoved: _note_moved,
    e.QuoteMarked: _quote_marked,
    e.ProbeAsked: _probe_asked,
    e.FlagDecided: _flag_decided,
    e.OwnQuestionAdded: _own_question,
    e.Timed: _timed,
    e.Renamed: lambda s, r, v: replace(s, candidate=v.candidate),
    e.MinutesSet: lambda s, r, v: replace(s, minutes=v.minutes),
    e.Paused: lambda s, r, v: replace(s, paused=True),
    e.Resumed: lambda s, r, v: replace(s, paused=False),
    e.Consented: lambda s, r, v: replace(s, consent=v),
    e.Briefed: lambda s, r, v: replace(s, brief=v.claims),
    e.TranscriptAttached: lambda s, r, v: replace(s, transcript=v),
    e.Recommended: lambda s, r, v: replace(s, recommendation=v),
    e.Submitted: _submitted,
    e.Amended: _amended,
    e.Discarded: lambda s, r, v: replace(s, status="discarded", closing_reason=v.reason),
    e.NoShow: lambda s, r, v: replace(s, status="no_show"),
    e.LookedPast: lambda s, r, v: replace(s, looks=(*s.looks, (r.at, r.by))),
    e.StageReached: lambda s, r, v: replace(s, stages=(*s.stages, v)),
    e.Decided: lambda s, r, v: replace(s, decision=v, decided_by=r.by),
}
