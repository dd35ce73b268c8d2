"""The screen file: one screen as a JSON object, to carry between databases and programs.

``to_file`` writes everything: answers for people and programs, the frozen kit, and the journal verbatim.
``read_file`` checks all of it and gives kit and events back; a file without a journal (made by another
program) gets one, at the times that it names. Unknown keys are refused with their path.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from pydantic import AwareDatetime, Field, StrictBool, StrictInt, ValidationError

from screener.content.kit import Kit, digest
from screener.content.rubric import Recommendation
from screener.errors import FormatError, RefusedAction
from screener.interview import events as e
from screener.interview import verbs
from screener.interview.scorecard import shown_flags
from screener.interview.screen import LONGEST_STRETCH, Answer, Screen, fold
from screener.records import Record

FORMAT = "screener/screen/1"
KitOf = Callable[[str], Kit]
"""Role to the kit that would be frozen today, for files that bring none."""


class FileCandidate(Record):
    """Who was screened."""

    name: str
    ref: str | None = None


class FileFlag(Record):
    """A flag of one answer with the interviewer's decision."""

    rule: str
    quote: str
    decision: e.FlagDecision = "open"


class FileAnswer(Record):
    """One answer as recorded."""

    question: str
    state: e.AnswerState
    score: StrictInt | None = None
    notes: str = ""
    seconds: Annotated[float, Field(ge=0, le=86_400)] = 0
    reason: str = ""
    probes: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    flags: tuple[FileFlag, ...] = ()


class FileRecommendation(Record):
    """The interviewer's recommendation."""

    value: Recommendation
    reason: str


class FileConsent(Record):
    """What the candidate said about recording."""

    given: StrictBool
    wording: str


class FileQuestion(Record):
    """A question of the interviewer's own."""

    question: str
    ask: str
    competency: str | None = None


class FileAmendment(Record):
    """A change after submission."""

    at: AwareDatetime
    by: str
    what: e.Amendable
    question: str | None = None
    old: str
    new: str
    reason: str


class FileTranscript(Record):
    """An attached transcript: its turns as kept, and their digest."""

    digest: str
    text: str


class FileEvent(Record):
    """One event of the journal, verbatim."""

    seq: StrictInt
    at: str
    by: str
    event: dict[str, Any]
    hash: str


class FileKit(Kit):
    """The frozen kit with its digest."""

    digest: str


class ScreenFile(Record):
    """The whole file."""

    format: Literal["screener/screen/1"]
    id: UUID | None = None
    candidate: FileCandidate
    role: str
    interviewer: str
    started_at: AwareDatetime
    submitted_at: AwareDatetime | None = None
    answers: tuple[FileAnswer, ...] = ()
    recommendation: FileRecommendation | None = None
    own_questions: tuple[FileQuestion, ...] = ()
    amendments: tuple[FileAmendment, ...] = ()
    consent: FileConsent | None = None
    transcript: FileTranscript | None = None
    kit: FileKit | None = None
    events: tuple[FileEvent, ...] = ()


def to_file(
    screen: Screen, kit: Kit, recorded: Sequence[e.Recorded], transcript: str | None = None
) -> dict[str, Any]:
    """Give a screen as plain data, complete: read back, it is the same screen event by event.

    ``transcript`` is the text of the attached one, where there is one.
    """
    flags = shown_flags(screen, kit, {})
    return {
        "format": FORMAT,
        "id": screen.id,
        "candidate": screen.candidate.model_dump(),
        "role": screen.role,
        "interviewer": screen.interviewer,
        "started_at": _text(screen.started_at),
        "submitted_at": _text(screen.submitted_at) if screen.submitted_at else None,
        "answers": [_answer(a, flags) for a in screen.answers.values() if a.question != e.GENERAL],
        "recommendation": screen.recommendation
        and {"value": screen.recommendation.value, "reason": screen.recommendation.reason},
        "own_questions": [
            {"question": o.id, "ask": o.ask, "competency": o.competency} for o in screen.own_questions
        ],
        "amendments": [
            {"at": _text(a.at), "by": a.by, **a.change.model_dump(exclude={"type"})}
            for a in screen.amendments
        ],
        "consent": screen.consent and screen.consent.model_dump(exclude={"type"}),
        **(
            {"transcript": {"digest": screen.transcript.transcript, "text": transcript}}
            if screen.transcript and transcript is not None
            else {}
        ),
        "kit": {
            "digest": screen.kit,
            **kit.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        },
        "events": [
            {"seq": r.seq, "at": _text(r.at), "by": r.by, "event": r.event.model_dump(mode="json"),
             "hash": r.hash}
            for r in recorded
        ],
    }  # fmt: skip


