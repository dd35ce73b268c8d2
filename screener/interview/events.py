"""The events of a screen: everything that was done, as one discriminated union.

A screen is the fold of its events (``screen.py``); nothing else about it is stored. An event says what the
interviewer did, never what follows from it. Notes travel as splices, so that a long note does not fill the
disk with copies of itself and can be replayed as it was typed.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from screener.content.bank import QuestionKind
from screener.content.kit import canonical
from screener.content.rubric import Recommendation
from screener.flags.rule import Weight
from screener.records import Record

AnswerState = Literal["not_asked", "asked", "scored", "no_answer", "skipped"]
"""The state of an answer. It counts when ``scored`` or ``no_answer`` (which counts as the lowest level)."""

FlagDecision = Literal["confirmed", "dismissed", "open"]
"""What the interviewer made of a finding."""

Amendable = Literal["score", "state", "note", "recommendation", "candidate"]
"""What of a submitted screen an amendment can change."""

GENERAL = ""
"""The question id of notes that belong to no question."""


class Candidate(Record):
    """Who is screened: a name, and the reference of the team's applicant system where there is one."""

    name: str
    ref: str | None = None


class Opened(Record):
    """A screen was started, on the kit named by its digest."""

    type: Literal["opened"] = "opened"
    screen: str
    candidate: Candidate
    role: str
    interviewer: str
    kit: str
    minutes: float
    practice: bool = False
    """A rehearsal with a made-up candidate: kept out of lists of real ones and of every comparison."""


class Focused(Record):
    """A question came into focus; time runs for it until the next one does."""

    type: Literal["focused"] = "focused"
    question: str


class Asked(Record):
    """A question was put to the candidate."""

    type: Literal["asked"] = "asked"
    question: str


class Scored(Record):
    """The interviewer put an answer on a level of the rubric."""

    type: Literal["scored"] = "scored"
    question: str
    score: int


class Unanswered(Record):
    """A question was asked and gave no usable answer."""

    type: Literal["no_answer"] = "no_answer"
    question: str


class Skipped(Record):
    """A question will not be asked, and why."""

    type: Literal["skipped"] = "skipped"
    question: str
    reason: str


class Noted(Record):
    """A splice into a note: at ``start``, ``removed`` characters gave way to ``inserted``."""

    type: Literal["noted"] = "noted"
    question: str
    start: Annotated[int, Field(ge=0)]
    removed: Annotated[int, Field(ge=0)] = 0
    inserted: str = ""


class NoteMoved(Record):
    """A passage of one question's note was moved to the end of another's."""

    type: Literal["note_moved"] = "note_moved"
    question: str
    to: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class QuoteMarked(Record):
    """A passage of a note is word for word what the candidate said."""

    type: Literal["quote_marked"] = "quote_marked"
    question: str
    quote: str


class ProbeAsked(Record):
    """A follow-up was put to the candidate."""

    type: Literal["probe_asked"] = "probe_asked"
    question: str
    probe: str


class FlagDecided(Record):
    """The interviewer confirmed or dismissed a finding, named by its rule and its quote."""

    type: Literal["flag_decided"] = "flag_decided"
    question: str
    rule: str
    quote: str
    decision: FlagDecision


class OwnQuestionAdded(Record):
    """The interviewer asked something that is in no bank; it is kept out of comparisons."""

    type: Literal["own_question"] = "own_question"
    question: str
    ask: str
    competency: str | None = None


class Timed(Record):
    """Seconds spent on a question, where no focus was recorded (a screen brought in from a file)."""

    type: Literal["timed"] = "timed"
    question: str
    seconds: Annotated[float, Field(ge=0)]


class Renamed(Record):
    """The candidate's name or reference was put right."""

    type: Literal["renamed"] = "renamed"
    candidate: Candidate


class MinutesSet(Record):
    """The length of the screen changed: time was cut or found."""

    type: Literal["minutes_set"] = "minutes_set"
    minutes: Annotated[float, Field(gt=0, le=600)]


class Paused(Record):
    """The clock was stopped for an interruption."""

    type: Literal["paused"] = "paused"


class Resumed(Record):
    """The clock runs again: after a pause, or after the program was opened again."""

    type: Literal["resumed"] = "resumed"


class Consented(Record):
    """What the candidate said about recording and transcription."""

    type: Literal["consented"] = "consented"
    given: bool
    wording: str


