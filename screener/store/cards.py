"""Cards: one computed line a screen, kept beside the events so that thousands can be listed at once.

A card is a cache. It names the event it was computed at and is thrown away when the screen moved on; the
events alone are the truth. The views of the file (``screens``, ``answers``, ``flags``) read from here.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from screener.content.kit import Kit
from screener.interview.scorecard import Scorecard, scorecard
from screener.interview.screen import Screen
from screener.store.journal import Card

COLUMNS = tuple(field.name for field in fields(Card))


def from_row(row: tuple[Any, ...]) -> Card:
    """Make a card of a row with ``COLUMNS``."""
    values = dict(zip(COLUMNS, row, strict=True))
    return Card(**{**values, "practice": bool(values["practice"])})


def card(screen: Screen, totals: Scorecard) -> Card:
    """Compute the card of a screen as it stands."""
    return Card(
        id=screen.id,
        candidate=screen.candidate.name,
        ref=screen.candidate.ref,
        role=screen.role,
        interviewer=screen.interviewer,
        state=screen.status,
        coverage=totals.coverage,
        mean=totals.mean,
        flags=len(totals.confirmed),
        started_at=_text(screen.started_at) or "",
        submitted_at=_text(screen.submitted_at),
        recommendation=screen.recommendation.value if screen.recommendation else None,
        practice=screen.practice,
        seq=screen.last,
    )


def write(db: Database, screen: Screen, kit: Kit) -> None:
    """Replace the card of a screen, inside the caller's transaction."""
    totals = scorecard(screen, kit)
    for table in ("card_answers", "card_flags"):
        db.table(table).delete_where("screen = ?", [screen.id])
    line = asdict(card(screen, totals))
    db.table("cards").upsert({**line, "practice": int(line["practice"])}, pk="id")
    db.table("card_answers").insert_all(
        {
            "screen": screen.id, "question": a.question.id, "competency": a.question.competency,
            "state": a.answer.state, "score": a.answer.score, "seconds": a.answer.seconds,
            "notes": a.answer.notes,
        }
        for a in totals.answers
    )  # fmt: skip
    db.table("card_flags").insert_all(
        {
            "screen": screen.id,
            "question": f.question,
            "rule": f.rule,
            "quote": f.quote,
            "decision": f.decision,
        }
        for f in totals.flags
    )


def _text(at: datetime | None) -> str | None:
    return at.isoformat(timespec="milliseconds") if at else None
