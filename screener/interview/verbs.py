"""What can be done to a screen. Every door (a key, a command, a file) comes through here.

A verb looks at the screen as it stands and gives the event that says what was done, or raises
``RefusedAction`` with one line for the person who tried. It records nothing: the journal does.
"""

from __future__ import annotations

from collections.abc import Sequence

from screener.content.kit import Kit
from screener.content.rubric import RECOMMENDATIONS, Recommendation
from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview.screen import Screen, difference, undone

LONGEST_NAME = 200
LONGEST_NOTE = 1_000_000
NOT_UNDONE = (
    e.Opened, e.Focused, e.Undone, e.Resumed, e.Submitted, e.Amended, e.Timed, e.LookedPast, e.StageReached,
    e.Decided, e.Briefed,
)  # fmt: skip
"""Events that ``undo`` passes over: they record passing time, or what may not be taken back silently."""


def candidate(name: str, ref: str | None = None) -> e.Candidate:
    """Make a candidate from what was typed. Raises ``RefusedAction`` for no name, or one that is no name."""
    cleaned = " ".join(storable(name).split())
    if not cleaned:
        raise RefusedAction("A candidate needs a name.")
    if len(cleaned) > LONGEST_NAME:
        raise RefusedAction(f"A name has at most {LONGEST_NAME} characters; this one has {len(cleaned)}.")
    return e.Candidate(name=cleaned, ref=storable(ref).strip() or None if ref else None)


def storable(text: str) -> str:
    """Replace what no database and no encoding carries: NUL and lone surrogates become U+FFFD."""
    replaced = text.replace("\0", "\N{REPLACEMENT CHARACTER}")
    return replaced.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def open_screen(
    screen: str,
    who: e.Candidate,
    interviewer: str,
    kit: Kit,
    kit_digest: str,
    minutes: float | None = None,
    practice: bool = False,
) -> e.Opened:
    """Start a screen on a frozen kit."""
    if minutes is not None and not 0 < minutes <= 600:
        raise RefusedAction(f"A screen lasts between 1 and 600 minutes, not {minutes:g}.")
    name = " ".join(storable(interviewer).split())[:LONGEST_NAME]
    return e.Opened(
        screen=screen,
        candidate=who,
        role=kit.bank.role,
        interviewer=name or "interviewer",
        kit=kit_digest,
        minutes=minutes or kit.bank.minutes,
        practice=practice,
    )


def focus(screen: Screen, kit: Kit, question: str) -> e.Focused:
    """Bring a question into focus."""
    _open(screen)
    _known(screen, kit, question)
    return e.Focused(question=question)


def ask(screen: Screen, kit: Kit, question: str) -> e.Asked:
    """Mark a question as put to the candidate."""
    _open(screen)
    _known(screen, kit, question)
    return e.Asked(question=question)


def score(screen: Screen, kit: Kit, question: str, level: int) -> e.Scored:
    """Put an answer on a level of the rubric."""
    _open(screen)
    _known(screen, kit, question)
    _level(kit, level)
    return e.Scored(question=question, score=level)


def no_answer(screen: Screen, kit: Kit, question: str) -> e.Unanswered:
    """Record that a question was asked and gave nothing usable."""
    _open(screen)
    _known(screen, kit, question)
    return e.Unanswered(question=question)


def skip(screen: Screen, kit: Kit, question: str, reason: str) -> e.Skipped:
    """Record that a question will not be asked, and why."""
    _open(screen)
    _known(screen, kit, question)
    return e.Skipped(question=question, reason=_reason(reason, "Skipping a question"))


def note(screen: Screen, kit: Kit, question: str, text: str) -> e.Noted | None:
    """Bring a question's note (or, for ``""``, the general note) to ``text``; ``None`` if it stands so."""
    _open(screen)
    if question != e.GENERAL:
        _known(screen, kit, question)
    new = storable(text)
    if len(new) > LONGEST_NOTE:
        raise RefusedAction(f"A note holds at most {LONGEST_NOTE:,} characters.")
    return difference(question, screen.answer(question).notes, new)