class BriefClaim(Record):
    """Something known of the candidate beforehand: what it is, which kind of question tests it, and how."""

    says: str
    kind: QuestionKind
    probe: str


class Briefed(Record):
    """What a recruiter knew beforehand was put into the screen, as claims to test. It scores nothing."""

    type: Literal["briefed"] = "briefed"
    claims: tuple[BriefClaim, ...]


class TranscriptAttached(Record):
    """A transcript was attached: its digest and who is who in it."""

    type: Literal["transcript_attached"] = "transcript_attached"
    transcript: str
    speakers: dict[str, Literal["interviewer", "candidate", "other"]]


class Recommended(Record):
    """The interviewer's recommendation, with the reason. Never computed."""

    type: Literal["recommended"] = "recommended"
    value: Recommendation
    reason: str


class Shown(Record):
    """A finding as it stood on screen when the screen was submitted."""

    question: str
    rule: str
    title: str
    severity: Weight
    start: int
    end: int
    quote: str
    why: str
    decision: FlagDecision
    source: str = "phrase"


class Submitted(Record):
    """The screen was handed in with its findings as shown; from here on only amendments change it."""

    type: Literal["submitted"] = "submitted"
    engine: str
    findings: tuple[Shown, ...] = ()


class Amended(Record):
    """A change after submission: what, from what, to what, and why."""

    type: Literal["amended"] = "amended"
    question: str | None = None
    what: Amendable
    old: str
    new: str
    reason: str


class Discarded(Record):
    """The screen was started by mistake; it counts nowhere."""

    type: Literal["discarded"] = "discarded"
    reason: str


class NoShow(Record):
    """The candidate did not come; nothing was asked."""

    type: Literal["no_show"] = "no_show"


class LookedPast(Record):
    """Somebody who had not submitted yet looked at this scorecard, past the blind."""

    type: Literal["looked_past"] = "looked_past"
    reason: str


Stage = Literal["panel", "decision", "offer", "signed", "closed"]
"""Where a candidate is in the process after the first screen; ``closed`` ends it without a signature."""
Decision = Literal["advance", "hold", "decline"]


class StageReached(Record):
    """The candidate reached a stage of the hiring process on a day (YYYY-MM-DD)."""

    type: Literal["stage_reached"] = "stage_reached"
    stage: Stage
    on: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")]
    reason: str = ""


class Decided(Record):
    """The hiring lead's decision after the debrief. Given by a person, never computed."""

    type: Literal["decided"] = "decided"
    value: Decision
    reason: str
    took_part: tuple[str, ...] = ()
    would_change: str = ""


class Undone(Record):
    """Earlier events were taken back; ``targets`` are their numbers.

    Several at once only where they are one action to the interviewer: a burst of typing, a paste that was
    read as keys.
    """

    type: Literal["undone"] = "undone"
    targets: tuple[int, ...]


Event = Annotated[
    Opened
    | Focused
    | Asked
    | Scored
    | Unanswered
    | Skipped
    | Noted
    | NoteMoved
    | QuoteMarked
    | ProbeAsked
    | FlagDecided
    | OwnQuestionAdded
    | Timed
    | Renamed
    | MinutesSet
    | Paused
    | Resumed
    | Consented
    | Briefed
    | TranscriptAttached
    | Recommended
    | Submitted
    | Amended
    | Discarded
    | NoShow
    | LookedPast
    | StageReached
    | Decided
    | Undone,
    Field(discriminator="type"),
]


class Recorded(Record):
    """An event as it stands in the journal: its number, when, by whom, and its link of the hash chain."""

    seq: int
    at: datetime
    by: str
    event: Event
    hash: str


@cache
def adapter() -> TypeAdapter[Event]:
    """Give the reader of any event. Built on first use: a screen that only starts never needs it."""
    return TypeAdapter(Event)


def read_event(body: str) -> Event:
    """Read an event from its JSON. Raises pydantic's ValidationError for what is none."""
    return adapter().validate_json(body)


def link(previous: str, screen: str, seq: int, at: str, by: str, body: str) -> str:
    """Give an event's link of the hash chain: SHA-256 over the link before it and all that it says.

    ``at`` and ``body`` are the texts as stored, so that a changed byte in either is found.
    """
    return hashlib.sha256(canonical([previous, screen, seq, at, by, body]).encode()).hexdigest()


def written(event: Event) -> str:
    """Give an event's canonical JSON, as it is stored and hashed."""
    return canonical(event.model_dump(mode="json"))
