"""The hiring clock of every candidate: the day, what waits for whom, who is about to be lost.

The first submitted screen starts the clock. Later stages (panel, decision, offer, signed, closed) are
recorded with --move, as events.

example:  screener pipeline
example:  screener pipeline --move "Ann Example" --to offer --on 2026-03-12
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screener.cli import outcome, places
from screener.errors import RefusedAction, UsageError
from screener.reporting.clean import for_line

if TYPE_CHECKING:
    from screener.hiring.pipeline import Progress
    from screener.interview.screen import Screen
    from screener.store.sqlite import SqliteJournal

RECENT_DAYS = 120
"""Days back that are looked at, unless --all is given."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--role", help="only this role")
    parser.add_argument("--all", action="store_true", help="ended ones and old ones, too")
    parser.add_argument("--move", metavar="CANDIDATE", help="record that this candidate reached a stage")
    parser.add_argument("--to", metavar="STAGE", help="panel, decision, offer, signed or closed")
    parser.add_argument("--on", metavar="DATE", help="the day, as 2026-03-12; left out: today")
    parser.add_argument("--reason", default="", help="why the process ended, for closed")
    parser.add_argument(
        "--ical", type=Path, metavar="FILE", help="the next due dates as iCalendar; - prints them"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """Move a candidate, or print the pipeline."""
    from screener.hiring.pipeline import calendar, pace, pipeline
    from screener.reporting.guide_pages import pipeline_page
    from screener.store.live import now

    clock = places.library(args).guide().clock
    if clock is None:
        raise RefusedAction("The hiring guide has no clock: no days to measure by.")
    with places.journal(args) as journal:
        if args.move:
            _move(args, journal)
            return outcome.DONE
        found = pipeline(_screens(args, journal), now().date(), clock)
    shown = [p for p in found if args.all or p.open]
    if args.ical:
        outcome.deliver(calendar(shown, now()), None if str(args.ical) == "-" else args.ical)
        return outcome.DONE
    if args.json:
        outcome.emit_json(
            {"candidates": [_data(p) for p in shown], "clock": clock.model_dump(exclude_none=True)}
        )
        return outcome.DONE
    outcome.emit("\n".join(pipeline_page(shown, clock, pace(found), outcome.paint)))
    return outcome.DONE


def _screens(args: argparse.Namespace, journal: SqliteJournal) -> list[Screen]:
    from screener.interview.screen import fold
    from screener.store.live import now

    oldest = f"{now() - timedelta(days=RECENT_DAYS):%Y-%m-%d}"
    cards = [c for c in journal.cards(args.role) if c.state == "submitted" and not c.practice]
    return [fold(journal.events(c.id)) for c in cards if args.all or c.started_at >= oldest]


def _move(args: argparse.Namespace, journal: SqliteJournal) -> None:
    from screener.hiring.pipeline import reach
    from screener.interview.blind import folded, person
    from screener.interview.screen import fold
    from screener.store.live import now

    if not args.to:
        raise UsageError("--move needs --to: panel, decision, offer, signed or closed.")
    cards = [c for c in journal.cards(args.role) if not c.practice]
    wanted = [c for c in cards if folded(args.move) in (folded(c.candidate), folded(c.ref or ""))]
    people = {person(c.candidate, c.ref, c.role) for c in wanted}
    if len(people) != 1:
        told = "There is no screen of" if not people else "There are several candidates called"
        raise RefusedAction(
            f"{told} '{args.move}'." + (" Say --role, or give the reference." if people else "")
        )
    screens = [fold(journal.events(c.id)) for c in wanted]
    event = reach(screens, args.to, _day(args.on, now().date()), now().date(), args.reason)
    newest = max((s for s in screens if s.status == "submitted"), key=lambda s: s.started_at)
    journal.append(newest.id, event, now(), places.identity(args) or "")
    outcome.note(f"{for_line(newest.candidate.name)}: {event.stage} on {event.on}.")


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"'{text}' is no day. Give it as 2026-03-12.") from None


def _data(p: Progress) -> dict[str, Any]:
    return {
        "candidate": p.candidate,
        "role": p.role,
        "stage": p.stage,
        "day": p.day,
        "next": p.next,
        "waits_for": p.waits_for,
        "due": p.due.isoformat() if p.due else None,
        "overdue": p.overdue,
        "about_to_be_lost": p.about_to_be_lost,
        "closed": p.closed,
        "reached": {name: on.isoformat() for name, on in p.reached.items()},
    }