def move_note(screen: Screen, kit: Kit, question: str, to: str, start: int, end: int) -> e.NoteMoved:
    """Move a passage of a note to another question's note."""
    _open(screen)
    for name in (question, to):
        if name != e.GENERAL:
            _known(screen, kit, name)
    notes = screen.answer(question).notes
    if question == to or not 0 <= start < end <= len(notes):
        raise RefusedAction("There is nothing to move there.")
    return e.NoteMoved(question=question, to=to, start=start, end=end)


def mark_quote(screen: Screen, question: str, quote: str) -> e.QuoteMarked:
    """Mark a passage of a note as word for word what the candidate said."""
    _open(screen)
    words = storable(quote).strip()
    if not words or words not in screen.answer(question).notes:
        raise RefusedAction("Only words that stand in the note can be marked as a quote.")
    return e.QuoteMarked(question=question, quote=words)


def ask_probe(screen: Screen, kit: Kit, question: str, probe: str) -> e.ProbeAsked:
    """Tick off a follow-up as asked."""
    _open(screen)
    _known(screen, kit, question)
    return e.ProbeAsked(question=question, probe=probe)


def decide(screen: Screen, question: str, rule: str, quote: str, decision: e.FlagDecision) -> e.FlagDecided:
    """Confirm or dismiss a finding, or leave it open again."""
    _open(screen)
    return e.FlagDecided(question=question, rule=rule, quote=quote, decision=decision)


def add_question(screen: Screen, kit: Kit, ask: str, competency: str | None = None) -> e.OwnQuestionAdded:
    """Add a question of the interviewer's own, marked as such and kept out of comparisons."""
    _open(screen)
    words = " ".join(storable(ask).split())
    if not words:
        raise RefusedAction("A question needs words.")
    if competency is not None and kit.competency(competency) is None:
        raise RefusedAction(f"The rubric has no competency '{competency}'.")
    return e.OwnQuestionAdded(
        question=f"own-{len(screen.own_questions) + 1}", ask=words, competency=competency
    )


def rename(screen: Screen, name: str, ref: str | None = None) -> e.Renamed:
    """Put the candidate's name right."""
    _open(screen)
    return e.Renamed(candidate=candidate(name, ref if ref is not None else screen.candidate.ref))


def set_minutes(screen: Screen, minutes: float) -> e.MinutesSet:
    """Change how long the screen lasts."""
    _open(screen)
    if not 0 < minutes <= 600:
        raise RefusedAction(f"A screen lasts between 1 and 600 minutes, not {minutes:g}.")
    return e.MinutesSet(minutes=minutes)


def pause(screen: Screen) -> e.Paused | e.Resumed:
    """Stop the clock, or let it run again."""
    _open(screen)
    return e.Resumed() if screen.paused else e.Paused()


def consent(screen: Screen, given: bool, wording: str) -> e.Consented:
    """Record what the candidate said about recording and transcription."""
    _open(screen)
    return e.Consented(given=given, wording=storable(wording))


def recommend(screen: Screen, value: str, reason: str) -> e.Recommended:
    """Record the interviewer's recommendation and its reason."""
    _open(screen)
    return e.Recommended(value=_recommendation(value), reason=_reason(reason, "A recommendation"))


def submit(screen: Screen, engine: str, findings: Sequence[e.Shown]) -> e.Submitted:
    """Hand the screen in, with its findings as shown. Needs a recommendation."""
    _open(screen)
    if screen.recommendation is None:
        raise RefusedAction("Give a recommendation and its reason before you submit.")
    return e.Submitted(engine=engine, findings=tuple(findings))


def discard(screen: Screen, reason: str) -> e.Discarded:
    """Put away a screen that was started by mistake."""
    _open(screen)
    return e.Discarded(reason=_reason(reason, "Discarding a screen"))


def no_show(screen: Screen) -> e.NoShow:
    """Record that the candidate did not come. Refused once an answer was scored."""
    _open(screen)
    if any(a.counts for a in screen.answers.values()):
        raise RefusedAction("Answers were scored, so somebody was there. Discard the screen instead.")
    return e.NoShow()


