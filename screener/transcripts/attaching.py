"""Attaching a transcript to a screen: who is who, and the text that is kept by its digest."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Literal

from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview.blind import folded
from screener.interview.screen import Screen
from screener.interview.verbs import storable
from screener.transcripts.turns import Transcript, Turn

Who = Literal["interviewer", "candidate", "other"]
NO_CONSENT = (
    "Nothing was attached: there is no consent to recording on record. Add --consent with the candidate's "
    "words; in many places everybody who is recorded must agree."
)


def attach(
    screen: Screen, found: Transcript, candidate: str | None = None
) -> tuple[e.TranscriptAttached, str]:
    """Give the event and the text to keep. ``candidate``: what the file calls them, where it is otherwise.

    Raises ``RefusedAction`` without consent, on a closed screen, or when nobody in it is the candidate.
    """
    if screen.status != "open":
        raise RefusedAction("A transcript is attached to an unfinished screen; this one is closed.")
    if screen.consent is None or not screen.consent.given:
        raise RefusedAction(NO_CONSENT)
    speakers = who_is_who(found.speakers, candidate or screen.candidate.name, screen.interviewer)
    if "candidate" not in speakers.values():
        names = ", ".join(found.speakers) or "nobody"
        raise RefusedAction(
            f"Nobody in it is called '{candidate or screen.candidate.name}': {names}. Say --candidate."
        )
    text = storable(json.dumps([asdict(turn) for turn in found.turns], ensure_ascii=False))
    return e.TranscriptAttached(transcript=sha256(text.encode()).hexdigest(), speakers=speakers), text


def who_is_who(speakers: tuple[str, ...], candidate: str, interviewer: str) -> dict[str, Who]:
    """Map speakers to roles by name; with one other speaker, that one is the interviewer."""
    found: dict[str, Who] = {}
    for name in speakers:
        same = folded(name) == folded(candidate) or folded(name) in folded(candidate).split()
        found[name] = (
            "candidate" if same else "interviewer" if folded(name) == folded(interviewer) else "other"
        )
    others = [name for name, who in found.items() if who == "other"]
    if len(others) == 1 and "interviewer" not in found.values():
        found[others[0]] = "interviewer"
    return found


def turns_of(text: str) -> tuple[Turn, ...]:
    """Read the turns of a kept text again."""
    return tuple(Turn(**turn) for turn in json.loads(text))