def read_file(text: str, kit_of: KitOf) -> tuple[Kit, list[e.Recorded]]:
    """Check a screen file and give its kit and its events.

    Raises ``FormatError`` naming the key that is wrong, or the place where the JSON breaks off.
    """
    file = _parsed(text)
    kit = _kit(file, kit_of)
    recorded = _verbatim(file) if file.events else _made(file, kit)
    screen = fold(recorded)
    if file.events:
        _agree(file, screen, kit)
    return kit, recorded


def attached(text: str) -> tuple[str, str] | None:
    """Give digest and text of the transcript in a screen file. Raises ``FormatError`` when they differ."""
    found = _parsed(text).transcript if '"transcript"' in text else None
    if found is None:
        return None
    if sha256(found.text.encode()).hexdigest() != found.digest:
        raise FormatError("transcript: its text does not match its digest; the file was changed.")
    return found.digest, found.text


def _answer(answer: Answer, flags: Sequence[e.Shown]) -> dict[str, Any]:
    return {
        "question": answer.question,
        "state": answer.state,
        "score": answer.score,
        "notes": answer.notes,
        "seconds": round(answer.seconds, 3),
        "reason": answer.reason,
        "probes": list(answer.probes),
        "quotes": list(answer.quotes),
        "flags": [
            {"rule": f.rule, "quote": f.quote, "decision": f.decision}
            for f in flags
            if f.question == answer.question
        ],
    }


def _parsed(text: str) -> ScreenFile:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not a screen file: the JSON is broken ({error}).") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise FormatError(f'not a screen file: "format" should be "{FORMAT}", and is {json.dumps(found)}.')
    try:
        return ScreenFile.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"])
        more = f" ({error.error_count() - 1} more)" if error.error_count() > 1 else ""
        told = "unknown key" if first["type"] == "extra_forbidden" else first["msg"]
        raise FormatError(f"{path}: {told}.{more}") from None


def _kit(file: ScreenFile, kit_of: KitOf) -> Kit:
    if file.kit is None:
        return kit_of(file.role)
    kit = Kit.model_construct(**{name: getattr(file.kit, name) for name in Kit.model_fields})
    if digest(kit) != file.kit.digest:
        raise FormatError("kit: its content does not match its digest; the file was changed.")
    return kit


def _verbatim(file: ScreenFile) -> list[e.Recorded]:
    """Give the journal of the file, its chain checked link by link."""
    previous, recorded = "", []
    for number, line in enumerate(file.events, 1):
        try:
            event = e.adapter().validate_python(line.event)
        except ValidationError as error:
            raise FormatError(f"events.{number - 1}: {error.errors()[0]['msg']}.") from None
        chained = e.link(previous, str(file.id), line.seq, line.at, line.by, e.written(event))
        if line.seq != number or chained != line.hash:
            raise FormatError(
                f"events.{number - 1}: the chain is broken here; an event was changed or removed."
            )
        recorded.append(_record(line.seq, datetime.fromisoformat(line.at), line.by, event, line.hash))
        previous = line.hash
    return recorded


def _agree(file: ScreenFile, screen: Screen, kit: Kit) -> None:
    """Refuse a file whose answers say something else than its journal."""
    if (screen.id, screen.role, screen.kit) != (str(file.id), file.role, digest(kit)):
        raise FormatError("events: the journal is of another screen, role or kit than the file.")
    for index, answer in enumerate(file.answers):
        told = (answer.state, answer.score, answer.notes)
        held = screen.answer(answer.question)
        if told != (held.state, held.score, held.notes):
            raise FormatError(f"answers.{index}: contradicts the journal of the same file.")


def _made(file: ScreenFile, kit: Kit) -> list[e.Recorded]:
    """Make the journal of a file that brings none, through the verbs that every door uses."""
    return _Maker(file, kit).journal()


