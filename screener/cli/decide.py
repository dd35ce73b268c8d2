"""Record the hiring lead's decision about a candidate after the debrief. Never computed.

example:  screener decide "Ann Example" advance --reason "Own incidents, told with causes" --took-part Ivy
"""

from __future__ import annotations

import argparse

from screener.cli import outcome, places
from screener.errors import RefusedAction
from screener.reporting.clean import for_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("candidate", metavar="CANDIDATE", help="name, reference, or the id of a screen")
    parser.add_argument("value", choices=("advance", "hold", "decline"))
    parser.add_argument("--reason", required=True, help="why, in a sentence that can be defended")
    parser.add_argument(
        "--took-part", action="append", default=[], metavar="NAME", help="who was there; repeat"
    )
    parser.add_argument("--would-change", default="", metavar="TEXT", help="what would have changed it")


def run(args: argparse.Namespace) -> int:
    """Append the decision to the candidate's newest submitted screen."""
    from screener.interview import events as e
    from screener.interview.blind import folded
    from screener.interview.verbs import storable
    from screener.store.live import now

    who = places.identity(args) or ""
    leads = {folded(lead) for lead in places.leads()}
    if leads and folded(who) not in leads:
        raise RefusedAction("Decisions are recorded by a hiring lead; the settings name who that is.")
    if not args.reason.strip():
        raise RefusedAction("A decision needs a reason.")
    with places.journal(args) as journal:
        wanted = folded(args.candidate)
        cards = [c for c in journal.cards() if c.state == "submitted" and not c.practice]
        mine = [
            c for c in cards if wanted in (folded(c.candidate), folded(c.ref or "")) or c.id == args.candidate
        ]
        if not mine:
            raise RefusedAction(f"There is no submitted screen of '{args.candidate}'.")
        if len({c.role for c in mine}) > 1:
            raise RefusedAction(
                f"'{args.candidate}' was screened for several roles: give the id of a screen."
            )
        newest = max(mine, key=lambda c: c.started_at)
        event = e.Decided(
            value=args.value,
            reason=storable(args.reason.strip()),
            took_part=tuple(storable(name) for name in args.took_part),
            would_change=storable(args.would_change.strip()),
        )
        journal.append(newest.id, event, now(), who)
    outcome.note(f"{for_line(newest.candidate)}: {event.value}, recorded.")
    return outcome.DONE
