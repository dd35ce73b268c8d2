"""The interview as it went, in time: every question, note, score and decision, with what was taken back.

example:  screener replay "Ann Example"
"""

from __future__ import annotations

import argparse
from dataclasses import asdict
from textwrap import fill

from screener.cli import outcome, places
from screener.reporting.clean import for_terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("screen", metavar="SCREEN", help="id, beginning of an id, or candidate's name")
    parser.add_argument("--json", action="store_true", help="one JSON array")
    places.add_look_past(parser)


def run(args: argparse.Namespace) -> int:
    """Print the course of the screen."""
    from screener.interview.replaying import Moment, replay
    from screener.interview.screen import fold

    with places.journal(args) as journal:
        recorded = journal.events(places.find(args, journal, args.screen))
        moments = replay(recorded, journal.kit(fold(recorded).kit))
    if args.json:
        outcome.emit_json([asdict(moment) for moment in moments])
        return outcome.DONE

    def line(moment: Moment) -> str:
        mark = "taken back: " if moment.undone else ""
        told = " / ".join(for_terminal(f"{mark}{moment.text}").splitlines())
        head = f"{_clock(moment.seconds):>8}  "
        return fill(told, 96, initial_indent=head, subsequent_indent=" " * len(head))

    for moment in moments:
        outcome.emit(line(moment))
    return outcome.DONE


def _clock(seconds: float) -> str:
    whole = max(0, int(seconds))
    if whole >= 3600:
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"