class _Maker:
    """Writes down, event by event, what a file without a journal says was done."""

    def __init__(self, file: ScreenFile, kit: Kit) -> None:
        self.file = file
        self.kit = kit
        self.id = str(file.id or uuid4())
        self.at = file.started_at.astimezone(UTC)
        self.recorded: list[e.Recorded] = []

    def journal(self) -> list[e.Recorded]:
        file, kit = self.file, self.kit
        who = verbs.candidate(file.candidate.name, file.candidate.ref)
        self.add(verbs.open_screen(self.id, who, file.interviewer, kit, digest(kit)))
        for own in file.own_questions:
            self.add(e.OwnQuestionAdded(question=own.question, ask=own.ask, competency=own.competency))
        if file.consent:
            self.add(verbs.consent(fold(self.recorded), file.consent.given, file.consent.wording))
        for index, answer in enumerate(file.answers):
            try:
                self.answer(answer)
            except RefusedAction as error:
                raise FormatError(f"answers.{index}: {error}") from None
        self.close()
        return self.recorded

    def answer(self, answer: FileAnswer) -> None:
        screen, name = fold(self.recorded), answer.question
        self.add(verbs.focus(screen, self.kit, name))
        self.spend(name, answer.seconds)
        if answer.notes:
            self.add(verbs.note(screen, self.kit, name, answer.notes))
        for probe in answer.probes:
            self.add(e.ProbeAsked(question=name, probe=probe))
        for quote in answer.quotes:
            self.add(e.QuoteMarked(question=name, quote=quote))
        for flag in answer.flags:
            self.add(e.FlagDecided(question=name, rule=flag.rule, quote=flag.quote, decision=flag.decision))
        self.state(screen, answer)

    def state(self, screen: Screen, answer: FileAnswer) -> None:
        if answer.state == "scored":
            if answer.score is None:
                raise RefusedAction("is scored and has no score.")
            self.add(verbs.score(screen, self.kit, answer.question, answer.score))
        elif answer.score is not None:
            raise RefusedAction(f"has a score, and its state is {answer.state}.")
        elif answer.state == "no_answer":
            self.add(verbs.no_answer(screen, self.kit, answer.question))
        elif answer.state == "skipped":
            self.add(verbs.skip(screen, self.kit, answer.question, answer.reason or "no reason given"))
        elif answer.state == "asked":
            self.add(verbs.ask(screen, self.kit, answer.question))

    def spend(self, question: str, seconds: float) -> None:
        if seconds > LONGEST_STRETCH:
            self.add(e.Timed(question=question, seconds=seconds))
        else:
            self.at += timedelta(milliseconds=round(seconds * 1000))

    def close(self) -> None:
        file, screen = self.file, fold(self.recorded)
        if file.recommendation:
            self.add(verbs.recommend(screen, file.recommendation.value, file.recommendation.reason))
        if file.submitted_at is None:
            return
        self.add(e.Paused())  # what passed between the last answer and the submission belongs to no question
        self.at = file.submitted_at.astimezone(UTC)
        screen = fold(self.recorded)
        try:
            self.add(verbs.submit(screen, "imported", shown_flags(screen, self.kit, {})))
        except RefusedAction as error:
            raise FormatError(f"recommendation: {error}") from None
        for amendment in file.amendments:
            self.at = amendment.at.astimezone(UTC)
            change = amendment.model_dump(exclude={"at", "by"})
            self.add(e.Amended(**change), by=amendment.by)

    def add(self, event: e.Event | None, by: str = "") -> None:
        if event is None:
            return
        previous = self.recorded[-1].hash if self.recorded else ""
        who = by or self.file.interviewer
        seq, at = len(self.recorded) + 1, self.at
        chained = e.link(previous, self.id, seq, _text(at), who, e.written(event))
        self.recorded.append(_record(seq, datetime.fromisoformat(_text(at)), who, event, chained))


def _record(seq: int, at: datetime, by: str, event: e.Event, chained: str) -> e.Recorded:
    return e.Recorded.model_construct(seq=seq, at=at, by=by, event=event, hash=chained)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def as_line(file: Mapping[str, Any]) -> str:
    """Give a screen file as one line of NDJSON."""
    return json.dumps(file, ensure_ascii=False, separators=(",", ":"))
