"""A screen as it went: every event in words, in time. Undone ones stay in it, marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from screener.content.kit import Kit
from screener.interview import events as e
from screener.interview.screen import undone


@dataclass(frozen=True, slots=True)
class Moment:
    """One event: seconds since the opening, who, on which question, and what happened, in words."""

    seq: int
    seconds: float
    by: str
    question: str
    text: str
    undone: bool


def replay(recorded: Sequence[e.Recorded], kit: Kit) -> tuple[Moment, ...]:
    """Tell a screen event by event; one stretch of typing into one note is one moment."""
    gone = undone(recorded)
    moments: list[Moment] = []
    for record in recorded:
        seconds = (record.at - recorded[0].at).total_seconds()
        question = str(getattr(record.event, "question", "") or "")
        moment = Moment(record.seq, seconds, record.by, question, told(record.event, kit), record.seq in gone)
        if moments and _goes_on(moments[-1], moment, record.event):
            moments[-1] = _joined(moments[-1], moment, record.event)
        else:
            moments.append(moment)
    return tuple(moments)


def _goes_on(before: Moment, now: Moment, event: e.Event) -> bool:
    typed = isinstance(event, e.Noted) and not event.removed and before.text.startswith("notes: ")
    return typed and before.question == now.question and not before.undone and not now.undone


def _joined(before: Moment, now: Moment, event: e.Event) -> Moment:
    text = before.text + (event.inserted if isinstance(event, e.Noted) else "")
    return Moment(now.seq, before.seconds, before.by, before.question, text, undone=False)


def told(event: e.Event, kit: Kit) -> str:
    """Say in words what an event did."""
    match event:
        case e.Opened():
            return f"opened for {event.candidate.name}, {event.role}, {event.minutes:g} minutes"
        case e.Focused():
            asked = kit.question(event.question)
            return f"in focus: {asked.ask.strip()}" if asked else "in focus"
        case e.Asked():
            return "marked as asked"
        case e.Scored():
            return f"scored {event.score} · {kit.rubric.levels.get(event.score, '')}"
        case e.Unanswered():
            return "asked, no usable answer"
        case e.Skipped():
            return f"will not be asked: {event.reason}"
        case e.Noted():
            cut = f"notes: {event.removed} characters taken out" if event.removed else "notes: "
            return cut + (
                f", put in: {event.inserted}" if event.removed and event.inserted else event.inserted
            )
        case e.NoteMoved():
            return f"a note moved to {event.to}"
        case e.QuoteMarked():
            return f"marked as verbatim: {event.quote}"
        case e.ProbeAsked():
            return f"probe asked: {event.probe}"
        case e.FlagDecided():
            return f"flag {event.rule} {event.decision}: {event.quote}"
        case e.OwnQuestionAdded():
            return f"own question: {event.ask}"
        case e.Recommended():
            return f"recommended {event.value.replace('_', ' ')}: {event.reason}"
        case e.Submitted():
            return f"submitted, with {len(event.findings)} findings as shown"
        case e.Amended():
            return f"amended {event.what}: {event.old or 'none'} to {event.new}, because {event.reason}"
        case e.Consented():
            return f"recording {'agreed to' if event.given else 'declined'}: {event.wording}"
        case e.Briefed():
            return "brief: " + "; ".join(claim.says for claim in event.claims)
        case e.Undone():
            return f"took back {', '.join(f'event {n}' for n in event.targets)}"
        case e.LookedPast() | e.Discarded():
            return f"{event.type.replace('_', ' ')}: {event.reason}"
        case e.StageReached():
            return f"{event.stage} reached on {event.on}" + (f": {event.reason}" if event.reason else "")
        case e.Decided():
            who = f", with {', '.join(event.took_part)}" if event.took_part else ""
            return f"decided to {event.value}{who}: {event.reason}"
        case e.Renamed():
            return f"renamed to {event.candidate.name}"
        case e.MinutesSet():
            return f"minutes set to {event.minutes:g}"
        case _:
            return event.type.replace("_", " ")