def amend(
    screen: Screen, kit: Kit, what: str, new: str, reason: str, question: str | None = None
) -> e.Amended:
    """Change a submitted screen: a score, a state, a note, the recommendation or the name, with a reason."""
    if screen.status != "submitted":
        raise RefusedAction("Only a submitted screen is amended; this one can still be changed directly.")
    because = _reason(reason, "An amendment")
    if what in ("score", "state", "note"):
        if question is None:
            raise RefusedAction(f"Amending a {what} needs a question.")
        if not (what == "note" and question == e.GENERAL):
            _known(screen, kit, question)
    return e.Amended(
        question=question, what=_what(what), old=_standing(screen, what, question),
        new=_amended(kit, what, new), reason=because,
    )  # fmt: skip


def undo(recorded: Sequence[e.Recorded]) -> e.Undone:
    """Take back the last action. A burst of typing in one note is one action.

    Raises ``RefusedAction`` when nothing is left to take back, or the screen was submitted.
    """
    gone = undone(recorded)
    left = [r for r in recorded if r.seq not in gone and not isinstance(r.event, NOT_UNDONE)]
    if any(isinstance(r.event, e.Submitted | e.Discarded | e.NoShow) for r in recorded):
        raise RefusedAction("This screen is closed; amend it instead.")
    if not left:
        raise RefusedAction("There is nothing to undo.")
    return e.Undone(targets=_action(left))


def _action(left: Sequence[e.Recorded]) -> tuple[int, ...]:
    """Give the events that the person thinks of as the last action."""
    last = left[-1]
    if not isinstance(last.event, e.Noted):
        return (last.seq,)
    burst = [last]
    for record in reversed(left[:-1]):
        event = record.event
        if not isinstance(event, e.Noted) or event.question != last.event.question:
            break
        if (burst[-1].at - record.at).total_seconds() > 5:
            break
        burst.append(record)
    return tuple(sorted(r.seq for r in burst))


def _open(screen: Screen) -> None:
    if screen.status == "submitted":
        raise RefusedAction("This screen was submitted; changes are amendments with a reason.")
    if screen.status != "open":
        raise RefusedAction("This screen is closed; nothing more can be recorded in it.")


def _known(screen: Screen, kit: Kit, question: str) -> None:
    if kit.question(question) is None and all(o.id != question for o in screen.own_questions):
        raise RefusedAction(f"The bank of this screen has no question '{question}'.")


def _level(kit: Kit, level: int) -> None:
    levels = kit.levels()
    if level not in levels:
        raise RefusedAction(f"The rubric has levels {levels[0]} to {levels[-1]}; {level} is none of them.")


def _reason(text: str, what: str) -> str:
    reason = " ".join(storable(text).split())
    if not reason:
        raise RefusedAction(f"{what} needs a reason.")
    return reason


def _recommendation(value: str) -> Recommendation:
    for known in RECOMMENDATIONS:
        if value == known:
            return known
    raise RefusedAction(f"'{value}' is no recommendation; it is one of {', '.join(RECOMMENDATIONS)}.")


def _what(what: str) -> e.Amendable:
    known: dict[str, e.Amendable] = {
        "score": "score", "state": "state", "note": "note",
        "recommendation": "recommendation", "candidate": "candidate",
    }  # fmt: skip
    if what not in known:
        raise RefusedAction(f"'{what}' cannot be amended; {', '.join(known)} can.")
    return known[what]


def _standing(screen: Screen, what: str, question: str | None) -> str:
    answer = screen.answer(question or "")
    held = {
        "score": "" if answer.score is None else str(answer.score),
        "state": answer.state,
        "note": answer.notes,
        "recommendation": screen.recommendation.value if screen.recommendation else "",
        "candidate": screen.candidate.name,
    }
    return held.get(what, "")


def _amended(kit: Kit, what: str, new: str) -> str:
    if what == "score":
        if not new.strip().isdecimal():
            raise RefusedAction(f"'{new}' is no level of the rubric.")
        _level(kit, int(new))
        return str(int(new))
    if what == "state" and new not in ("no_answer", "skipped", "not_asked", "asked"):
        raise RefusedAction(f"'{new}' is no state; it is no_answer, skipped, asked or not_asked.")
    if what == "recommendation":
        return _recommendation(new)
    return candidate(new).name if what == "candidate" else storable(new)
